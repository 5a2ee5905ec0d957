import { z } from "zod";

import { type ContentOf, type Field, type Fields, schemaOf } from "./field";
import type { RegisterKey } from "./keys";

/** "an assessment", "a risk". */
export const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

/** What an entry lacks or contradicts: the field, and a sentence that says what the law wants there. */
export type Gap = { field: string; message: string; /** Where nothing was said at all: what is lacking, and where the law asks for it. */ lacks?: { label: string; law: string | null } };

type Given<F extends Fields> = {
  key: RegisterKey;
  /** Begins the number people see: PA-3. */
  prefix: string;
  title: string;
  noun: string;
  law: string;
  about: string;
  fields: F;
  /** Fields of the list beside the name. */
  columns: readonly (keyof F & string)[];
  /** What cannot be true: refused. */
  faults?: (content: ContentOf<F>) => Gap[];
  /** What is missing beyond the fields that say `needed`: kept, and shown until it is there. */
  gaps?: (content: ContentOf<F>) => Gap[];
};
export type Content = { name: string } & Record<string, unknown>;
/** A register as generic code sees it. */
export type Register<C extends Content = Content> = Omit<Given<Fields>, "faults" | "gaps"> & { schema: z.ZodType<C>; gaps: (content: C) => Gap[] };

/** Makes a register of its fields: its schema, what it refuses, and what makes an entry incomplete. */
export function defineRegister<F extends Fields & { name: Field<string> }>({ faults, gaps, ...given }: Given<F>): Register<ContentOf<F> & Content> {
  type C = ContentOf<F> & Content;
  const schema = schemaOf(given.fields).superRefine((content, context) => {
    const { name } = content as C;
    if (name === "") context.addIssue({ code: "custom", path: ["name"], message: "Give it a name." });
    for (const { field, message } of faults?.(content) ?? []) context.addIssue({ code: "custom", path: field.split("."), message });
  });
  return { ...given, schema: schema as unknown as z.ZodType<C>, gaps: (content) => [...missing(given.fields, content, ""), ...(gaps?.(content) ?? [])] };
}

/** Fields that must say something and do not, in the order of the form. */
function missing(fields: Fields, content: Record<string, unknown>, path: string): Gap[] {
  return Object.entries(fields).flatMap(([name, field]): Gap[] => {
    const value = content[name];
    if (field.when && !holds(field.when, content)) return [];
    if (field.kind === "group") return missing(field.of, value as Record<string, unknown>, `${path}${name}.`);
    const within = field.kind === "rows" ? (value as Record<string, unknown>[]).flatMap((row, index) => missing(field.of, row, `${path}${name}.${index}.`)) : [];
    const lacks = isEmpty(value) && (field.needed === true || (field.needed !== undefined && holds(field.needed, content)));
    return lacks ? [{ field: `${path}${name}`, message: `“${field.label}” is not said yet${field.law ? ` (${field.law})` : ""}.`, lacks: { label: field.label, law: field.law ?? null } }] : within;
  });
}

export function holds({ field, is }: { field: string; is: readonly (string | boolean)[] }, content: Record<string, unknown>): boolean {
  const value = content[field];
  return Array.isArray(value) ? value.some((one) => is.includes(one as string)) : is.includes(value as string);
}

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
