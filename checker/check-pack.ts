import { checkpointsOf, judgeTenantHeads, readAnchorLog, type AnchorLog } from "./anchor-log";
import { judgeAttachments } from "./attachments";
import { judgeAnchorChain } from "./anchor-succession";
import { judgeAnchors } from "./anchors";
import { Broken } from "./broken";
import { toBase64 } from "./bytes";
import type { Certificate } from "./certificate";
import type { Checkpoint } from "./checkpoint";
import { judgeFiles } from "./digests";
import { Entries } from "./entries";
import { erasuresOf } from "./erasure";
import { isAt, judgeOlder, judgeReplay, judgeTileSet, type Roots } from "./heads";
import { judgeHead, trustedKeys, type TrustedKey } from "./keys";
import { lostIn, lostLine } from "./lost";
import { judgeManifestNote, parseManifest, type Manifest } from "./manifest";
import type { VerifierKey } from "./note";
import { judgeAttached, judgeOpenings, openAll, openingsIn } from "./openings";
import type { Platform } from "./platform";
import { judgeProofs } from "./proofs";
import { replayLog, type Progress } from "./replay";
import type { Report } from "./report";
import { judgeRows } from "./rows";
import { readFile, type PackSource } from "./source";
import { successionOf } from "./succession";
import { summarise } from "./summary";
import { judgeWitnesses } from "./witnesses";

/** What comes from outside the pack, and so carries the trust. */
export type Given = { key: VerifierKey; since?: Checkpoint | undefined; policy?: Uint8Array | undefined; tsaRoots: readonly Certificate[] };
type Check = { source: PackSource; given: Given; platform: Platform; report: Report; progress?: Progress | undefined };
type Heads = { head: Checkpoint; older: Checkpoint[]; since: Checkpoint | undefined };

/** Checks a whole pack against what was given from outside. Everything found goes to the report. */
export async function checkPack(check: Check): Promise<void> {
  const { source, platform, report, progress } = check;
  const manifest = await report.attempt("manifest.json", async () => parseManifest(await readFile(source, "manifest.json")));
  const digests = await judgeFiles(source, manifest?.files, platform, report, progress);
  const heads = await readHeads(check);
  if (!heads) return report.fail("LOG_UNREADABLE", "checkpoint", "without the checkpoint of this log nothing of the log could be checked");
  const claimed = await readAnchorLog(source, heads.head.origin, platform, report);
  const { entries, roots } = await replayEntries(check, heads, manifest, claimed);
  const opened = await openAll(source, entries, platform, report);
  const succession = await successionOf(entries, opened, report);
  const holding = [heads.head, ...heads.older].filter(({ size, root }) => isAt(roots, size, root));
  const trusted = await trustedKeys(check.given.key, entries.rotations, opened, holding, platform, report);
  await judgeSignatures(check, heads, trusted);
  await judgeManifest(check, manifest, heads.head, trusted);
  const lost = await lostIn(entries, opened, report);
  report.erased.push(...lost.map(lostLine));
  const erasures = await erasuresOf(source, entries, { opened, lost }, platform, report);
  judgeOpenings(source, manifest, entries, { erasures, lost }, report);
  judgeAttached(source, manifest, opened, erasures, digests, report);
  const rows = await judgeRows(source, { manifest, opened, erasures, digests }, report);
  const attached = await judgeAttachments(source, { manifest, opened, digests, erasures, lost, succeeds: entries.at(0)?.leaf.type === "log.succession" }, platform, report);
  const proofs = await judgeProofs(source, manifest?.entries ?? [], entries, heads.head, trusted, platform, report);
  const anchorLog = claimed && judgeTenantHeads(claimed, heads.head.size, roots, report);
  if (anchorLog) judgeAnchorChain(anchorLog, report);
  const anchored = await judgeAnchors(source, { head: heads.head, roots, anchorLog }, check.given.tsaRoots, platform, report);
  const witnesses = await judgeWitnesses(source, heads.head, anchorLog, check.given.policy, platform, report);
  summarise({ manifest, head: heads.head, older: heads.older, since: heads.since, trusted, opened, rows, attached, proofs, anchorLog, anchored, witnesses, hasTsaRoot: check.given.tsaRoots.length > 0, succession }, report);
}

async function readHeads({ source, given, report }: Check): Promise<Heads | undefined> {
  const { head, older } = await checkpointsOf(source, "", report);
  if (head && head.origin !== given.key.name) report.fail("OTHER_LOG", "checkpoint", `the pack is of the log ${head.origin}; your key is that of ${given.key.name}`);
  return head && { head, older, since: given.since };
}

/** Replays the log, with the root taken wherever somebody saw a head. */
async function replayEntries({ source, platform, report, progress }: Check, { head, older, since }: Heads, manifest: Manifest | undefined, anchorLog: AnchorLog | undefined): Promise<{ entries: Entries; roots: Roots }> {
  const entries = new Entries(head.origin, new Set([...openingsIn(source), ...(manifest?.entries ?? []).map(({ index }) => index)]), report);
  const earlier = since ? [...older, since] : older;
  const sizes = new Set([head.size, ...earlier.map(({ size }) => size), ...[...(anchorLog?.earlier ?? []), ...(anchorLog ? [anchorLog] : [])].flatMap(({ heads }) => heads.map(({ size }) => size))]);
  const log = { prefix: "", size: head.size, sizes };
  judgeTileSet(source, "", head.size, report);
  const replay = await replayLog(source, platform, log, report, (index, bytes, hash) => entries.read(index, bytes, hash), progress);
  const roots = await judgeReplay(source, platform, log, head, earlier, replay, report);
  judgeOlder(earlier, head, roots, report);
  return { entries, roots };
}

/** The newest head and the one from outside must be signed by a trusted key; earlier ones may be by a key nobody vouched for. */
async function judgeSignatures({ platform, report }: Check, { head, older, since }: Heads, trusted: readonly TrustedKey[]): Promise<void> {
  for (const one of since ? [head, since] : [head]) await report.attempt(one.place, () => requireSigned(one, trusted, platform));
  for (const one of older) {
    const signers = await report.attempt(one.place, () => judgeHead(one, trusted, platform));
    if (signers?.length === 0) report.note("SIGNER_UNKNOWN", one.place, "fits the log, but no key you gave, nor one that follows from it, signed it");
  }
}

async function requireSigned(head: Checkpoint, trusted: readonly TrustedKey[], platform: Platform): Promise<void> {
  const signers = await judgeHead(head, trusted, platform);
  if (signers.length === 0) throw new Broken("CHECKPOINT_UNTRUSTED", "not signed by the key you gave, nor by one that follows from it through a rotation that its holder signed");
}

async function judgeManifest({ source, platform, report }: Check, manifest: Manifest | undefined, head: Checkpoint, trusted: readonly TrustedKey[]): Promise<void> {
  const result = await report.attempt("manifest.note", async () => {
    const [note, bytes] = [await readFile(source, "manifest.note"), await readFile(source, "manifest.json")];
    return await judgeManifestNote(note, bytes, head.origin, trusted.map(({ key }) => key), platform);
  });
  if (result === "other manifest") report.fail("MANIFEST_NOTE", "manifest.json", "not the manifest that was signed");
  if (!manifest) return;
  const { origin, vkey, size, root } = manifest.log;
  if (origin !== head.origin || size !== head.size || root !== toBase64(head.root)) report.fail("MANIFEST_LOG", "manifest.json", "names another head than the checkpoint of the pack");
  if (!trusted.some(({ key }) => key.text === vkey)) report.fail("MANIFEST_KEY", "manifest.json", "names a key that is not yours and does not follow from it");
}

