import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { requirementWords, valueWords } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** Every control with whether it applies and why, what is promised and where that comes from, and the requirements it answers to. */
export function applicability(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Statement of applicability"));
  const without = s.controls.filter((sheet) => sheet.state === "not_applicable");
  const all = say("{n} control|{n} controls", { n: s.controls.length });
  c.paragraph(`${without.length === 0 ? say("{all}, of which all apply.", { all }) : say("{all}, of which {n} does not apply.|{all}, of which {n} do not apply.", { all, n: without.length })} ${say("Whether a control applies is management's statement, with the reason it gave. A result says nothing about a reason.")}`);
  tableOrSentence(c, { none: say("No control was taken over."), title: say("Controls, and whether they apply") }, {
    columns: [{ head: say("Control"), width: 46, style: TYPE.smallMedium }, { head: say("Title and promise"), width: c.measure - 46 - 128 - 116, style: TYPE.small }, { head: say("Applies, reason"), width: 128, style: TYPE.small }, { head: say("Requirements"), width: 116, style: TYPE.small }],
    rows: s.controls, cells: (sheet) => [{ text: sheet.key, ...c.links.toControl(sheet.key) }, [{ text: sheet.title, style: TYPE.smallMedium }, sheet.promise, { text: whereFrom(c, sheet), style: TYPE.smallSoft }], applies(c, sheet), sheet.requirements.map((requirement) => requirementWords(say, requirement)).join(", ") || say("none in scope")],
  });
  notTakenOver(c, s);
  unanswered(c, s);
}

function applies({ say }: Composer, sheet: ControlSheet): string[] {
  if (sheet.state === "not_applicable") return [say("Does not apply"), sheet.applicabilityReason ?? say("no reason recorded")];
  return [sheet.applicabilityReason ? say("Applies in part") : say("Applies"), ...(sheet.applicabilityReason ? [sheet.applicabilityReason] : sheet.requirements.length > 0 ? [say("answers to a requirement in scope")] : [say("no reason recorded")])];
}

/** Where the promise comes from: the catalog's words or the organization's own, and which values it set itself. */
function whereFrom(c: Composer, { defaultPromise, parameters, changes }: ControlSheet): string {
  const { say } = c;
  const own = parameters.filter(({ promised }) => promised !== null).map(({ label, promised }) => `${label} ${valueWords(say, promised ?? "")}`);
  const last = changes.at(-1);
  return [defaultPromise === null ? say("Promised in the words of the catalog") : say("Promised in own words"), own.length > 0 ? say("own values: {values}", { values: own.join(", ") }) : "", last ? say("last changed {day} by {by}", { day: c.clock.day(last.at), by: last.by }) : ""].filter(Boolean).join("; ");
}

function notTakenOver(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.section(say("Controls of the catalog that were not taken over"));
  tableOrSentence(c, { none: say("Every control of the catalog was taken over."), title: say("Not taken over"), lead: say("No reason is on record for these: they are left out by not being among the controls.") }, {
    columns: [{ head: say("Control"), width: 60, style: TYPE.smallMedium }, { head: say("Title"), width: c.measure - 60, style: TYPE.small }], rows: s.notAdopted ?? [], cells: ({ key, title }) => [key, title],
  });
}

function unanswered(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.section(say("Requirements in scope that no control answers to"));
  const rows = s.frameworks.flatMap((framework) => framework.criteria.filter(({ controls }) => controls.every(({ state }) => state === "not_applicable")).map((criterion) => ({ framework: framework.id, ...criterion })));
  tableOrSentence(c, { none: say("Every requirement in scope has a control that applies."), title: say("Without a control that applies") }, {
    columns: [{ head: say("Requirement"), width: 100, style: TYPE.smallMedium }, { head: say("In our words"), width: c.measure - 100, style: TYPE.small }], rows, cells: (row) => [requirementWords(say, row), row.paraphrase],
  });
}
