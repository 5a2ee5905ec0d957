import { ALWAYS_OPEN_TYPES } from "./always-open";
import type { PackScope } from "./schema";
import type { Leaf } from "../ledger/leaf";

/**
 * A scope, with what its names stand for. Moments are ISO 8601 in UTC, the end excluded. `bearing`: evidence that was ever linked
 * to a control in scope, whatever became of the link and whenever it tells of.
 */
export type Selection = { kind: PackScope["kind"]; evidenceIds: ReadonlySet<string>; controlIds: ReadonlySet<string>; bearing: ReadonlySet<string>; window: { from: string; to: string } | null; /** Of an audit: what the ledger calls by "kind id", and single entries. */ named?: { objects: ReadonlySet<string>; entries: ReadonlySet<string> } };

/**
 * Whether an entry is opened because it was asked for: everything; or what the ledger says about the evidence in scope,
 * whenever it was recorded, about the controls in scope, and whatever was recorded in the window; of an audit what is named.
 */
export function isInScope({ object, at, id }: Pick<Leaf, "object" | "at" | "id">, { kind, evidenceIds, controlIds, window, named }: Selection): boolean {
  const isInWindow = !window || (at >= window.from && at < window.to);
  if (kind === "all" || named?.entries.has(id) || named?.objects.has(`${object.kind} ${object.id}`)) return true;
  if (object.kind === "evidence" && evidenceIds.has(object.id)) return true;
  if (object.kind === "control" && controlIds.has(object.id)) return isInWindow;
  return kind === "window" && isInWindow && object.kind !== "evidence";
}

/** Whether an entry is opened whatever was asked for, because it is about the log itself. */
export function isAlwaysOpen({ type }: Pick<Leaf, "type">): boolean {
  return ALWAYS_OPEN_TYPES.has(type);
}
