import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { STATE_COLOR, TYPE } from "../theme";
import { exhibit, grouped, plural } from "../words";
import { tableOrSentence } from "./table-or-sentence";

const DIGEST = { ...TYPE.monoSmall, color: TYPE.small.color };
const LATE = { ...TYPE.smallMedium, color: STATE_COLOR.stale };

/** Appendix A: every exhibit with its provenance, its three times and its digest. */
export function evidenceIndex(c: Composer, s: ReportSnapshot): void {
  c.appendix("Evidence index");
  tableOrSentence(c, {
    none: "No evidence was received for this period. Nothing can be indexed.",
    lead: "Exhibit numbers are the numbers of the portal. Occurred, extracted and received are three different times: what the artefact speaks about, when it left its source, and when the server received it. The exhibit number leads to the line in appendix D.",
    title: `${plural(s.evidence.length, "exhibit")}`,
  }, {
    columns: [
      { head: "Exhibit", width: 42, style: TYPE.smallMedium },
      { head: "Artefact, kinds of record", width: c.measure - 42 - 132 - 108 - 38, style: TYPE.smallMedium },
      { head: "Source, method and extractor, controls", width: 132, style: TYPE.small },
      { head: "Occurred, extracted, received", width: 108, style: TYPE.small },
      { head: "Records", width: 38, align: "right", style: TYPE.small },
    ],
    rows: s.evidence,
    cells: (entry) => entryCells(c, entry),
    below: (entry) => [{ text: entry.query ?? "query not stated", style: TYPE.monoSmall }, { text: entry.sha256, style: DIGEST }],
  });
}

function entryCells(c: Composer, entry: EvidenceEntry): Cell[] {
  return [
    [{ text: exhibit(entry.number), ...c.links.exhibitName(entry), ...c.links.toManifest(entry.number) },
      { text: entry.version > 1 ? `version ${entry.version}` : "", style: TYPE.smallSoft },
      { text: entry.late ? "late" : "", style: LATE }],
    [entry.title, { text: kindWords(entry), style: TYPE.smallSoft }, { text: entry.note ? `listed because it is cited; ${entry.note}` : "", style: TYPE.smallMedium }],
    [entry.sourceSystem ?? "source not stated", { text: entry.extractedBy ? `${entry.method}, ${entry.extractedBy}` : entry.method, style: TYPE.smallSoft }, entry.controlKeys.join(", ") || "no control"],
    [occurredWords(c, entry), entry.extractedAt ? c.clock.moment(entry.extractedAt) : "extraction time not stated", c.clock.moment(entry.receivedAt)],
    [grouped(entry.recordCount), { text: entry.rowCount !== null && entry.rowCount !== entry.recordCount ? `of ${grouped(entry.rowCount)} rows` : "", style: TYPE.smallSoft }],
  ];
}

const kindWords = (entry: EvidenceEntry) => entry.kinds.map(({ kind, count }) => (count === 1 ? kind : `${kind} ×${grouped(count)}`)).join(", ") || "no record read";

function occurredWords(c: Composer, entry: EvidenceEntry): string {
  const [from, to] = [entry.occurredFrom, entry.occurredTo].map((time) => (time ? c.clock.day(time) : null));
  if (!from && !to) return "occurrence not stated";
  return !to || from === to ? `${from ?? to}` : `${from ?? "?"} to ${to}`;
}
