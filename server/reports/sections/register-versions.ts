import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { tableOrSentence } from "./table-or-sentence";

/** Which version of each entry was printed, when it was kept, its digest and its ledger entry. */
export function registerVersions(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.appendix(say("Versions printed"));
  tableOrSentence(c, {
    none: say("No entry was printed."), title: say("Entries, versions and digests"),
    lead: say("SHA-256 of the canonical JSON (RFC 8785) of the content. The ledger entry is in the organization's log and commits to it."),
  }, {
    columns: [{ head: say("Entry"), width: 44, style: TYPE.cellMedium }, { head: say("Version"), width: 40 }, { head: say("Kept at"), width: 88 }, { head: say("SHA-256 of the content, and ledger entry"), width: c.measure - 172, style: TYPE.mono }],
    rows: (s.registers?.chapters ?? []).flatMap(({ entries }) => entries),
    cells: ({ label, version, keptAt, sha256, ledgerEntry }) => [label, String(version), c.clock.moment(keptAt), [sha256, ledgerEntry]],
  });
}
