import type { FindingState } from "@/server/domain/audit-findings/acts";
import type { FindingPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { TYPE } from "../theme";
import type { Sentence } from "../say";
import { exhibitList } from "../words";
import { asOfWords } from "./as-of-words";
import { responseFacts } from "./exceptions";
import { saidWords } from "./finding-words";
import { severityWord } from "./severity-word";
import { tableOrSentence } from "./table-or-sentence";

/** How a finding stands. None of these takes the deviation away. */
const STATE_WORD = {
  raised: "not answered", answered: "answered, no repair reported", remediated: "repair reported, not retested", retest_failed: "repaired, and the retest failed",
  retest_passed: "repaired, and the retest passed", closed: "closed by the auditor", withdrawn: "withdrawn by the auditor",
} as const satisfies Record<FindingState, Sentence>;

/** What the auditors of an audit found, with management's responses; nothing is printed where the report is of no audit. */
export function findings(c: Composer, s: ReportSnapshot): void {
  if (!s.findings) return;
  const { say } = c;
  c.chapter(say("Findings of the auditors and management's responses"));
  tableOrSentence(c, {
    none: say("The auditors have stated no finding up to when this report was asked for."), title: say("{n} finding|{n} findings", { n: s.findings.length }),
    lead: `${asOfWords(c, s)} ${say("Each deviation stands as its auditor stated it, as “x of n”. A response, a repair, a retest that passes, a closure or a withdrawal is written beside it and takes nothing away. Severity is the auditor's word; responses are management's and were not tested.")}`,
  }, {
    columns: [
      { head: say("Number"), width: 56, style: TYPE.smallMedium }, { head: say("What deviates"), width: c.measure - 56 - 60 - 56 - 100 - 110, style: TYPE.small }, { head: say("Deviations"), width: 60, style: TYPE.smallMedium }, { head: say("Severity"), width: 56, style: TYPE.small },
      { head: say("Controls and criteria"), width: 100, style: TYPE.small }, { head: say("Stands"), width: 110, style: TYPE.small },
    ],
    rows: s.findings,
    cells: (finding) => [
      [finding.number, ...(finding.reference ? [finding.reference] : [])], finding.title, say("{deviations} of {tested}", { deviations: finding.facts.deviations, tested: finding.facts.tested }), severityWord(say, finding.severity),
      [...finding.controls.map((key) => ({ text: key, ...c.links.toControl(key) })), ...(finding.criteria.length > 0 ? [{ text: finding.criteria.join(", "), style: TYPE.smallSoft }] : [])], say(STATE_WORD[finding.state]),
    ],
  });
  for (const finding of s.findings) oneFinding(c, finding);
}

function oneFinding(c: Composer, finding: FindingPrint): void {
  const { number, title, body, facts, first, raisedAt, raisedBy, exhibits, response, history } = finding;
  const { say } = c;
  c.section(`${number} ${title}`);
  c.facts([
    { label: say("Deviations"), value: say("{deviations} of {tested}, from: {population}", { deviations: facts.deviations, tested: facts.tested, population: facts.population }), style: TYPE.cellMedium },
    ...(facts.deviating.length > 0 ? [{ label: say("Items"), value: facts.deviating.join(", ") }] : []),
    ...(first ? [{ label: say("As first stated"), value: `${say("{deviations} of {tested}, from: {population}", { deviations: first.deviations, tested: first.tested, population: first.population })}${first.deviating.length > 0 ? `; ${say("items {items}", { items: first.deviating.join(", ") })}` : ""}` }] : []),
    ...(body === "" ? [] : [{ label: say("In the auditor's words"), value: body }]),
    { label: say("Stated"), value: say("{moment} by {who}", { moment: c.clock.moment(raisedAt), who: raisedBy }) },
    ...(exhibits.length > 0 ? [{ label: say("Evidence named"), value: exhibitList(say, exhibits, 200) }] : []),
    ...(response ? responseFacts(c, { ...response, status: say(STATE_WORD[finding.state]) }) : [{ label: say("Management's response"), value: say("no response recorded"), style: TYPE.cellMedium } satisfies Fact]),
  ]);
  if (history.length === 0) return;
  c.table(say("What was said about {number}, oldest first", { number }), {
    columns: [{ head: say("When"), width: 124 }, { head: say("Who"), width: 110 }, { head: say("What"), width: c.measure - 124 - 110 - 80 }, { head: say("Evidence"), width: 80 }],
    rows: history,
    cells: ({ at, side, by, said, ownerName, exhibits: named }) => [c.clock.moment(at), [by, { text: side === "auditor" ? say("auditor") : say("management"), style: TYPE.smallSoft }], saidWords(c, said, ownerName), named.length > 0 ? exhibitList(say, named, 20) : "–"],
  });
}
