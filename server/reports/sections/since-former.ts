import type { SinceFormer } from "@/server/domain/reports/since-former";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, grouped, plural } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** One page: what is longer is counted. */
const MOST_RESULTS = 14;
const MOST_EXHIBITS = 12;

/** What changed since the report of the same kind and period before this one. Nothing is printed where there is none. */
export function sinceTheFormer(c: Composer, s: ReportSnapshot): void {
  if (!s.since) return;
  const { former, results } = s.since;
  c.chapter("Changes since the former version");
  c.paragraph(former.period
    ? `Compared with report ${former.id} of ${c.clock.moment(former.generatedAt)}, the former one of the same schedule, for ${c.clock.long(former.period.from)} to ${c.clock.long(former.period.to)}. Results are those at the end of each.`
    : `Compared with report ${former.id} of ${c.clock.moment(former.generatedAt)}, of the same kind and period. Results are those at the end of each.`);
  c.section("Results");
  tableOrSentence(c, { none: "No control has another result.", title: `${plural(results.length, "control")} with another result` }, {
    columns: [{ head: "Control", width: 54, style: TYPE.cellMedium }, { head: "Title", width: c.measure - 254 }, { head: "Before", width: 100 }, { head: "Now", width: 100 }],
    rows: results.slice(0, MOST_RESULTS),
    cells: ({ key, title, before, now }) => [{ text: key, ...c.links.toControl(key) }, title, before ? { state: before } : "not printed", now ? { state: now } : "not printed"],
  });
  more(c, results.length - MOST_RESULTS, "control");
  exhibits(c, "Exhibits added", "No exhibit was added.", s.since.added);
  exhibits(c, "Exhibits no longer listed", "Every exhibit of the former version is listed again.", s.since.gone);
}

function exhibits(c: Composer, title: string, none: string, rows: SinceFormer["added"]): void {
  c.section(title);
  tableOrSentence(c, { none, title: plural(rows.length, "exhibit") }, {
    columns: [{ head: "Exhibit", width: 54, style: TYPE.cellMedium }, { head: "Version", width: 44 }, { head: "Title", width: c.measure - 98 }],
    rows: rows.slice(0, MOST_EXHIBITS), cells: ({ number, version, title: name }) => [{ text: exhibit(number), ...c.links.toExhibit(number) }, String(version), name],
  });
  more(c, rows.length - MOST_EXHIBITS, "exhibit");
}

function more(c: Composer, count: number, what: string): void {
  if (count > 0) c.paragraph(`${grouped(count)} more ${count === 1 ? what : `${what}s`} not printed here; both reports name all of them.`);
}
