import type { AnchorLog } from "./anchor-log";
import { anchorGapLines, anchorSuccessionLines } from "./anchor-succession";
import type { Anchored } from "./anchors";
import type { Checkpoint } from "./checkpoint";
import type { TrustedKey } from "./keys";
import type { Manifest } from "./manifest";
import type { Opened } from "./opening";
import type { Report } from "./report";
import { successionLines, type Succession } from "./succession";
import type { WitnessJudgement } from "./witnesses";

export type Checked = {
  manifest: Manifest | undefined;
  head: Checkpoint;
  older: readonly Checkpoint[];
  since: Checkpoint | undefined;
  trusted: readonly TrustedKey[];
  opened: ReadonlyMap<number, Opened>;
  /** Files of records and supplied facts. */
  rows: number;
  /** Of a pack of an audit: how many files their entries committed to, and how many exhibits of its reports and its newest snapshot are there. */
  attached: { files: number; reports: number; snapshots: number; exhibits: number };
  proofs: number;
  anchorLog: AnchorLog | undefined;
  anchored: readonly Anchored[];
  witnesses: WitnessJudgement;
  hasTsaRoot: boolean;
  succession: Succession | undefined;
};

/** Says in plain words what a pack without failures proves, and always what no pack can. */
export function summarise(checked: Checked, report: Report): void {
  const { manifest } = checked;
  for (const row of manifest?.leftOut ?? []) report.leftOut.push(`${row.count} × ${row.what} (${row.why})${row.entries.length ? `: entries ${row.entries.join(", ")}` : ""}`);
  if (report.holds()) report.proven.push(...provenOf(checked));
  // An anchor shows the time of what holds; of a log that does not hold it shows nothing.
  const earliest = report.holds() ? timeline(checked, report) : 0;
  report.unproven.push(...unprovenOf(checked, earliest));
}

function namersOf({ reports, snapshots }: Checked["attached"]): string {
  const printed = `${reports} ${reports === 1 ? "report" : "reports"}`;
  if (snapshots === 0) return `${printed} ${reports === 1 ? "names" : "name"}`;
  return reports === 0 ? "The audit's newest snapshot names" : `${printed} and the audit's newest snapshot name`;
}

function provenOf({ manifest, head, older, since, trusted, opened, rows, attached, proofs, anchorLog, witnesses, succession }: Checked): string[] {
  const files = [...opened.values()].flatMap(({ files: all }) => all.filter(({ path }) => path !== null)).length;
  const sizes = older.map(({ size }) => size).filter((size) => size < head.size);
  return [
    `The head of ${head.origin} at size ${head.size} is signed by the key you gave${trusted.length > 1 ? ", or by one that follows from it by a rotation in the log" : ""}.`,
    `All ${head.size} entries are in the pack, in their order; they lead to the signed root, and none is there twice.`,
    ...(sizes.length ? [`The log extends every earlier head in the pack: sizes ${sizes.join(", ")}.`] : []),
    ...(since ? [`The log extends the checkpoint that you held before, of size ${since.size}: nothing up to entry ${since.size - 1} was changed since.`] : []),
    `${opened.size} entries are opened, ${files} files are with them: bytes and sizes are those that the entries committed to. ${proofs} proofs lead to the signed root.`,
    ...(rows ? [`The records and supplied facts in ${rows} files are those that their entries committed to.`] : []),
    ...(attached.files ? [`${attached.files} reports' contents, snapshots, frozen lists and samples are those that their entries committed to.`] : []),
    ...(attached.reports + attached.snapshots > 0 ? [`${namersOf(attached)} ${attached.exhibits} exhibits: each is in the pack under the name and digest it has there, or said to be left out.`] : []),
    ...(manifest ? [`The pack is as its maker signed it: ${manifest.files.length} files, none changed, missing or added.`] : []),
    ...(anchorLog?.heads.length ? [`The anchor log holds heads of this log, at sizes ${[...new Set(anchorLog.heads.map(({ size }) => size))].join(", ")}: each a beginning of the log in the pack.`] : []),
    ...(anchorLog?.earlier ?? []).flatMap(({ head: of, heads }) => (heads.length ? [`The earlier anchor log ${of.origin} holds heads of this log, at sizes ${[...new Set(heads.map(({ size }) => size))].join(", ")}: each a beginning of the log in the pack.`] : [])),
    ...(anchorLog ? anchorSuccessionLines(anchorLog) : []),
    ...witnesses.lines,
    ...(succession ? successionLines(succession).slice(0, 1) : []),
  ];
}

/** One line an anchor, earliest first, each with the entries it adds. @returns how many entries some anchor covers */
function timeline({ anchored, hasTsaRoot }: Checked, report: Report): number {
  let covered = 0;
  for (const { size, at, place, by } of [...anchored].sort((a, b) => a.at - b.at)) {
    if (size <= covered) continue;
    const line = `Entries ${covered} to ${size - 1} existed no later than ${new Date(at).toISOString()} (${place}, ${by}).`;
    if (hasTsaRoot) report.proven.push(line);
    else report.note("TSA_NOT_JUDGED", place, `${line} The stamp fits, but who signed it was not judged: give the authority's root with --tsa-root`);
    covered = size;
  }
  return hasTsaRoot ? covered : 0;
}

function unprovenOf({ manifest, head, anchorLog, since, witnesses, succession }: Checked, covered: number): string[] {
  return [
    "That what was recorded is true: the log shows what was submitted, and that it was not changed.",
    "Anything that was never submitted.",
    ...(succession ? successionLines(succession).slice(1) : []),
    ...(manifest?.scope === "all" ? [] : [`That the pack opens everything its scope (${manifest?.scope ?? "unknown"}) covers: what bears on it was chosen by its maker.`]),
    "The words of index.txt and HOW-TO-CHECK.txt: they are the maker's; what this checker prints is its own.",
    ...(covered < head.size ? [`The time of entries ${covered} to ${head.size - 1}: no anchor that was judged covers them. Their "at" is what the server claims.`] : []),
    ...(covered > 0 ? [`That an entry is as old as its "at" says: proven is only the latest time, that of its earliest anchor.`] : []),
    ...(since || witnesses.lines.length ? [] : ["That no other history was shown to somebody else: keep this checkpoint and give it with --since next time."]),
    ...(anchorLog ? anchorGapLines(anchorLog) : []),
    ...(anchorLog && !witnesses.isFromOutside ? ["Who keeps the anchor log: no policy was given from outside, so its key was not judged."] : []),
  ];
}
