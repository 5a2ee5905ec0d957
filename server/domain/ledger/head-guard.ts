import { z } from "zod";

import { encodeBase64, sameBytes, strictHash, strictText } from "./bytes";
import { LedgerError } from "./error";

/** What can happen to a log as a whole. */
export const LOG_EVENT_KINDS = ["frozen", "unfrozen", "guard_initialised", "repaired", "closed", "opened", "key_rotated", "key_retired"] as const;
export type LogEventKind = (typeof LOG_EVENT_KINDS)[number];

/** The last head of a log that left the house, with the database it came from. `note` is null at genesis, before anything is signed. */
export type GuardedHead = { origin: string; size: number; root: Uint8Array; note: string | null; systemId: string; timeline: number };
/** What the guard keeps of a log that was closed for ever: its own origin, and that of the log which succeeded it. */
export type LogEnding = { origin: string; successor: string };
/** How many changes waited during a freeze of a log, as last seen; 0 once the ledger says what became of them. `freeze`: id of the event that stopped it. */
export type HeldCount = { freeze: string; n: number };
/** Why a log must not be signed on. */
export type HeadFault = { code: FaultCode; sentence: string };
export const FAULT_CODES = ["GUARD_MISSING", "GUARD_UNREADABLE", "GUARD_OTHER_LOG", "GUARD_AHEAD", "GUARD_OTHER_ROOT", "GUARD_NOT_CONSISTENT", "TREE_BROKEN", "GUARD_CLOSED", "NOT_SUCCEEDED", "SIGNED_AHEAD", "SIGNED_OTHER", "OPERATOR"] as const;
export type FaultCode = (typeof FAULT_CODES)[number];
/** Faults that say something of the guard and nothing of the log: `ledger guard init` ends them. */
export const GUARD_FAULTS: readonly string[] = ["GUARD_MISSING", "GUARD_UNREADABLE"] satisfies FaultCode[];

const Stored = z.strictObject({
  v: z.literal(1), origin: z.string().min(1), size: z.int().nonnegative(), root: z.string(), note: z.string().nullable(), systemId: z.string(), timeline: z.int(),
});

/** The guard's entry as text, one line. */
export function printGuardedHead({ root, ...head }: GuardedHead): string {
  return `${JSON.stringify({ v: 1, ...head, root: encodeBase64(root) })}\n`;
}

/** Reads a guard's entry. Throws `GUARD_UNREADABLE`. */
export function parseGuardedHead(bytes: Uint8Array): GuardedHead {
  const { v: _, ...head } = stored(Stored, bytes);
  return { ...head, root: strictHash(head.root, "GUARD_UNREADABLE") };
}

const StoredEnding = z.strictObject({ v: z.literal(1), origin: z.string().min(1), successor: z.string().min(1) });

/** What the guard keeps of a closed log as text, one line. */
export function printEnding(ending: LogEnding): string {
  return `${JSON.stringify({ v: 1, ...ending })}\n`;
}

/** Reads it. Throws `GUARD_UNREADABLE`. */
export function parseEnding(bytes: Uint8Array): LogEnding {
  const { v: _, ...ending } = stored(StoredEnding, bytes);
  return ending;
}

const StoredHeld = z.strictObject({ v: z.literal(1), freeze: z.string().min(1), n: z.int().nonnegative() });

/** What the guard keeps of changes that wait, as text, one line. */
export function printHeld(held: HeldCount): string {
  return `${JSON.stringify({ v: 1, ...held })}\n`;
}

/** Reads it. Throws `GUARD_UNREADABLE`. */
export function parseHeld(bytes: Uint8Array): HeldCount {
  const { v: _, ...held } = stored(StoredHeld, bytes);
  return held;
}

/** A log's name to the guard: what its origin ends with. */
export function logIdOf(origin: string): string {
  return origin.slice(origin.lastIndexOf("/") + 1);
}

/** Why a log that was closed must not go on, whatever the database says of it. */
export function endedFault({ successor }: LogEnding): HeadFault {
  return fault("GUARD_CLOSED", `This log was closed and ${successor} succeeded it, which the head guard remembers and the database does not: the database is from before that. Bring it forward to after the succession; where no such copy is left, let another log succeed (ledger succeed).`);
}

/** Why the newest log of an organization, or of the installation's anchors, is stopped where it is closed: nothing here closes one without opening another. */
export const NOT_SUCCEEDED: HeadFault = { code: "NOT_SUCCEEDED", sentence: "The database says that this log is closed, and no other succeeded it: somebody changed its state. Find out who; where the database holds all that was published, let the log go on (ledger unfreeze)." };

type Head = { origin: string; size: number; root: Uint8Array };

/**
 * Holds the database's head against the guard's, without looking at the tree. The guard may lag, because it is written
 * after the commit; going backwards, or another root at the same size, is what must never be signed over.
 */
export function compareHeads(guard: Head, database: Head): HeadFault | null {
  if (guard.origin !== database.origin) return fault("GUARD_OTHER_LOG", `The head guard holds the log ${guard.origin} where ${database.origin} is expected.`);
  if (guard.size > database.size) {
    return fault("GUARD_AHEAD", `The database is older than what was published: it holds ${database.size} entries, a head of ${guard.size} was published. It looks like a restore of an older copy.`);
  }
  if (guard.size === database.size && !sameBytes(guard.root, database.root)) {
    return fault("GUARD_OTHER_ROOT", `The database holds another history than what was published: both have ${guard.size} entries, with different roots.`);
  }
  return null;
}

/** What the entries in the database lead to: roots at the sizes asked for, and how many there are. */
export type DerivedTree = { size: number; roots: ReadonlyMap<number, Uint8Array> };

/** Holds the tree derived from the leaves against both heads. Asks for the roots at both sizes. */
export function compareTree(tree: DerivedTree, guard: Head, database: Head): HeadFault | null {
  const own = tree.roots.get(database.size);
  if (tree.size !== database.size || !own || !sameBytes(own, database.root)) {
    return fault("TREE_BROKEN", `The entries in the database do not lead to its own head: ${tree.size} leaves stand in order, the head is of ${database.size}.`);
  }
  const then = tree.roots.get(guard.size);
  if (then && sameBytes(then, guard.root)) return null;
  return fault("GUARD_NOT_CONSISTENT", `The database holds another history than what was published: its first ${guard.size} entries do not lead to the published root.`);
}

function fault(code: FaultCode, sentence: string): HeadFault {
  return { code, sentence };
}

function stored<T>(form: z.ZodType<T>, bytes: Uint8Array): T {
  const text = strictText(bytes, "GUARD_UNREADABLE");
  try {
    return form.parse(JSON.parse(text));
  } catch (cause) {
    throw new LedgerError("GUARD_UNREADABLE", `not a head guard entry: ${cause instanceof Error ? cause.message : "unknown"}`);
  }
}
