import { LedgerError } from "@/server/domain/ledger/error";

import { TargetError } from "./bounded-fetch";

/** What a list shows of a failure: code and words of ours or of the target, never of the database. */
export function failureOf(error: unknown): { text: string; final: boolean } {
  if (error instanceof TargetError) return { text: shortened(`${error.code}: ${error.message}`), final: error.final };
  if (error instanceof LedgerError) return { text: shortened(`${error.code}: ${error.message}`), final: false };
  return { text: `INTERNAL: ${error instanceof Error ? error.name : "unknown"}. The reason is in the worker's log.`, final: false };
}

function shortened(text: string): string {
  // A target's own words may hold anything, half a surrogate pair or U+0000 included.
  return [...text.toWellFormed()].filter((character) => character >= " ").join("").slice(0, 300);
}
