import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { tableOrSentence } from "./table-or-sentence";

/** How an index of evidence is to be read, and what is in it by kind of record. */
export function evidenceReading(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("How to read this index"));
  c.paragraph(say("Appendix A lists {n} exhibit by the portal's numbers (E-), each with its source, query, times, controls and digest. Appendix D has the name, size, digest and ledger position of each file.|Appendix A lists {n} exhibits by the portal's numbers (E-), each with its source, query, times, controls and digest. Appendix D has the name, size, digest and ledger position of each file.", { n: s.evidence.length }));
  c.bullets([
    say("In an auditor pack the bytes of an exhibit lie under files/ and the SHA-256 that stands beside it here. The name in appendix D is the one the file came with."),
    say("A position is that of the ledger entry which commits to the exhibit. “pending” was received after the checkpoint on the cover."),
    say("What tells only of another time, was withdrawn, rejected or replaced is not listed unless something cites it. The chapter “Not included” counts it."),
  ]);
  const counts = new Map<string, { exhibits: number; records: number }>();
  for (const { kind, count } of s.evidence.flatMap(({ kinds }) => kinds)) counts.set(kind, { exhibits: (counts.get(kind)?.exhibits ?? 0) + 1, records: (counts.get(kind)?.records ?? 0) + count });
  tableOrSentence(c, { none: say("No exhibit holds records of a known kind."), title: say("Exhibits and records by kind") }, {
    columns: [{ head: say("Kind of record"), width: 240 }, { head: say("Exhibits"), width: 90, align: "right" }, { head: say("Records"), width: 90, align: "right" }],
    rows: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)), cells: ([kind, { exhibits, records }]) => [kind.replaceAll("_", " "), say.number(exhibits), say.number(records)],
  });
}
