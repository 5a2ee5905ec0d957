import { withOrg } from "@/db/client";
import { LedgerError } from "@/server/domain/ledger/error";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import type { Policy } from "@/server/domain/ledger/policy";
import type { VerifierKey } from "@/server/domain/ledger/verifier-key";
import { PackError } from "@/server/domain/packs/error";
import { certificatesIn } from "@/server/domain/timestamps/verify";

import { anchorNote } from "../anchors/anchor-note";
import { configuredKeys } from "../ledger/signers";
import { chooseAnchorLogs, policyLog, type AnchorLogFacts } from "./choose-anchor-logs";
import { tokenOf, type StoredStamp } from "./read-anchors";
import type { Spool } from "./spool";
import { anchorLogChanged, provenFiles, type PlacedLog, type SignedHead } from "./write-anchor-log";

export type Around = { orgId: string; logId: string; /** Size of the organization's head in the pack. */ upTo: number; policy: Policy; spool: Spool };
/** What the anchors ask of the rest of a pack. */
export type AnchorFacts = {
  /** Sizes of the organization's heads that were stamped: their checkpoints go into the pack. */
  sizes: number[];
  policy: Policy;
};

/**
 * Puts into a pack what stands outside the organization's log and bears on it: heads of the anchor log that hold the
 * organization's, with every signature line and the proof that they do, and the earliest time-stamp of each entry in scope. A head of the
 * organization that is newer than the pack's is not in it. Where the anchor log succeeded another, both are there.
 *
 * Throws `ANCHOR_LOG_CHANGED` where what is proven of the anchor log is not what was signed. Of a closed one, which nobody can repair,
 * only that is taken which is.
 *
 * @param inScope indexes of the entries in scope, rising
 */
export async function addAnchorFiles(around: Around, inScope: readonly number[]): Promise<AnchorFacts> {
  const logs: ProvenLog[] = [];
  for (const log of (await chooseAnchorLogs(around, inScope)).toReversed()) {
    // The newest is decided among those that can be proven: an earlier one never stands in a pack without one that succeeded it.
    const proven = await proveLog(around.orgId, { ...log, isNewest: logs.length === 0 });
    if (proven) logs.unshift(proven);
  }
  for (const log of logs) await addLog(around, log);
  const sizes = new Set(logs.flatMap(({ stamps }) => stamps.map(({ covers }) => covers)));
  return { sizes: [...sizes], policy: { ...around.policy, logs: logs.flatMap(({ keys }) => keys.map(policyLog)) } };
}

/** `stamps`: those whose heads are in the pack. */
type ProvenLog = PlacedLog & { files: ReadonlyMap<string, string | Uint8Array> };

/** What can be proven of an anchor log; undefined where its newest head is not among it, without which a log has no place to begin. */
async function proveLog(orgId: string, log: PlacedLog): Promise<ProvenLog | undefined> {
  const files = new Map<string, string | Uint8Array>();
  const sizes = new Set<number>();
  for (const size of sizesOf(log)) {
    try {
      const head = await signedHead(orgId, log, size);
      for (const [path, bytes] of await provenFiles(orgId, log, head)) files.set(path, bytes);
      sizes.add(size);
    } catch (error) {
      if (!log.isClosed || !(error instanceof PackError || error instanceof LedgerError)) throw error;
    }
  }
  return sizes.has(log.size) ? { ...log, files, stamps: log.stamps.filter((stamp) => sizes.has(stamp.size)) } : undefined;
}

async function addLog(around: Around, log: ProvenLog): Promise<void> {
  for (const [path, bytes] of log.files) await (typeof bytes === "string" ? around.spool.addText(path, bytes) : around.spool.add(path, bytes));
  for (const [n, stamp] of log.stamps.entries()) await addStamp(around, log, n, stamp);
}

/**
 * The heads of an anchor log that a pack needs: the newest, those that were stamped, the first after each change of keys, by which a
 * checker follows from one to the other, and the one that its successor says was its last.
 */
function sizesOf({ size, stamps, keys, ended }: AnchorLogFacts): Set<number> {
  return new Set([size, ...stamps.map((stamp) => stamp.size), ...keys.flatMap(({ fromSize }) => (fromSize > 0 ? [fromSize] : [])), ...(ended === null ? [] : [ended])]);
}

/** Held against the keys that follow from the instance's seeds. */
async function signedHead(orgId: string, { logNo, origin }: AnchorLogFacts, size: number): Promise<SignedHead> {
  const { note } = await withOrg(orgId, async (tx) => anchorNote(tx, { logNo, size }, "all"));
  return { size, note, root: signedRoot(note, await configuredKeys(origin), { origin, size }) };
}

function signedRoot(note: string, own: readonly VerifierKey[], { origin, size }: { origin: string; size: number }): Uint8Array {
  try {
    const head = openCheckpoint(note, own);
    if (head.origin === origin && head.size === size) return head.root;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw anchorLogChanged(size, { cause: error });
  }
  throw anchorLogChanged(size);
}

async function addStamp({ orgId, spool }: Around, { isNewest, logNo }: PlacedLog, n: number, { id, size, at, target }: StoredStamp): Promise<void> {
  const token = await withOrg(orgId, async (tx) => tokenOf(tx, id));
  if (!token) throw new PackError("ANCHOR_LOG_CHANGED", `The time-stamp ${id} is gone. No pack can be made until this is repaired.`);
  const chain = certificatesIn(token);
  const name = isNewest ? String(n) : `${logNo}-${n}`;
  const paths = { token: `anchors/${name}.tsr`, chain: chain === "" ? null : `anchors/${name}.pem` };
  await spool.add(`anchors/${name}.json`, canonicalBytes({ v: 1, kind: "rfc3161", log: isNewest ? "anchor" : `anchor-${logNo}`, size, ...paths, tsa: target, gen_time: at.toISOString() }));
  await spool.add(paths.token, token);
  if (paths.chain) await spool.addText(paths.chain, chain);
}
