import type { z } from "zod";

/** A value as JSON carries it: what may be undefined may be absent. */
type Sent<T> = T extends readonly (infer Item)[] ? Sent<Item>[] : T extends object ? SentObject<T> : T;
type SentObject<T> =
  & { [K in keyof T as undefined extends T[K] ? never : K]: Sent<T[K]> }
  & { [K in keyof T as undefined extends T[K] ? K : never]?: Sent<Exclude<T[K], undefined>> };

/**
 * Ties the schema of an answer to the type a verb gives: each must fit the other, so a field added, renamed or retyped
 * on one side alone does not compile.
 */
export function answerOf<View>() {
  return <S extends z.ZodType<Sent<View>>>(schema: S & (Sent<View> extends z.infer<S> ? unknown : never)): S => schema;
}
