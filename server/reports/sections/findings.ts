import type { FindingState } from "@/server/domain/audit-findings/acts";
import { xOfN } from "@/server/domain/audit-findings/fold";
import type { FindingPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { TYPE } from "../theme";
import { exhibitList, grouped, plural } from "../words";
import { responseFacts } from "./exceptions";
import { saidWords } from "./finding-words";
import { tableOrSentence } from "./table-or-sentence";

/** How a finding stands. None of these takes the deviation away. */
const STATE_WORD: Record<FindingState, string> = {
  raised: "not answered", answered: "answered, no repair reported", remediated: "repair reported, not retested", retest_failed: "repaired, and the retest failed",
  retest_passed: "repaired, and the retest passed", closed: "closed by the auditor", withdrawn: "withdrawn by the auditor",
};

/** What the auditors of an audit found, with management's responses; nothing is printed where the report is of no audit. */
export function findings(c: Composer, s: ReportSnapshot): void {
  if (!s.findings) return;
  c.chapter("Findings of the auditors and management's responses");
  tableOrSentence(c, {
    none: "The auditors have stated no finding up to when this report was asked for.", title: plural(s.findings.length, "finding"),
    lead: "Each deviation stands as its auditor stated it, as “x of n”. A response, a repair, a retest that passes, a closure or a withdrawal is written beside it and takes nothing away. Severity is the auditor's word; responses are management's and were not tested.",
  }, {
    columns: [
      { head: "Number", width: 56, style: TYPE.smallMedium }, { head: "What deviates", width: c.measure - 56 - 60 - 56 - 100 - 110, style: TYPE.small }, { head: "Deviations", width: 60, style: TYPE.smallMedium }, { head: "Severity", width: 56, style: TYPE.small },
      { head: "Controls and criteria", width: 100, style: TYPE.small }, { head: "Stands", width: 110, style: TYPE.small },
    ],
    rows: s.findings,
    cells: (finding) => [
      [finding.number, ...(finding.reference ? [finding.reference] : [])], finding.title, `${grouped(finding.facts.deviations)} of ${grouped(finding.facts.tested)}`, finding.severity,
      [...finding.controls.map((key) => ({ text: key, ...c.links.toControl(key) })), ...(finding.criteria.length > 0 ? [{ text: finding.criteria.join(", "), style: TYPE.smallSoft }] : [])], STATE_WORD[finding.state],
    ],
  });
  for (const finding of s.findings) oneFinding(c, finding);
}

function oneFinding(c: Composer, finding: FindingPrint): void {
  const { number, title, body, facts, first, raisedAt, raisedBy, exhibits, response, history } = finding;
  c.section(`${number} ${title}`);
  c.facts([
    { label: "Deviations", value: `${grouped(facts.deviations)} of ${grouped(facts.tested)}, from: ${facts.population}`, style: TYPE.cellMedium },
    ...(facts.deviating.length > 0 ? [{ label: "Items", value: facts.deviating.join(", ") }] : []),
    ...(first ? [{ label: "As first stated", value: `${xOfN(first)}, from: ${first.population}${first.deviating.length > 0 ? `; items ${first.deviating.join(", ")}` : ""}` }] : []),
    ...(body === "" ? [] : [{ label: "In the auditor's words", value: body }]),
    { label: "Stated", value: `${c.clock.moment(raisedAt)} by ${raisedBy}` },
    ...(exhibits.length > 0 ? [{ label: "Evidence named", value: exhibitList(exhibits, 200) }] : []),
    ...(response ? responseFacts(c, { ...response, status: STATE_WORD[finding.state] }) : [{ label: "Management's response", value: "no response recorded", style: TYPE.cellMedium } satisfies Fact]),
  ]);
  if (history.length === 0) return;
  c.table(`What was said about ${number}, oldest first`, {
    columns: [{ head: "When", width: 124 }, { head: "Who", width: 110 }, { head: "What", width: c.measure - 124 - 110 - 80 }, { head: "Evidence", width: 80 }],
    rows: history,
    cells: ({ at, side, by, said, ownerName, exhibits: named }) => [c.clock.moment(at), [by, { text: side === "auditor" ? "auditor" : "management", style: TYPE.smallSoft }], saidWords(c, said, ownerName), named.length > 0 ? exhibitList(named, 20) : "–"],
  });
}
