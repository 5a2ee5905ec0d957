import { withOrg } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import type { Policy } from "@/server/domain/ledger/policy";
import { printPolicy } from "@/server/domain/ledger/policy-file";
import { parseVerifierKey, printVerifierKey, sameKey, type VerifierKey } from "@/server/domain/ledger/verifier-key";
import { howToCheck } from "@/server/domain/packs/how-to-check";
import { indexText } from "@/server/domain/packs/index-text";
import { manifestBytes, manifestNote, type LeftOut, type ListedEntry } from "@/server/domain/packs/manifest";
import { packTitle, type PackScope } from "@/server/domain/packs/schema";
import { sortedByPath, type PackPart } from "@/server/domain/packs/write-zip";

import { witnessPolicy } from "../anchors/targets";
import { addAnchorFiles } from "./anchor-files";
import { checkerFiles } from "./checker-files";
import { FileCollector } from "./collect-files";
import { LeftOutList } from "./left-out";
import { openEntries, type OpenedEntries } from "./open-entries";
import { addCommittedFiles, reportPaths } from "./engagement-files";
import { leftInOthers, logOfPack } from "./other-logs";
import { earlierHeads, noteAt, readHead, type Earlier, type Head } from "./read-head";
import { requireEntries, requireNamed } from "./require-entries";
import { evidenceInScope, resolveScope } from "./resolve-scope";
import { scanLog, type ScannedEntry, type ScannedLog } from "./scan-log";
import { Spool } from "./spool";
import { writeProofs } from "./write-proofs";

/** What is asked for, as it stood when it was asked. */
export type PackOrder = { scope: PackScope; timezone: string; organization: { id: string; name: string }; /** What people call it; made from the scope unless told otherwise. */ title?: string; /** The configured one unless told otherwise. */ witnesses?: Policy };
export type BuiltPack = { parts: PackPart[]; facts: { logSize: number; entries: number; files: number; vkey: string; leftOut: LeftOut[] }; /** The evidence whose content it opens. */ evidenceIds: string[] };
type Progress = (share: number, step: string) => Promise<void>;
type Snapshot = { head: Head; earlier: Earlier[]; scanned: ScannedLog; /** What is in scope and stands in another log. */ elsewhere: LeftOut[] };

/**
 * Makes all files of a pack at one signed head: the newest, or that of a given size. The same order at the same head, with
 * the same anchors outside, gives the same files. Hands them to `work`; what they are read from ends with it.
 *
 * Throws `PackError` where anything read is not what the ledger holds: such a pack is not made, so that none looks whole.
 */
export async function buildPack<T>(order: PackOrder, work: (pack: BuiltPack) => Promise<T>, onProgress: Progress = async () => undefined, atSize?: number): Promise<T> {
  const spool = await Spool.open();
  try {
    return await work(await collect(order, spool, onProgress, atSize));
  } finally {
    await spool.close();
  }
}

async function collect(order: PackOrder, spool: Spool, onProgress: Progress, atSize?: number): Promise<BuiltPack> {
  const orgId = order.organization.id;
  const part = (from: number, to: number, step: string) => async (share: number) => onProgress(from + (to - from) * share, step);
  const snapshot = await readSnapshot(order, spool, part(0, 0.25, "Reading the ledger"), atSize);
  const { head, scanned } = snapshot;
  const [files, leftOut] = [new FileCollector(orgId, spool, await reportPaths(orgId, order.scope)), new LeftOutList()];
  const opened = await openEntries({ orgId, scanned, files, spool, leftOut, withWithdrawn: order.scope.kind === "item" }, part(0.25, 0.7, "Opening entries and files"));
  const inScope = scanned.open.filter((entry) => entry.inScope);
  await writeProofs(inScope.map((entry) => entry.index), head, spool, part(0.7, 0.8, "Writing proofs"));
  await addCommittedFiles(orgId, order.scope, opened.attached, spool);
  await addHeads(order, snapshot, opened, spool);
  const rows = [...leftOut.rows(head.size - scanned.open.length), ...snapshot.elsewhere];
  await addTexts(order, head, opened, rows, spool);
  const parts = [...spool.parts(), ...files.parts()];
  await addManifest(order, head, listedEntries(inScope, opened), rows, parts, spool);
  return {
    parts: [...spool.parts(), ...files.parts()],
    facts: { logSize: head.size, entries: opened.opened.size, files: files.count, vkey: printVerifierKey(head.signer), leftOut: rows }, evidenceIds: [...opened.evidenceIds],
  };
}

