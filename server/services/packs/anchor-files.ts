import { withOrg } from "@/db/client";
import { LedgerError } from "@/server/domain/ledger/error";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import type { Policy, PolicyLog } from "@/server/domain/ledger/policy";
import { parseVerifierKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";
import { chooseHead, chooseStamps, type PublishedLeaf } from "@/server/domain/packs/choose-anchors";
import { PackError } from "@/server/domain/packs/error";
import { certificatesIn } from "@/server/domain/timestamps/verify";

import { findAnchorHead } from "../anchors/anchor-head";
import { anchorNote } from "../anchors/anchor-note";
import { listAnchorKeys, type AnchorKey } from "../anchors/anchor-keys";
import { configuredKeys } from "../ledger/signers";
import { anchorHeads, publishedLeaves, stampsUpTo, tokenOf, type StoredStamp } from "./read-anchors";
import type { Spool } from "./spool";
import { anchorLogChanged, writeAnchorLog, type SignedHead } from "./write-anchor-log";

type Around = { orgId: string; logId: string; /** Size of the organization's head in the pack. */ upTo: number; policy: Policy; spool: Spool };
type Log = { origin: string; size: number; leaves: PublishedLeaf[]; /** Those that have signed heads up to this size. */ keys: AnchorKey[]; stamps: (StoredStamp & { covers: number })[] };
/** What the anchors ask of the rest of a pack. */
export type AnchorFacts = {
  /** Sizes of the organization's heads that were stamped: their checkpoints go into the pack. */
  sizes: number[];
  policy: Policy;
};

/**
 * Puts into a pack what stands outside the organization's log and bears on it: heads of the anchor log that hold the
 * organization's, with every signature line and the proof that they do, and the earliest time-stamp of each entry in scope. A head of the
 * organization that is newer than the pack's is not in it.
 *
 * Throws `ANCHOR_LOG_CHANGED` where what is proven of the anchor log is not what was signed.
 *
 * @param inScope indexes of the entries in scope, rising
 */
export async function addAnchorFiles(around: Around, inScope: readonly number[]): Promise<AnchorFacts> {
  const { spool, policy } = around;
  const log = await choose(around, inScope);
  if (!log) return { sizes: [], policy: { ...policy, logs: [] } };
  const heads = await headsOf(around, log);
  await writeAnchorLog({ orgId: around.orgId, newest: log.size, leaves: log.leaves, rotations: log.keys.flatMap(({ fromSize }) => (fromSize > 0 ? [fromSize - 1] : [])), spool }, heads);
  for (const [n, stamp] of log.stamps.entries()) await addStamp(around, n, stamp);
  return { sizes: [...new Set(log.stamps.map(({ covers }) => covers))], policy: { ...policy, logs: log.keys.map(policyLog) } };
}

async function choose({ orgId, logId, upTo, policy }: Around, inScope: readonly number[]): Promise<Log | undefined> {
  return withOrg(orgId, async (tx) => {
    const { leaves, end } = await publishedLeaves(tx, { orgId, logId }, upTo);
    const [first] = leaves;
    const head = first && (await findAnchorHead(tx));
    const size = head ? chooseHead(leaves, await anchorHeads(tx, first.index, end ?? head.size, policy)) : null;
    if (!head || size === null) return undefined;
    const keys = (await listAnchorKeys(tx)).filter(({ fromSize }) => fromSize <= size);
    return { origin: head.origin, size, leaves, keys, stamps: chooseStamps(leaves, await stampsUpTo(tx, first.index, size), inScope) };
  });
}

/** A key with the sizes it is good for, which the format of policies has no word for but a comment. */
function policyLog({ vkey, fromSize, toSize }: AnchorKey): PolicyLog {
  return { key: parseVerifierKey(vkey), url: null, comment: `signs the anchor log's heads from ${fromSize} entries${toSize === null ? " on" : ` to ${toSize}`}` };
}

/**
 * The heads of the anchor log that a pack needs, each held against the keys that follow from the instance's seeds: the
 * newest, those that were stamped, and the first after each change of keys, by which a checker follows from one to the other.
 */
async function headsOf({ orgId }: Around, { origin, size: newest, stamps, keys }: Log): Promise<SignedHead[]> {
  const heads = [];
  const own = await configuredKeys(origin);
  for (const size of new Set([newest, ...stamps.map((stamp) => stamp.size), ...keys.flatMap(({ fromSize }) => (fromSize > 0 ? [fromSize] : []))])) {
    const { note } = await withOrg(orgId, async (tx) => anchorNote(tx, size, "all"));
    heads.push({ size, note, root: signedRoot(note, own, { origin, size }) });
  }
  return heads;
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

async function addStamp({ orgId, spool }: Around, n: number, { id, size, at, target }: StoredStamp): Promise<void> {
  const token = await withOrg(orgId, async (tx) => tokenOf(tx, id));
  if (!token) throw new PackError("ANCHOR_LOG_CHANGED", `The time-stamp ${id} is gone. No pack can be made until this is repaired.`);
  const chain = certificatesIn(token);
  const paths = { token: `anchors/${n}.tsr`, chain: chain === "" ? null : `anchors/${n}.pem` };
  await spool.add(`anchors/${n}.json`, canonicalBytes({ v: 1, kind: "rfc3161", log: "anchor", size, ...paths, tsa: target, gen_time: at.toISOString() }));
  await spool.add(paths.token, token);
  if (paths.chain) await spool.addText(paths.chain, chain);
}
