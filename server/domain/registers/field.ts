import { Temporal } from "temporal-polyfill";
import { z } from "zod";

import { isId } from "../ids/ids";
import type { RegisterKey } from "./keys";
import { isCountry } from "./world-countries";
import { dayInput, momentInput } from "../times/schema";

export type Choice = { value: string; label: string };
/** A field counts where another field of the same object says one of these. */
export type Condition = { field: string; is: readonly (string | boolean)[] };

type Shape =
  | { kind: "line" }
  | { kind: "text" }
  /** Several short texts, in order. */
  | { kind: "lines" }
  | { kind: "choice"; choices: readonly Choice[] }
  | { kind: "choices"; choices: readonly Choice[] }
  | { kind: "day" }
  | { kind: "moment" }
  | { kind: "check" }
  | { kind: "count" }
  | { kind: "country" }
  | { kind: "countries" }
  /** An entry of another register of the same organization, or of its systems, or one of its cases. */
  | { kind: "reference"; to: RegisterKey | "systems" | "cases" }
  | { kind: "references"; to: RegisterKey | "systems" | "cases" }
  | { kind: "group"; of: Fields }
  | { kind: "rows"; of: Fields };

export type FieldKind = Shape["kind"];

type Common = {
  label: string;
  hint?: string;
  /** The article that asks for it, printed with it. */
  law?: string;
  /** Without it the entry is incomplete: always, or where the condition holds. */
  needed?: true | Condition;
  /** Shown only where it holds. What is hidden is kept. */
  when?: Condition;
};
/** One field: how it is asked for, what it takes, and what stands where nothing was said. */
export type Field<T = unknown> = Common & Shape & { schema: z.ZodType<T>; empty: T };
export type Fields = Record<string, Field>;
export type ContentOf<F extends Fields> = { [K in keyof F]: z.output<F[K]["schema"]> };

const MOST_ROWS = 200;
const lineOf = (most: number) => z.string().trim().max(most).regex(/^[^\n\r]*$/, "Give this in one line.");
const unique = <T>(items: readonly T[]) => new Set(items).size === items.length;
const NO_TWICE = "The same stands here twice.";

export const line = (common: Common): Field<string> => ({ ...common, kind: "line", schema: lineOf(300).default(""), empty: "" });

export const text = (common: Common): Field<string> => ({ ...common, kind: "text", schema: z.string().trim().max(20_000).default(""), empty: "" });

export const lines = (common: Common): Field<string[]> => ({ ...common, kind: "lines", schema: z.array(lineOf(300).min(1)).max(MOST_ROWS).refine(unique, NO_TWICE).default([]), empty: [] });

export const count = (common: Common): Field<number | null> => ({ ...common, kind: "count", schema: z.int().min(0).max(10_000_000_000).nullable().default(null), empty: null });

export const check = (common: Common): Field<boolean> => ({ ...common, kind: "check", schema: z.boolean().default(false), empty: false });

const Day = dayInput({ error: "Give a day such as 2026-03-05.", first: "1900-01-01", last: "2999-12-31" });
export const day = (common: Common): Field<string | null> => ({ ...common, kind: "day", schema: Day.nullable().default(null), empty: null });

/** With its offset; kept in UTC, so that the same moment is the same text. */
const Moment = momentInput("Give a moment with its offset, such as 2026-03-05T10:00:00Z.")
  .refine((moment) => moment < "3000", "Give a moment of our time.")
  .transform((moment) => Temporal.Instant.from(moment).toString({ fractionalSecondDigits: 3 }));
export const moment = (common: Common): Field<string | null> => ({ ...common, kind: "moment", schema: Moment.nullable().default(null), empty: null });

const Country = z.string().refine(isCountry, "Give the two letters of ISO 3166, such as DE.");
export const country = (common: Common): Field<string | null> => ({ ...common, kind: "country", schema: Country.nullable().default(null), empty: null });
export const countries = (common: Common): Field<string[]> => ({ ...common, kind: "countries", schema: z.array(Country).max(250).refine(unique, NO_TWICE).default([]), empty: [] });

/** Choices from value → label. */
export function choice<const V extends string>(common: Common, labels: Record<V, string>): Field<V | null> {
  const values = Object.keys(labels) as [V, ...V[]];
  return { ...common, kind: "choice", choices: choicesOf(labels), schema: z.enum(values).nullable().default(null) as unknown as z.ZodType<V | null>, empty: null };
}

/** Kept in the order in which they are offered, so that ticking in another order is no change. */
export function choices<const V extends string>(common: Common, labels: Record<V, string>): Field<V[]> {
  const values = Object.keys(labels) as [V, ...V[]];
  const ordered = z.array(z.enum(values)).refine(unique, NO_TWICE).transform((chosen) => values.filter((value) => (chosen as string[]).includes(value)));
  return { ...common, kind: "choices", choices: choicesOf(labels), schema: ordered.default([]), empty: [] };
}

const choicesOf = (labels: Record<string, string>): Choice[] => Object.entries(labels).map(([value, label]) => ({ value, label }));

const NOUNS = { systems: "dataSystem", cases: "rightsRequest" } as const;
const Reference = (to: RegisterKey | "systems" | "cases") => z.string().refine((id) => isId(to === "systems" || to === "cases" ? NOUNS[to] : "registerEntry", id), "This is no id of such an entry.");
export const reference = (common: Common, to: RegisterKey | "systems" | "cases"): Field<string | null> => ({ ...common, kind: "reference", to, schema: Reference(to).nullable().default(null), empty: null });
export const references = (common: Common, to: RegisterKey | "systems" | "cases"): Field<string[]> => ({ ...common, kind: "references", to, schema: z.array(Reference(to)).max(MOST_ROWS).refine(unique, NO_TWICE).default([]), empty: [] });

/** The schema of an object of fields: what is left out is empty, what nobody asked for is refused. */
export function schemaOf<F extends Fields>(fields: F): z.ZodType<ContentOf<F>> {
  return z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]))) as unknown as z.ZodType<ContentOf<F>>;
}

export function emptyOf<F extends Fields>(fields: F): ContentOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.empty])) as ContentOf<F>;
}

export function group<F extends Fields>(common: Common, of: F): Field<ContentOf<F>> {
  const empty = emptyOf(of);
  return { ...common, kind: "group", of, schema: schemaOf(of).default(empty as never) as unknown as z.ZodType<ContentOf<F>>, empty };
}

export function rows<F extends Fields>(common: Common, of: F): Field<ContentOf<F>[]> {
  return { ...common, kind: "rows", of, schema: z.array(schemaOf(of)).max(MOST_ROWS).default([]), empty: [] };
}
