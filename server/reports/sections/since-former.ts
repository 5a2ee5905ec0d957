import type { SinceFormer } from "@/server/domain/reports/since-former";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** One page: what is longer is counted. */
const MOST_RESULTS = 14;
const MOST_EXHIBITS = 12;

/** What changed since the report of the same kind and period before this one. Nothing is printed where there is none. */
export function sinceTheFormer(c: Composer, s: ReportSnapshot): void {
  if (!s.since) return;
  const { say } = c;
  const { former, results } = s.since;
  c.chapter(say("Changes since the former version"));
  c.paragraph(say("Compared with report {id} of {moment}, of the same kind and period. Results are those at the end of each.", { id: former.id, moment: c.clock.moment(former.generatedAt) }));
  c.section(say("Results"));
  tableOrSentence(c, { none: say("No control has another result."), title: say("{n} control with another result|{n} controls with another result", { n: results.length }) }, {
    columns: [{ head: say("Control"), width: 54, style: TYPE.cellMedium }, { head: say("Title"), width: c.measure - 254 }, { head: say("Before"), width: 100 }, { head: say("Now"), width: 100 }],
    rows: results.slice(0, MOST_RESULTS),
    cells: ({ key, title, before, now }) => [{ text: key, ...c.links.toControl(key) }, title, before ? { state: before } : say("not printed"), now ? { state: now } : say("not printed")],
  });
  const more = results.length - MOST_RESULTS;
  if (more > 0) c.paragraph(say("{n} more control not printed here; both reports name all of them.|{n} more controls not printed here; both reports name all of them.", { n: more }));
  exhibits(c, say("Exhibits added"), say("No exhibit was added."), s.since.added);
  exhibits(c, say("Exhibits no longer listed"), say("Every exhibit of the former version is listed again."), s.since.gone);
}

function exhibits(c: Composer, title: string, none: string, rows: SinceFormer["added"]): void {
  const { say } = c;
  c.section(title);
  tableOrSentence(c, { none, title: say("{n} exhibit|{n} exhibits", { n: rows.length }) }, {
    columns: [{ head: say("Exhibit"), width: 54, style: TYPE.cellMedium }, { head: say("Version"), width: 44 }, { head: say("Title"), width: c.measure - 98 }],
    rows: rows.slice(0, MOST_EXHIBITS), cells: ({ number, version, title: name }) => [{ text: exhibit(number), ...c.links.toExhibit(number) }, String(version), name],
  });
  const more = rows.length - MOST_EXHIBITS;
  if (more > 0) c.paragraph(say("{n} more exhibit not printed here; both reports name all of them.|{n} more exhibits not printed here; both reports name all of them.", { n: more }));
}
