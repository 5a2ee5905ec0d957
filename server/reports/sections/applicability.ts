import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { plural, requirementWords, valueWords } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** Every control with whether it applies and why, what is promised and where that comes from, and the requirements it answers to. */
export function applicability(c: Composer, s: ReportSnapshot): void {
  c.chapter("Statement of applicability");
  const without = s.controls.filter((sheet) => sheet.state === "not_applicable");
  c.paragraph(`${plural(s.controls.length, "control")}, of which ${without.length === 0 ? "all apply" : `${plural(without.length, "does", "do")} not apply`}. Whether a control applies is management's statement, with the reason it gave. A result says nothing about a reason.`);
  tableOrSentence(c, { none: "No control was taken over.", title: "Controls, and whether they apply" }, {
    columns: [{ head: "Control", width: 46, style: TYPE.smallMedium }, { head: "Title and promise", width: c.measure - 46 - 128 - 116, style: TYPE.small }, { head: "Applies, reason", width: 128, style: TYPE.small }, { head: "Requirements", width: 116, style: TYPE.small }],
    rows: s.controls, cells: (sheet) => [{ text: sheet.key, ...c.links.toControl(sheet.key) }, [{ text: sheet.title, style: TYPE.smallMedium }, sheet.promise, { text: whereFrom(c, sheet), style: TYPE.smallSoft }], applies(sheet), sheet.requirements.map(requirementWords).join(", ") || "none in scope"],
  });
  notTakenOver(c, s);
  unanswered(c, s);
}

function applies(sheet: ControlSheet): string[] {
  if (sheet.state === "not_applicable") return ["Does not apply", sheet.applicabilityReason ?? "no reason recorded"];
  return [sheet.applicabilityReason ? "Applies in part" : "Applies", ...(sheet.applicabilityReason ? [sheet.applicabilityReason] : sheet.requirements.length > 0 ? ["answers to a requirement in scope"] : ["no reason recorded"])];
}

/** Where the promise comes from: the catalog's words or the organization's own, and which values it set itself. */
function whereFrom(c: Composer, { defaultPromise, parameters, changes }: ControlSheet): string {
  const own = parameters.filter(({ promised }) => promised !== null).map(({ label, promised }) => `${label} ${valueWords(promised ?? "")}`);
  const last = changes.at(-1);
  return [defaultPromise === null ? "Promised in the words of the catalog" : "Promised in own words", own.length > 0 ? `own values: ${own.join(", ")}` : "", last ? `last changed ${c.clock.day(last.at)} by ${last.by}` : ""].filter(Boolean).join("; ");
}

function notTakenOver(c: Composer, s: ReportSnapshot): void {
  c.section("Controls of the catalog that were not taken over");
  tableOrSentence(c, { none: "Every control of the catalog was taken over.", title: "Not taken over", lead: "No reason is on record for these: they are left out by not being among the controls." }, {
    columns: [{ head: "Control", width: 60, style: TYPE.smallMedium }, { head: "Title", width: c.measure - 60, style: TYPE.small }], rows: s.notAdopted ?? [], cells: ({ key, title }) => [key, title],
  });
}

function unanswered(c: Composer, s: ReportSnapshot): void {
  c.section("Requirements in scope that no control answers to");
  const rows = s.frameworks.flatMap((framework) => framework.criteria.filter(({ controls }) => controls.every(({ state }) => state === "not_applicable")).map((criterion) => ({ framework: framework.id, ...criterion })));
  tableOrSentence(c, { none: "Every requirement in scope has a control that applies.", title: "Without a control that applies" }, {
    columns: [{ head: "Requirement", width: 100, style: TYPE.smallMedium }, { head: "In our words", width: c.measure - 100, style: TYPE.small }], rows, cells: (row) => [requirementWords(row), row.paraphrase],
  });
}
