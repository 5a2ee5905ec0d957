import { instantOf } from "@/components/ui/time-format";

import type { ActBlock, ActField, Condition, GroundSentences, OfferedAct } from "./act-form";

export type Value = string | boolean | string[] | Values | Values[];
/** Where the values of a letter hold how it is sent; no part has this name. */
export const CHANNEL = "channel!";
/** Where they hold what a part began with. */
const begunAs = (part: string): string => `${part}!`;
export type Values = { [name: string]: Value };

/** What a form starts with. */
export function emptyValues(fields: readonly ActField[]): Values {
  const values: Values = {};
  // Letters for several answers share a name, and what one begins with is not lost to the next.
  for (const field of fields) values[field.name] = field.kind === "letter" ? { ...record(values[field.name]), ...record(emptyValue(field)) } : emptyValue(field);
  return values;
}

function emptyValue(field: ActField): Value {
  if (field.kind === "choices") return [];
  if (field.kind === "tasks") return field.choices.map(({ value }) => value);
  if (field.kind === "check") return false;
  if (field.kind === "list") return Array.from({ length: field.least }, () => emptyValues(field.of));
  if (field.kind === "group") return emptyValues(field.of);
  if (field.kind === "letter") return { [CHANNEL]: field.channels[0]?.value ?? "", ...Object.fromEntries(field.parts.flatMap(({ part, initial }) => (initial ? [[part, initial]] : []))) };
  return field.kind === "ground" ? {} : (field.initial ?? "");
}

export const fieldsOf = ({ steps }: Pick<OfferedAct, "steps">): ActField[] => steps.flatMap(({ fields }) => fields);

function holds({ field, is }: Condition, values: Values): boolean {
  const value = values[field];
  return Array.isArray(value) ? value.some((one) => typeof one === "string" && is.includes(one)) : is.includes(String(value ?? ""));
}

export const isShown = ({ when }: Pick<ActField, "when">, values: Values): boolean => !when || holds(when, values);

/** The fields somebody has to see as the form stands. */
export const shownFields = (fields: readonly ActField[], values: Values): ActField[] => fields.filter((field) => field.kind !== "fixed" && field.kind !== "quoted" && isShown(field, values));

/** The first of the rules' refusals that what was chosen so far runs into, or null. */
export function refusalOf(blocks: readonly ActBlock[], values: Values): string | null {
  return blocks.find(({ all }) => all.every((condition) => holds(condition, values)))?.sentence ?? null;
}

/** The data of an act from what was typed; texts and letters as stand-ins. Times are read in `zone`. */
export function assemble(fields: readonly ActField[], values: Values, zone: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.kind === "read" || field.local) continue;
    if (!isShown(field, values)) {
      // Several fields may share a name, each for another choice: an absent one takes nothing from the one that is there.
      if (field.otherwise !== undefined && !(field.name in data)) data[field.name] = field.otherwise;
    } else if (field.kind === "quoted") data[field.name] = { text: words(record(values[field.letter])[field.part]) };
    else if (field.kind === "ground") Object.assign(data, groundOf(field, record(values[field.name])));
    else data[field.name] = sent(field, values[field.name], zone);
  }
  return data;
}

const words = (value: Value | undefined): string => (typeof value === "string" ? value.trim() : "");
const record = (value: Value | undefined): Values => (typeof value === "object" && !Array.isArray(value) ? value : {});
const rows = (value: Value | undefined): Values[] => (Array.isArray(value) ? value.flatMap((row) => (typeof row === "string" ? [] : [row])) : []);
const lines = (value: Value | undefined): string[] => words(value).split("\n").map((line) => line.trim()).filter(Boolean);

function sent(field: Exclude<ActField, { kind: "read" | "ground" | "quoted" }>, value: Value | undefined, zone: string): unknown {
  switch (field.kind) {
    case "fixed": return field.value;
    case "check": return value === true;
    case "choices": return Array.isArray(value) ? value : [];
    case "text": return words(value) === "" && field.optional ? null : { text: words(value) };
    case "number": return words(value) === "" && field.optional ? null : Math.round(Number(words(value).replace(",", ".")) * (field.scale ?? 1));
    case "instant": return words(value) === "" ? null : instantOf(words(value), zone);
    case "keys": return lines(value);
    case "tasks": return { systems: Array.isArray(value) ? value : [] };
    case "list": return rows(value).map((row) => assemble(field.of, row, zone));
    case "group": return assemble(field.of, record(value), zone);
    case "letter": return letterOf(field, record(value));
    default: return words(value) === "" && field.optional ? null : words(value);
  }
}

function letterOf({ as, notice, parts }: Extract<ActField, { kind: "letter" }>, value: Values): unknown {
  const letter = { kind: notice, said: saidIn(value, parts) };
  return as === "draft" ? { draft: letter } : { letter: { ...letter, channel: words(value[CHANNEL]) } };
}

function groundOf(field: Extract<ActField, { kind: "ground" }>, value: Values): Record<string, unknown> {
  const ground = words(value["ground"]);
  const facts = field.grounds.find((known) => known.value === ground)?.facts ?? [];
  return { [field.as]: ground, facts: facts.map(({ fact }) => ({ fact, text: { text: words(value[fact]) } })) };
}

/** The parts of a letter that were written. An empty one is left out: the letter then lacks it, and the rules say so. */
export function saidIn(value: Values, parts: readonly { part: string }[]): Record<string, string> {
  return Object.fromEntries(parts.flatMap(({ part }) => (words(value[part]) === "" ? [] : [[part, words(value[part])]])));
}

/** What a letter begins with when its step is reached: the words of earlier steps, where nothing was written yet. Words that only began it follow those steps when they change. */
export function begun(fields: readonly ActField[], values: Values): Values {
  // Letters for several answers share a name: only the one that is to be written begins.
  const letters = fields.flatMap((field) => (field.kind === "letter" && isShown(field, values) ? [field] : []));
  return Object.fromEntries(letters.map((letter) => {
    const written = record(values[letter.name]);
    const from = letter.parts.flatMap(({ part, from: source, grounds }) => {
      // Changed or written by hand: it stays.
      if (words(written[part]) !== "" && words(written[part]) !== words(written[begunAs(part)])) return [];
      const first = grounds ? groundsIn(grounds, values) : source ? words(values[source]) : null;
      return first === null ? [] : [[part, first] as const, [begunAs(part), first] as const];
    });
    return [letter.name, { ...written, ...Object.fromEntries(from) }];
  }));
}

/** The grounds that were chosen, each once, in the sentences of the person's language. */
function groundsIn({ lists, always, sentences }: GroundSentences, values: Values): string {
  const chosen = lists.flatMap((list) => rows(values[list]).map((row) => words(record(row["ground"])["ground"])));
  return [...new Set([...always, ...chosen])].flatMap((ground) => sentences[ground] ?? []).join("\n");
}
