import { withOrg } from "@/db/client";
import type { Leaf } from "@/server/domain/ledger/leaf";
import { Findings } from "@/server/domain/ledger/finding";
import { isLost, type LostRange } from "@/server/domain/ledger/repaired";
import { PackError } from "@/server/domain/packs/error";
import { openAgainstLeaf, type OpenableEntry } from "@/server/domain/packs/opening";
import { isInScope, type Selection } from "@/server/domain/packs/select-entries";

import { compareEntries } from "../row-checks/compare-entries";
import { bodyOrNull, type RowEntry } from "../row-checks/entry";
import { readOpenings } from "./read-openings";

export type GuardedEntry = OpenableEntry & Pick<Leaf, "at">;

/**
 * Holds the rows that a scope is resolved by against the ledger while the log is read. A row changed past the product could
 * move evidence out of a scope, and the pack would be smaller and look whole: so every entry is looked at that says what the
 * scope may hold, also where the rows say that it does not.
 */
export class RowGuard {
  /** Evidence that the ledger or its rows link to a control in scope. */
  private readonly bearing: Set<string>;
  /** Evidence of the scope whose own entry was read. */
  readonly seen = new Set<string>();

  /** @param lost entries that came back from a mirror without their contents: nothing is there that their rows could be held against */
  constructor(private readonly orgId: string, private readonly selection: Selection, private readonly lost: readonly LostRange[]) {
    this.bearing = new Set(selection.bearing);
  }

  /** Whether an entry has a say in what the scope holds. To be asked in the order of the log. */
  wants(leaf: Leaf): boolean {
    const { kind, controlIds, evidenceIds } = this.selection;
    const isEvidence = leaf.object.kind === "evidence";
    const isLinked = leaf.links.some((link) => link.kind === "control" && controlIds.has(link.id));
    if (isEvidence && isLinked) this.bearing.add(leaf.object.id);
    if (leaf.type === "evidence.version" && evidenceIds.has(leaf.object.id)) this.seen.add(leaf.object.id);
    const isMeasured = leaf.type === "evidence.version" && (kind === "window" || kind === "all");
    return isMeasured || isLinked || (isEvidence && this.bearing.has(leaf.object.id)) || isInScope(leaf, this.selection);
  }

  /** Compares the rows of some entries. Throws `ROWS_DIFFER` naming the first that is not as recorded, `OPENING_CHANGED`. */
  async take(entries: readonly GuardedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const kept = await readOpenings(this.orgId, entries);
    const read = entries.flatMap((entry): RowEntry[] => {
      const opening = kept.get(entry.id);
      if (!opening && isLost(this.lost, entry.index)) return [];
      if (opening) openAgainstLeaf(entry, opening);
      return [{ id: entry.id, leaf: entry, body: opening ? bodyOrNull(opening.body) : null }];
    });
    const findings = new Findings();
    // Records are compared where they are written into the pack.
    await withOrg(this.orgId, async (tx) => compareEntries(tx, this.orgId, read, findings, "records"), "app", { isolationLevel: "repeatable read", accessMode: "read only" });
    const [first] = findings.list;
    if (first) throw rowsDiffer(`${first.at}: ${first.message}`, findings.total);
  }
}

export function rowsDiffer(sentence: string, total = 1): PackError {
  const more = total > 1 ? ` (and ${total - 1} more)` : "";
  return new PackError("ROWS_DIFFER", `What is stored is not what the ledger recorded: ${sentence}${more}. No pack can be made until this is repaired; the self-check on the Ledger page names all of it.`);
}
