import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { STATE_COLOR, TYPE } from "../theme";
import type { ReportSay } from "../say";
import { exhibit } from "../words";
import { tableOrSentence } from "./table-or-sentence";

const DIGEST = { ...TYPE.monoSmall, color: TYPE.small.color };
const LATE = { ...TYPE.smallMedium, color: STATE_COLOR.stale };

/** Appendix A: every exhibit with its provenance, its three times and its digest. */
export function evidenceIndex(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.appendix(say("Evidence index"));
  tableOrSentence(c, {
    none: say("No evidence was received for this period. Nothing can be indexed."),
    lead: say("Exhibit numbers are the numbers of the portal. Occurred, extracted and received are three different times: what the artefact speaks about, when it left its source, and when the server received it. The exhibit number leads to the line in appendix D."),
    title: say("{n} exhibit|{n} exhibits", { n: s.evidence.length }),
  }, {
    columns: [
      { head: say("Exhibit"), width: 42, style: TYPE.smallMedium },
      { head: say("Artefact, kinds of record"), width: c.measure - 42 - 132 - 108 - 38, style: TYPE.smallMedium },
      { head: say("Source, method and extractor, controls"), width: 132, style: TYPE.small },
      { head: say("Occurred, extracted, received"), width: 108, style: TYPE.small },
      { head: say("Records"), width: 38, align: "right", style: TYPE.small },
    ],
    rows: s.evidence,
    cells: (entry) => entryCells(c, entry),
    below: (entry) => [{ text: entry.query ?? say("query not stated"), style: TYPE.monoSmall }, { text: entry.sha256, style: DIGEST }],
  });
}

function entryCells(c: Composer, entry: EvidenceEntry): Cell[] {
  const { say } = c;
  return [
    [{ text: exhibit(entry.number), ...c.links.exhibitName(entry), ...c.links.toManifest(entry.number) },
      { text: entry.version > 1 ? say("version {version}", { version: String(entry.version) }) : "", style: TYPE.smallSoft },
      { text: entry.late ? say("late") : "", style: LATE }],
    [entry.title, { text: kindWords(say, entry), style: TYPE.smallSoft }, { text: entry.note ? say("listed because it is cited; {note}", { note: entry.note }) : "", style: TYPE.smallMedium }],
    [entry.sourceSystem ?? say("source not stated"), { text: entry.extractedBy ? `${entry.method}, ${entry.extractedBy}` : entry.method, style: TYPE.smallSoft }, entry.controlKeys.join(", ") || say("no control")],
    [occurredWords(c, entry), entry.extractedAt ? c.clock.moment(entry.extractedAt) : say("extraction time not stated"), c.clock.moment(entry.receivedAt)],
    [say.number(entry.recordCount), { text: entry.rowCount !== null && entry.rowCount !== entry.recordCount ? say("of {rows} rows", { rows: entry.rowCount }) : "", style: TYPE.smallSoft }],
  ];
}

const kindWords = (say: ReportSay, entry: EvidenceEntry) => entry.kinds.map(({ kind, count }) => (count === 1 ? kind : `${kind} ×${say.number(count)}`)).join(", ") || say("no record read");

function occurredWords(c: Composer, entry: EvidenceEntry): string {
  const [from, to] = [entry.occurredFrom, entry.occurredTo].map((time) => (time ? c.clock.day(time) : null));
  if (!from && !to) return c.say("occurrence not stated");
  return !to || from === to ? `${from ?? to}` : c.say("{from} to {to}", { from: from ?? "?", to });
}
