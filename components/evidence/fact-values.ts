import { formatDate, formatDateTime, zoneOffset } from "@/components/ui/time-format";
import type { FactValue } from "@/server/domain/evidence/record";

export type FactType = "boolean" | "number" | "timestamp" | "date" | "string";

/** The input a fact's type asks for. An unknown type is asked for as text. */
export function factTypeOf(type: string): FactType {
  if (type === "boolean" || type === "number" || type === "timestamp" || type === "date") return type;
  if (type === "integer" || type === "ratio" || type === "duration") return "number";
  return "string";
}

export function showFact(value: FactValue | undefined, type: string, tz: string): string {
  if (value === undefined || value === null) return "unknown";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && factTypeOf(type) === "timestamp") return `${formatDateTime(value, tz)} ${zoneOffset(value, tz)}`;
  if (typeof value === "string" && factTypeOf(type) === "date") return formatDate(value);
  return String(value);
}

/** Reads an answer as its fact's type. An empty answer stays an open question: it is never false and never zero. */
export function readFact(typed: string, type: string): { value: FactValue } | { open: true } | { error: string } {
  const text = typed.trim();
  if (text === "") return { open: true };
  const kind = factTypeOf(type);
  if (kind === "boolean") return text === "yes" || text === "no" ? { value: text === "yes" } : { error: "Yes or no." };
  if (kind === "number") {
    const value = Number(text.replace(",", "."));
    return Number.isFinite(value) ? { value } : { error: "A number, please." };
  }
  if (kind === "timestamp") {
    const instant = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
    return Number.isNaN(instant.getTime()) ? { error: "A date and time, UTC." } : { value: instant.toISOString() };
  }
  if (kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { error: "A date." };
  return { value: text };
}
