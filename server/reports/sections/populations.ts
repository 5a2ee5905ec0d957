import type { PopulationEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { populationCount, reconciledWords, sourceWords, totalWords } from "../population-words";
import { windowWords } from "../result-words";
import { exhibitList } from "../words";

/** Appendix B: the complete lists that tests were run against, and what they were compared with. */
export function populations(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.appendix(say("Populations and reconciliation"));
  if (s.populations.length === 0) {
    c.paragraph(say("No population was recorded in the period."));
    return;
  }
  c.table(say("Populations in the period, their source and their second source"), {
    columns: [
      { head: say("Population"), width: 130, style: TYPE.cellMedium },
      { head: say("Members"), width: 48, align: "right" },
      { head: say("Rows and source's own total"), width: 104, style: TYPE.small },
      { head: say("Source, query and time"), width: c.measure - 130 - 48 - 104 - 92 },
      { head: say("Reconciliation"), width: 92, style: TYPE.small },
    ],
    rows: s.populations,
    cells: (row) => [
      [populationCount(say, row), { text: `${row.kind}, ${windowWords(row.window, c)}`, style: TYPE.smallSoft }],
      say.number(row.total), totalWords(say, row.provenance), origin(c, row), reconciledWords(say, row.provenance),
    ],
    below: (row) => [say("Bears on {controls}. Exhibits: {exhibits}.", { controls: row.controlKeys.join(", ") || say("no control"), exhibits: exhibitList(say, row.exhibits, 50, Math.max(row.exhibits.length, row.provenance.exhibits)) })],
  });
}

function origin(c: Composer, { provenance }: PopulationEntry): Cell {
  const { say } = c;
  const { exhibits, query, withQuery, extractedAt } = provenance;
  const queried = query === null ? say("query not stated") : say("newest query; {some} of {all} exhibits state theirs", { some: withQuery, all: exhibits });
  return [
    sourceWords(say, provenance), { text: query ?? "", style: TYPE.monoSmall }, { text: queried, style: TYPE.smallSoft },
    { text: extractedAt ? say("last extracted {moment}", { moment: c.clock.moment(extractedAt) }) : say("time of extraction not stated"), style: TYPE.smallSoft },
  ];
}
