import type { Recognition } from "../evidence/record";
import { type RecogniseOptions, recognise } from "./recognise";

/** What `proofroom inspect` prints: the answer that a push would store, and nothing stored. */
export type Inspection = Pick<Recognition, "format" | "tool" | "records" | "facts" | "issues">;

export function inspect(bytes: Uint8Array, options: RecogniseOptions = {}): Inspection {
  const { format, tool, records, facts, issues } = recognise(bytes, options);
  return { format, tool, records, facts, issues };
}
