import type { Said } from "../letters/letter";
import type { RedactionCount } from "./redact";
import type { AnswerChoices } from "./schema";

/** Stands in the words of a letter for where the files lie ready, until their digest is known. */
export const READY = "#ready";
/** How the files of an answer were made: kept sealed beside them, for the form of the answer and for making them anew. */
export type MadeAnswer = { choices: Partial<AnswerChoices>; counts: RedactionCount[]; searched: { systems: number; identifiers: number }; parts: Said };

/** The words of the letter with the digest in them. */
export function readyParts(parts: Said, ready: string): Said {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text.replaceAll(READY, () => ready)]));
}
