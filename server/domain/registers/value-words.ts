import { holds, isEmpty } from "./define";
import type { Field, Fields } from "./field";
import { countryName } from "./world-countries";

/** How a page or a report writes what is not plain text: the name behind an id, a moment in its zone. */
export type Wording = {
  nameOf: (id: string) => string; momentOf: (instant: string) => string;
  /** Labels and choices in another language than English, and the name of a country and a day in it. */
  wordOf?: (english: string) => string; countryOf?: (code: string) => string; dayOf?: (day: string) => string;
};
const asItIs = (words: string): string => words;
/** A field as it is read: its words, one a line where there are several; none where nothing was said. */
export type Said = { label: string; law: string | null; lines: string[] };

/** What a value says, in lines. */
export function valueWords(field: Field, value: unknown, wording: Wording): string[] {
  const { wordOf = asItIs, countryOf = countryName, dayOf = asItIs } = wording;
  if (field.kind === "check") return [wordOf(value === true ? "Yes" : "No")];
  if (field.kind === "group") return saidIn(field.of, value as Record<string, unknown>, wording).map(inOneLine);
  if (isEmpty(value)) return [];
  const labelOf = (one: unknown) => ("choices" in field ? field.choices.find((choice) => choice.value === one)?.label : undefined) ?? String(one);
  switch (field.kind) {
    case "choice": return [wordOf(labelOf(value))];
    case "choices": return (value as string[]).map((one) => wordOf(labelOf(one)));
    case "country": return [countryOf(value as string)];
    case "day": return [dayOf(value as string)];
    case "countries": return [(value as string[]).map((code) => countryOf(code)).join(", ")];
    case "reference": return [wording.nameOf(value as string)];
    case "references": return (value as string[]).map(wording.nameOf);
    case "moment": return [wording.momentOf(value as string)];
    case "rows": return (value as Record<string, unknown>[]).map((row) => saidIn(field.of, row, wording).map(({ lines }) => lines.join(", ")).join("; "));
    case "lines": return value as string[];
    default: return String(value as string | number).split(/\r\n|[\n\r]/);
  }
}

const inOneLine = ({ label, lines }: Said): string => `${label}: ${lines.join(", ")}`;

/** What an object of fields says, those that count and say something, in the order of the form. */
export function saidIn(fields: Fields, content: Record<string, unknown>, wording: Wording): Said[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = content[name] ?? field.empty;
    // A box that nobody ticked says nothing by itself, and a hidden field is not asked for.
    if ((field.kind === "check" && value !== true) || (field.when && !holds(field.when, content))) return [];
    const lines = valueWords(field, value, wording);
    return lines.length === 0 ? [] : [{ label: (wording.wordOf ?? asItIs)(field.label), law: field.law ?? null, lines }];
  });
}
