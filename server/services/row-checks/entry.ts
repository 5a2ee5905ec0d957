import { parseLeaf, type Leaf } from "@/server/domain/ledger/leaf";
import { LedgerError } from "@/server/domain/ledger/error";

/** An entry whose rows are compared. `body` is null where its content was erased: then only that its rows are there can be said. */
export type RowEntry = { id: string; leaf: Pick<Leaf, "type" | "object" | "at">; body: Record<string, unknown> | null };

/** The leaf in these bytes, or null where they are none: that is found by who compares hashes. */
export function leafOrNull(bytes: Uint8Array): Leaf | null {
  try {
    return parseLeaf(bytes);
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/** A body as read from its canonical bytes, or null where they are no such thing. */
export function bodyOrNull(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
