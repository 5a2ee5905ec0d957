import type { PopulationEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, grouped } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** Appendix B: the complete lists that tests were run against, and what they were compared with. */
export function populations(c: Composer, s: ReportSnapshot): void {
  c.appendix("Populations and reconciliation");
  tableOrSentence(c, {
    none: "No population was recorded in the period.",
    title: "Complete lists, their source and their second source",
  }, {
    columns: [
      { head: "Population", width: 112, style: TYPE.cellMedium },
      { head: "Members", width: 52, align: "right" },
      { head: "Source's own total", width: 56, align: "right" },
      { head: "Source, query and time", width: c.measure - 112 - 52 - 56 - 112 },
      { head: "Reconciled with", width: 112 },
    ],
    rows: s.populations,
    cells: (row) => [
      [row.name, { text: row.kind, style: TYPE.smallSoft }],
      grouped(row.total), row.sourceTotal === null ? "not stated" : grouped(row.sourceTotal),
      [row.source ?? "source not stated", { text: row.query ?? "", style: TYPE.monoSmall }, { text: row.extractedAt ? c.clock.moment(row.extractedAt) : "time not stated", style: TYPE.smallSoft }],
      reconciled(row),
    ],
    below: (row) => [`Bears on ${row.controlKeys.join(", ") || "no control"}. ${row.exhibits.length > 0 ? `Exhibits ${row.exhibits.map(exhibit).join(", ")}.` : "No exhibit."}`],
  });
}

function reconciled(row: PopulationEntry): string {
  if (!row.reconciledWith) return "not reconciled";
  if (row.differences === null) return `${row.reconciledWith}; differences not stated`;
  return `${row.reconciledWith}; ${row.differences === 0 ? "no differences" : `${grouped(row.differences)} differences`}`;
}
