import type { PopulationEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { populationCount, reconciledWords, sourceWords, totalWords } from "../population-words";
import { windowWords } from "../result-words";
import { exhibitList, grouped } from "../words";

/** Appendix B: the complete lists that tests were run against, and what they were compared with. */
export function populations(c: Composer, s: ReportSnapshot): void {
  c.appendix("Populations and reconciliation");
  if (s.populations.length === 0) {
    c.paragraph("No population was recorded in the period.");
    return;
  }
  c.table("Populations in the period, their source and their second source", {
    columns: [
      { head: "Population", width: 130, style: TYPE.cellMedium },
      { head: "Members", width: 48, align: "right" },
      { head: "Rows and source's own total", width: 104, style: TYPE.small },
      { head: "Source, query and time", width: c.measure - 130 - 48 - 104 - 92 },
      { head: "Reconciliation", width: 92, style: TYPE.small },
    ],
    rows: s.populations,
    cells: (row) => [
      [populationCount(row), { text: `${row.kind}, ${windowWords(row.window, c.clock)}`, style: TYPE.smallSoft }],
      grouped(row.total), totalWords(row.provenance), origin(c, row), reconciledWords(row.provenance),
    ],
    below: (row) => [`Bears on ${row.controlKeys.join(", ") || "no control"}. Exhibits: ${exhibitList(row.exhibits, 50, Math.max(row.exhibits.length, row.provenance.exhibits))}.`],
  });
}

function origin(c: Composer, { provenance }: PopulationEntry): Cell {
  const { exhibits, query, withQuery, extractedAt } = provenance;
  const queried = query === null ? "query not stated" : `newest query; ${grouped(withQuery)} of ${grouped(exhibits)} exhibits state theirs`;
  return [
    sourceWords(provenance), { text: query ?? "", style: TYPE.monoSmall }, { text: queried, style: TYPE.smallSoft },
    { text: extractedAt ? `last extracted ${c.clock.moment(extractedAt)}` : "time of extraction not stated", style: TYPE.smallSoft },
  ];
}
