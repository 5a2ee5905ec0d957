import type { Tx } from "@/db/client";
import type { PolicyGroup, PolicyLog, PolicyWitness } from "@/server/domain/ledger/policy";
import type { LogFile } from "@/server/domain/packs/log-files";

/** What stands outside the organization's log and bears on it. */
export type AnchorFiles = {
  /** `anchor-log/…` and `anchors/…`, under their paths in the pack. */
  files: LogFile[];
  /** Sizes of the organization's heads that were anchored: their checkpoints go into the pack. */
  sizes: number[];
  /** For the policy: the anchor log's key, witnesses, groups and quorum. */
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  quorum: string | null;
};

/** Anchors of an organization's log up to a size. This installation anchors nowhere yet, so there are none. */
export async function anchorFilesOf(_tx: Tx, _orgId: string, _upTo: number): Promise<AnchorFiles> {
  return Promise.resolve({ files: [], sizes: [], logs: [], witnesses: [], groups: [], quorum: null });
}
