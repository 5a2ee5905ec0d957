import { coveredBy, hasCheckpointFile, type AnchorLog } from "./anchor-log";
import { Broken } from "./broken";
import { textOf, utf8 } from "./bytes";
import { parsePem, requireChain, subjectName, type Certificate } from "./certificate";
import { checkpointText, type Checkpoint } from "./checkpoint";
import type { Roots } from "./heads";
import { parseCanonical } from "./jcs";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { count, fields, text, textOrNull } from "./shape";
import { readFile, type PackSource } from "./source";
import { judgeTimeStamp, parseTimeStamp } from "./timestamp";

/** Proof from outside that the first `size` entries existed at a time. */
export type Anchored = { size: number; at: number; place: string; /** As the signer's certificate says, not as the pack does. */ by: string; /** The signer's certificate reaches a root given from outside. */ isRooted: boolean };
type Anchor = { /** "tenant", "anchor" for the anchor log, "anchor-1" for one that it succeeded. */ log: string; size: number; token: string; chain: string | null; tsa: string; genTime: number };
export type Anchorable = { head: Checkpoint; roots: Roots; anchorLog: AnchorLog | undefined };

const RECORD = /^anchors\/[A-Za-z0-9-]+\.json$/;
const PART = /^anchors\/[A-Za-z0-9-]+\.(tsr|pem)$/;

/** Judges every anchor of the pack. @returns those that hold, each with the number of entries it covers */
export async function judgeAnchors(source: PackSource, logs: Anchorable, tsaRoots: readonly Certificate[], platform: Platform, report: Report): Promise<Anchored[]> {
  const anchored: Anchored[] = [];
  const used = new Set<string>();
  for (const { path } of source.files.filter((file) => RECORD.test(file.path))) {
    const anchor = await report.attempt(path, async () => parseAnchor(await readFile(source, path)));
    if (!anchor) continue;
    used.add(anchor.token).add(anchor.chain ?? "");
    const one = await report.attempt(anchor.token, () => judgeStamp(source, anchor, logs, tsaRoots, platform));
    if (one) anchored.push(one);
  }
  for (const { path } of source.files) {
    if (PART.test(path) && !used.has(path)) report.fail("EXTRA_FILE", path, "no anchor record speaks of it");
  }
  return anchored;
}

function parseAnchor(bytes: Uint8Array): Anchor {
  const all = fields(parseCanonical(bytes), "the anchor", ["v", "kind", "log", "size", "token", "chain", "tsa", "gen_time"]);
  if (all["v"] !== 1 || all["kind"] !== "rfc3161") throw new Broken("ANCHOR_FORM", "not an RFC 3161 anchor of version 1");
  return {
    log: text(all["log"], "log", /^(tenant|anchor(-[1-9]\d{0,4})?)$/),
    size: count(all["size"], "size"),
    token: text(all["token"], "token", PART),
    chain: textOrNull(all["chain"], "chain", PART),
    tsa: text(all["tsa"], "tsa"),
    genTime: Date.parse(text(all["gen_time"], "gen_time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)),
  };
}

async function judgeStamp(source: PackSource, anchor: Anchor, logs: Anchorable, tsaRoots: readonly Certificate[], platform: Platform): Promise<Anchored> {
  const { head, roots, prefix, shared } = stampedLog(anchor, logs);
  const root = roots.get(anchor.size);
  if (!root || !hasCheckpointFile(source, prefix, anchor.size, head)) throw new Broken("ANCHOR_NO_CHECKPOINT", `the pack has no checkpoint of size ${anchor.size} that it could be over`);
  const stamp = parseTimeStamp(await readFile(source, anchor.token));
  const pool = anchor.chain !== null ? parsePem(textOf(await readFile(source, anchor.chain))) : [];
  const imprint = platform.sha256(utf8(checkpointText(head.origin, anchor.size, root)));
  const signer = await judgeTimeStamp(stamp, imprint, pool, platform);
  if (stamp.genTime !== anchor.genTime) throw new Broken("ANCHOR_TIME", `the stamp says ${new Date(stamp.genTime).toISOString()}, its record ${new Date(anchor.genTime).toISOString()}`);
  if (tsaRoots.length > 0) await requireChain(signer, [...stamp.certificates, ...pool], tsaRoots, stamp.genTime, platform);
  const size = shared ? coveredBy(shared, anchor.size) : anchor.size;
  return { size, at: stamp.genTime, place: anchor.token, by: subjectName(signer), isRooted: tsaRoots.length > 0 };
}

function stampedLog(anchor: Anchor, logs: Anchorable): { head: Checkpoint; roots: Roots; prefix: string; shared: AnchorLog | undefined } {
  if (anchor.log === "tenant") return { head: logs.head, roots: logs.roots, prefix: "", shared: undefined };
  const prefix = anchor.log.replace("anchor", "anchor-log") + "/";
  const shared = [logs.anchorLog, ...(logs.anchorLog?.earlier ?? [])].find((log) => log?.prefix === prefix);
  if (!shared) throw new Broken("ANCHOR_NO_CHECKPOINT", "it is over the anchor log, which is not in the pack");
  return { head: shared.head, roots: shared.roots, prefix, shared };
}
