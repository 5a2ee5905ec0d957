import { Temporal } from "temporal-polyfill";

import type { Json, JsonValue } from "./source";

/** Namespace of our properties and reasons: what is under it means what this project says, not what NIST says. */
export const NS = "urn:proofroom:oscal:1";
export const NOT_STATED = "Not stated.";
/** Most values: nothing to mend, and found out without the classes of Unicode. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** One property of ours. Values of OSCAL are one line without outer spaces; one with nothing in it is left out. */
export function props(values: Record<string, string | number | boolean | null | undefined> | [string, string | number | null | undefined][]): { props?: Json[] } {
  const entries: [string, string | number | boolean | null | undefined][] = Array.isArray(values) ? values : Object.entries(values);
  const given = entries.flatMap(([name, value]) => {
    const text = value === null || value === undefined ? "" : oneLine(String(value));
    return text === "" ? [] : [{ name, ns: NS, value: text }];
  });
  return given.length === 0 ? {} : { props: given };
}

/** OSCAL's string: no line break, no outer space. */
export function oneLine(text: string): string {
  return PLAIN.test(text) ? text : text.replaceAll(/[\s\p{C}]+/gu, " ").trim();
}

/** People's words as OSCAL's marked-up text: what they typed is what a reader sees, never markup, a link or a parameter. */
export function prose(text: string | null | undefined): string {
  const said = (text ?? "").trim();
  return said === "" ? NOT_STATED : said.replaceAll(/[\\`*_{}[\]<>#|~!&]/g, String.raw`\$&`);
}

/** The same for a title: one line. */
export const titled = (text: string): string => prose(oneLine(text));

/** An array only where there is something in it: OSCAL forbids empty ones. */
export function listed<Name extends string>(name: Name, items: JsonValue[]): Json {
  return items.length === 0 ? {} : { [name]: items };
}

/** First moment of a day in a zone, ISO 8601 UTC. */
export function startOf(day: string, timezone: string, plusDays = 0): string {
  return Temporal.PlainDate.from(day).add({ days: plusDays }).toZonedDateTime(timezone).toInstant().toString();
}

/** Times of other centuries are not OSCAL times: the first that is one. */
export function oscalTime(...candidates: (string | null)[]): string {
  return candidates.find((at): at is string => at !== null && /^(19|2\d)\d\d-/.test(at)) ?? "1970-01-01T00:00:00Z";
}
