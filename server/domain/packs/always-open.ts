import type { LeafType } from "../ledger/leaf";

/** Entries about the log itself: without them nobody could follow its keys, its end, what was lost in a restore, or what was erased. */
export const ALWAYS_OPEN_TYPES: ReadonlySet<LeafType> = new Set(["log.genesis", "key.rotated", "log.succession", "log.closed", "log.repaired", "erasure"]);
