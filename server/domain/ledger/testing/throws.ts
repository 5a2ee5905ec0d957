import { expect } from "vitest";

/** Matcher for a ledger failure of exactly this code. */
export function coded(code: string): Error {
  return expect.objectContaining({ name: "LedgerError", code }) as Error;
}