async function readSnapshot(order: PackOrder, spool: Spool, onProgress: (share: number) => Promise<void>, atSize?: number): Promise<Snapshot> {
  const orgId = order.organization.id;
  const { selection, elsewhere, ...heads } = await withOrg(orgId, async (tx) => {
    const head = await readHead(tx, orgId, (await logOfPack(tx, orgId, order.scope)).id, atSize);
    const selection = await resolveScope(tx, orgId, order.scope, order.timezone, head);
    return { head, selection, elsewhere: await leftInOthers(tx, orgId, head.logId, selection), earlier: await earlierHeads(tx, orgId, head) };
  });
  const scanned = await scanLog(orgId, heads.head, heads.earlier, selection, spool, onProgress);
  await withOrg(orgId, async (tx) => {
    await requireEntries(tx, orgId, await evidenceInScope(tx, orgId, order.scope, order.timezone, heads.head));
    await requireNamed(tx, { orgId, logId: heads.head.logId }, order.scope, scanned.seen);
  });
  return { ...heads, elsewhere, scanned };
}

/** The head, the earlier heads that matter, the anchors, and the policy. */
async function addHeads({ organization, witnesses }: PackOrder, { head, earlier, scanned }: Snapshot, { logDetails }: OpenedEntries, spool: Spool): Promise<void> {
  await spool.addText("checkpoint", head.note);
  const inScope = scanned.open.flatMap((entry) => (entry.inScope ? [entry.index] : []));
  const anchors = await addAnchorFiles({ orgId: organization.id, logId: head.logId, upTo: head.size, policy: witnesses ?? witnessPolicy(), spool }, inScope);
  // The first head after a rotation is signed by the old key and the new: by it a checker follows from one to the other.
  const afterRotations = [...logDetails].flatMap(([index, { type }]) => (type === "key.rotated" ? (earlier.find(({ size }) => size > index)?.size ?? []) : []));
  const sizes = [...new Set([...afterRotations, ...anchors.sizes])].filter((size) => size < head.size);
  for (const size of sizes) await spool.addText(`checkpoints/${size}`, await withOrg(organization.id, async (tx) => noteAt(tx, organization.id, { ...head, size })));
  const logs = logKeys(logDetails, head.signer).map((key) => ({ key, url: null }));
  await spool.addText("policy", printPolicy({ ...anchors.policy, logs: [...logs, ...anchors.policy.logs] }));
}

/** The keys the log itself names, and the one that signs now. */
function logKeys(logDetails: OpenedEntries["logDetails"], signer: VerifierKey): VerifierKey[] {
  const named = [...logDetails.values()].flatMap(({ detail }) => (typeof detail["vkey"] === "string" ? [parseVerifierKey(detail["vkey"])] : []));
  return [...named, signer].filter((key, i, all) => all.findIndex((other) => sameKey(other, key)) === i);
}

async function addTexts({ organization, scope, title = packTitle(scope) }: PackOrder, head: Head, { lines }: OpenedEntries, leftOut: LeftOut[], spool: Spool): Promise<void> {
  const { mjs, html, goProgram } = await checkerFiles();
  await spool.add("verify.mjs", mjs);
  await spool.add("verify.html", html);
  await spool.addText("HOW-TO-CHECK.txt", howToCheck(head.origin, goProgram));
  const { origin, size } = head;
  await spool.addText("index.txt", indexText({ organization: organization.name, scope: title, madeAt: head.cutAt.toISOString(), origin, size, root: encodeBase64(head.root), lines, leftOut }));
}

function listedEntries(inScope: ScannedEntry[], { opened }: OpenedEntries): ListedEntry[] {
  return inScope.map(({ index, id }) => ({ index, entry: id, opening: opened.has(index) ? `openings/${index}.json` : null, proof: `proofs/${index}.tlog-proof` }));
}

async function addManifest({ organization, scope, timezone }: PackOrder, head: Head, entries: ListedEntry[], leftOut: LeftOut[], parts: PackPart[], spool: Spool): Promise<void> {
  const bytes = manifestBytes({
    madeAt: head.cutAt.toISOString(), organization, scope: { ...scope, timezone }, entries, leftOut,
    log: { origin: head.origin, vkey: printVerifierKey(head.signer), size: head.size, root: encodeBase64(head.root) },
    files: sortedByPath(parts).map(({ path, sha256, size }) => ({ path, sha256, size })),
  });
  await spool.add("manifest.json", bytes);
  await spool.addText("manifest.note", manifestNote(bytes, head.signer));
}
