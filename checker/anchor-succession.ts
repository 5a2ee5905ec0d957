import type { AnchorLog } from "./anchor-log";
import { Broken } from "./broken";
import { equal, fromBase64, toBase64 } from "./bytes";
import { parseCanonical } from "./jcs";
import { lostBefore } from "./lost";
import type { Report } from "./report";
import { count, fields, text, textOrNull } from "./shape";

/** What an anchor log says of the one it succeeded: where that ended, and which of its entries are lost or not vouched for, both ends included. */
export type AnchorSuccession = { origin: string; predecessor: { origin: string; size: number; root: Uint8Array }; lost: { from: number; to: number } | null; statement: string };

/** The first entry of an anchor log that succeeded another; undefined for every other entry. Throws `Broken`. */
export function readAnchorSuccession(bytes: Uint8Array, origin: string): AnchorSuccession | undefined {
  const leaf = parseCanonical(bytes) as Record<string, unknown> | null;
  if (leaf?.["type"] !== "anchor.succession") return undefined;
  const all = fields(leaf, "the entry", ["v", "type", "origin", "vkey", "predecessor", "lost", "statement"]);
  if (all["v"] !== 1 || all["origin"] !== origin) throw new Broken("ANCHOR_LEAF", "the first entry of another anchor log");
  const earlier = fields(all["predecessor"], "the predecessor", ["origin", "size", "root", "note"]);
  textOrNull(earlier["note"], "the predecessor's checkpoint");
  const size = count(earlier["size"], "the predecessor's size");
  return {
    origin, statement: text(all["statement"], "the statement"),
    predecessor: { origin: text(earlier["origin"], "the predecessor's origin"), size, root: fromBase64(text(earlier["root"], "the predecessor's root"), 32) },
    lost: lostBefore(all["lost"], size),
  };
}

/**
 * Holds the anchor logs of a pack against what each says of the one before it: a head of the earlier log at the size where it is said to
 * have ended must be that head. What the chain does not tie together is a note.
 */
export function judgeAnchorChain(newest: AnchorLog, report: Report): void {
  const logs = [...newest.earlier, newest];
  for (const { prefix, head } of newest.earlier) {
    if (!logs.some(({ succession }) => succession?.predecessor.origin === head.origin)) report.note("ANCHOR_CHAIN", `${prefix}checkpoint`, "no anchor log in the pack says that it succeeds this one");
  }
  judgeForks(logs, report);
  for (const { prefix, succession } of logs) {
    if (!succession) continue;
    const { origin, size, root } = succession.predecessor;
    const before = logs.find(({ head }) => head.origin === origin);
    if (!before) report.note("ANCHOR_CHAIN", `${prefix}entry 0`, `succeeds the anchor log ${origin}, which is not in the pack: it held nothing of this log, or what is left of it cannot be proven`);
    for (const other of before ? [before.head, ...before.older] : []) {
      if (other.size === size && !equal(other.root, root)) report.fail("ANCHOR_FORK", other.place, `another head of ${size} entries than the anchor log that succeeded this one says was its last`);
      if (succession.lost && other.size > succession.lost.from && other.size <= size) report.note("ANCHOR_BEYOND", other.place, `reaches into the entries ${succession.lost.from} to ${succession.lost.to}, which its successor says are lost or not vouched for`);
      if (other.size > size) report.note("ANCHOR_BEYOND", other.place, `longer than the ${size} entries at which its successor says that it ended: what is behind them is not vouched for`);
    }
  }
}

/** A log has one origin of its own, one successor at most, and succeeds one that was before it. */
function judgeForks(logs: readonly AnchorLog[], report: Report): void {
  for (const [i, { prefix, head, succession }] of logs.entries()) {
    const before = logs.slice(0, i);
    if (before.some((one) => one.head.origin === head.origin)) report.fail("ANCHOR_FORK", `${prefix}checkpoint`, `a second anchor log of the origin ${head.origin}`);
    if (!succession) continue;
    const { origin } = succession.predecessor;
    if (before.some((one) => one.succession?.predecessor.origin === origin)) report.fail("ANCHOR_FORK", `${prefix}entry 0`, `a second anchor log that says it succeeds ${origin}`);
    if (logs.slice(i).some((one) => one.head.origin === origin)) report.fail("ANCHOR_FORK", `${prefix}entry 0`, `says that it succeeds ${origin}, which is not before it`);
  }
}

/** In words: what is said, and what the gap between two anchor logs means. */
export function anchorSuccessionLines(newest: AnchorLog): string[] {
  return [...newest.earlier, newest].flatMap(({ succession }) => {
    if (!succession) return [];
    const { origin, predecessor, lost, statement } = succession;
    const range = lost ? `Its entries ${lost.from} to ${lost.to} are lost or not vouched for.` : "None of its entries is said to be lost.";
    return [`The anchor log ${origin} succeeds the closed anchor log ${predecessor.origin}, whose last trusted head had ${predecessor.size} entries and the root ${toBase64(predecessor.root)}. ${range} Its operator says: "${statement}"`];
  });
}

/** What no chain of anchor logs proves. */
export function anchorGapLines(newest: AnchorLog): string[] {
  return [...newest.earlier, newest].flatMap(({ succession }) => (succession
    ? [`That nothing happened between the last anchor over ${succession.predecessor.origin} and the first over ${succession.origin}: meanwhile nothing was anchored. What was recorded then is shown to have existed only from that first anchor on, and that both hold one history only by the heads of this log in them and by who kept checkpoints.`]
    : []));
}
