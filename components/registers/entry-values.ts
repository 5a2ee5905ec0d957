import { instantOf } from "@/components/ui/time-format";
import { type Field, type Fields } from "@/server/domain/registers/field";

export type Value = string | boolean | string[] | Values | Values[];
/** What a form holds while it is filled in: several short texts as one text, moments in the zone's own time. */
export type Values = { [name: string]: Value };

export function valuesOf(fields: Fields, content: Record<string, unknown>, zone: string): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, field]): [string, Value] => [name, valueOf(field, content[name] ?? field.empty, zone)]));
}

function valueOf(field: Field, value: unknown, zone: string): Value {
  switch (field.kind) {
    case "lines": return (value as string[]).join("\n");
    case "choices": case "countries": case "references": return value as string[];
    case "check": return value === true;
    case "moment": return value === null ? "" : localOf(value as string, zone);
    case "group": return valuesOf(field.of, value as Record<string, unknown>, zone);
    case "rows": return (value as Record<string, unknown>[]).map((row) => valuesOf(field.of, row, zone));
    default: return value === null ? "" : String(value as string | number);
  }
}

/** The content that a form says. What is no number stays as it was typed, for the register to refuse. */
export function contentFrom(fields: Fields, values: Values, zone: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, saidBy(field, values[name], zone)]));
}

function saidBy(field: Field, value: Value | undefined, zone: string): unknown {
  const words = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "line": case "text": return words;
    case "lines": return words.split("\n").map((line) => line.trim()).filter(Boolean);
    case "choices": case "countries": case "references": return Array.isArray(value) ? value : [];
    case "check": return value === true;
    case "count": return words.trim() === "" ? null : /^\d+$/.test(words.trim()) ? Number(words.trim()) : words;
    case "moment": return words === "" ? null : instantOf(words, zone);
    case "group": return contentFrom(field.of, recordOf(value), zone);
    case "rows": return rowsOf(value).map((row) => contentFrom(field.of, row, zone));
    case "choice": case "day": case "country": case "reference": return words === "" ? null : words;
  }
}

export const recordOf = (value: Value | undefined): Values => (typeof value === "object" && !Array.isArray(value) ? value : {});
export const rowsOf = (value: Value | undefined): Values[] => (Array.isArray(value) ? value.flatMap((row) => (typeof row === "string" ? [] : [row])) : []);

/** An instant as the zone's own date and time, as a field of a browser takes it; to the second where it has any. */
function localOf(instant: string, zone: string): string {
  const parts = new Map(new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" }).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  const seconds = part("second") === "00" ? "" : `:${part("second")}`;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}${seconds}`;
}

/** Fields of a form that count as it stands. */
export function shownIn(fields: Fields, values: Values): [string, Field][] {
  return Object.entries(fields).filter(([, { when }]) => {
    if (!when) return true;
    const value = values[when.field];
    return typeof value === "boolean" || typeof value === "string" ? when.is.includes(value) : false;
  });
}
