import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { textSlabs } from "../composer";
import { drawStrip, monthAxis, stripLegend } from "../coverage-strip";
import { historyBand } from "../history-band";
import { controlPlace } from "../links";
import { baselineIn } from "../pen";
import { blank } from "../slab";
import type { Slab } from "../slab";
import { drawState } from "../state-glyph";
import { tokenSlabs } from "../tokens";
import { INK, STATE_COLOR, TYPE } from "../theme";
import { populationWords } from "../population-words";
import { lapseSpan, lapseWords, ruleCount } from "../result-words";
import { DESIGN_WORD, exhibit, exhibitList, grouped, plural, requirementWords, valueWords } from "../words";
import { deviationTable } from "./deviation-table";

export function controlSheets(c: Composer, s: ReportSnapshot): void {
  c.chapter("Control sheets");
  if (s.controls.length === 0) {
    c.paragraph("No controls are in scope.");
    return;
  }
  c.paragraph("One sheet a control. The promise is printed in the organization's words; where they differ from the default of the control library, the default stands beside it. The test is judged against the promise.");
  s.controls.forEach((control, index) => sheet(c, s, control, index > 0));
}

function sheet(c: Composer, s: ReportSnapshot, control: ControlSheet, newPage: boolean): void {
  c.raw(...titleSlabs(c, control, newPage));
  c.raw(...verdictSlabs(c, control));
  promise(c, control);
  if (control.state === "not_applicable" || control.applicabilityReason) reason(c, control);
  timeSlabs(c, s, control);
  rules(c, control);
  deviations(c, control);
  lapses(c, control);
  parameters(c, control);
  changes(c, control);
  steps(c, control);
  exhibits(c, control);
}

function titleSlabs(c: Composer, control: ControlSheet, newPage: boolean): Slab[] {
  const indent = 62;
  const lines = c.type.linesOf(control.title, TYPE.h2, c.measure - indent);
  const keys = c.type.linesOf(control.key, TYPE.h2, indent - 8);
  const title = { id: controlPlace(control.key), level: 2 as const, number: c.type.clean(control.key, "sans"), title: c.type.clean(control.title, "sans") };
  return [{
    height: Math.max(lines.length, keys.length) * TYPE.h2.leading + 14,
    breakBefore: newPage,
    keepWithNext: true,
    mark: title,
    draw: (pen, x, y) => {
      pen.rule(x, y, c.measure, 0.9, INK.strong);
      keys.forEach((line, index) => pen.text(line, x, baselineIn(y + 7 + index * TYPE.h2.leading, TYPE.h2), { ...TYPE.h2, color: INK.faint }, index === 0 ? { destination: title.id } : {}));
      lines.forEach((line, index) => pen.text(line, x + indent, baselineIn(y + 7 + index * TYPE.h2.leading, TYPE.h2), TYPE.h2));
    },
  }];
}

/** The result: sign and word in the margin column, the sentence beside it, with a stroke in the state's colour. */
function verdictSlabs(c: Composer, control: ControlSheet): Slab[] {
  const indent = 120;
  const lines = c.type.linesOf(control.sentence, TYPE.lead, c.measure - indent);
  const since = control.since ? `since ${c.clock.day(control.since)}` : "";
  const notes = c.type.linesOf(lapseWords(control.lapses, c.clock), TYPE.cellMedium, c.measure - indent);
  const told = lines.length * TYPE.lead.leading;
  const height = Math.max(told + notes.length * TYPE.cellMedium.leading, since ? 26 : 14) + 10;
  return [{
    height: height + 6,
    draw: (pen, x, y) => {
      pen.fill(STATE_COLOR[control.state]).rect(x, y + 1, 1.6, height - 4).fill();
      drawState(pen, control.state, x + 9, y + 4, { ...TYPE.h3, size: 10 });
      if (since) pen.text(since, x + 9, baselineIn(y + 17, TYPE.smallSoft), TYPE.smallSoft);
      lines.forEach((line, index) => pen.text(line, x + indent, baselineIn(y + 4 + index * TYPE.lead.leading, TYPE.lead), TYPE.lead));
      notes.forEach((line, index) => pen.text(line, x + indent, baselineIn(y + 4 + told + index * TYPE.cellMedium.leading, TYPE.cellMedium), TYPE.cellMedium));
    },
  }];
}

function promise(c: Composer, control: ControlSheet): void {
  const facts: Fact[] = [{ label: "Promised", value: control.promise, style: TYPE.body }];
  if (control.defaultPromise !== null) facts.push({ label: "Default of the library", value: control.defaultPromise, style: TYPE.cellSoft });
  facts.push(
    { label: "Answers to", value: control.requirements.map(requirementWords).join(", ") || "no requirement" },
    { label: "Owner", value: `${control.owner ?? "no owner"}; ${control.automation === "full" ? "tested from records alone" : "tested from records and what a person files"}` },
    { label: "Design", value: `${DESIGN_WORD[control.design.state]}${control.design.at ? `, ${c.clock.day(control.design.at)}` : ""}` },
  );
  if (control.populations.length > 0) facts.push({ label: control.populations.length === 1 ? "Population" : "Populations", value: control.populations.map((population) => populationWords(population, c.clock)) });
  c.facts(facts);
}

function reason(c: Composer, control: ControlSheet): void {
  c.subheading(control.state === "not_applicable" ? "Why it does not apply" : "Where it applies");
  c.paragraph(control.applicabilityReason ?? "No reason was recorded.");
}

/** Coverage by week and the results over time, on one axis. */
function timeSlabs(c: Composer, s: ReportSnapshot, control: ControlSheet): void {
  if (control.coverage.length === 0 && control.history.length === 0) return;
  const label = 62;
  const width = c.measure - label;
  const strip: Slab = {
    height: 15,
    keepWithNext: true,
    draw: (pen, x, y) => {
      pen.text("Coverage", x, baselineIn(y + 1, TYPE.smallSoft), TYPE.smallSoft);
      drawStrip(pen, control.coverage, x + label, y + 1.5, width, 9.5);
    },
  };
  const band = historyBand(control.history, s.period, label, width);
  const named: Slab = { ...band, draw: (pen, x, y) => {
    pen.text("Result", x, baselineIn(y + 1, TYPE.smallSoft), TYPE.smallSoft);
    band.draw(pen, x, y);
  } };
  const legend = stripLegend();
  c.raw(blank(4), { ...monthAxis(s.coverageWeeks, label, width), keepWithNext: true }, blankKept(2), strip, { ...named, keepWithNext: true },
    { ...legend, draw: (pen, x, y) => legend.draw(pen, x + label, y) }, blank(6));
}

const blankKept = (height: number): Slab => ({ ...blank(height), keepWithNext: true });

function rules(c: Composer, control: ControlSheet): void {
  if (control.rules.length === 0) {
    c.subheading("Test");
    c.paragraph("No rule tests this control.", TYPE.bodySoft);
    return;
  }
  c.table(`Test of ${control.key}, each rule with the promised values`, {
    columns: [
      { head: "Rule", width: 128, style: TYPE.cellMedium },
      { head: "Result", width: 80 },
      { head: "On which facts", width: c.measure - 128 - 80 - 124 },
      { head: "Deviations, and the days looked at", width: 124 },
    ],
    rows: control.rules,
    cells: (rule) => [rule.label, { state: rule.state }, [rule.sentence, { text: `${rule.bearing}.`, style: TYPE.smallSoft }], ruleCount(rule, control.lapses.length > 0, c.clock)],
  });
}

function deviations(c: Composer, control: ControlSheet): void {
  const rows = control.rules.flatMap((rule) => rule.deviations);
  const total = control.rules.reduce((sum, rule) => sum + rule.deviationsTotal, 0);
  if (rows.length === 0) return;
  deviationTable(c, `Deviations of ${control.key}: ${grouped(rows.length)} of ${grouped(total)} printed`, rows);
}

/** What a result at the end does not show: when the control was not as promised before, and that it was repaired. */
function lapses(c: Composer, control: ControlSheet): void {
  if (control.lapses.length === 0) return;
  c.table(`${plural(control.lapses.length, "lapse")} of ${control.key} in the period`, {
    columns: [
      { head: "From and until", width: 128, style: TYPE.cellMedium },
      { head: "What was found", width: c.measure - 128 - 80 },
      { head: "Exhibits", width: 80 },
    ],
    rows: control.lapses,
    cells: (lapse) => [lapseSpan(lapse, c.clock), lapse.steps.map((step) => `${c.clock.day(step.at)}: ${step.sentence}`), exhibitList(lapse.exhibits, 12)],
  });
}

function changes(c: Composer, control: ControlSheet): void {
  if (control.changes.length === 0) return;
  c.table(`Changes of ${control.key} in the period`, {
    columns: [
      { head: "When", width: 128, style: TYPE.cellSoft },
      { head: "By", width: 90, style: TYPE.cellSoft },
      { head: "What", width: c.measure - 218 },
    ],
    rows: control.changes,
    cells: (change) => [c.clock.moment(change.at), change.by, change.what],
  });
}

function parameters(c: Composer, control: ControlSheet): void {
  if (control.parameters.length === 0) return;
  c.table(`Parameters of ${control.key}`, {
    columns: [
      { head: "Parameter", width: c.measure - 330 },
      { head: "Default", width: 80, align: "right", style: TYPE.cellSoft },
      { head: "Promised", width: 80, align: "right", style: TYPE.cellMedium },
      { head: "Changed", width: 170, style: TYPE.cellSoft },
    ],
    rows: control.parameters,
    cells: (row) => [row.label, valueWords(row.defaultValue), row.promised === null ? "as default" : valueWords(row.promised), changedWords(c, row)],
  });
}

export function changedWords(c: Composer, row: ControlSheet["parameters"][number]): string {
  if (row.changedAt === null) return row.promised === null ? "never" : "person and time not recorded";
  return [row.changedBy ?? "person not recorded", row.changedAt ? c.clock.moment(row.changedAt) : "time not recorded"].join(", ");
}

function steps(c: Composer, control: ControlSheet): void {
  if (control.testSteps.length === 0) return;
  c.subheading("How it was tested");
  c.facts(control.testSteps.map((step) => ({ label: step.method === "re-performance" ? "Re-performance" : `${step.method[0]?.toUpperCase()}${step.method.slice(1)}`, value: step.text })));
}

function exhibits(c: Composer, control: ControlSheet): void {
  const rest = control.evidenceTotal - control.evidence.length;
  const head = control.evidenceTotal === 0 ? "No exhibit stands behind this control in the period" : `Exhibits (${grouped(control.evidenceTotal)})`;
  c.subheading(head);
  const before = control.evidenceOutside === 0 ? [] : textSlabs(`${plural(control.evidenceOutside, "linked exhibit")} not listed: not cited, and replaced, taken back or of another time`, TYPE.smallSoft, c.type, 0, c.measure);
  const tokens = control.evidence.map((number) => ({ text: exhibit(number), ...c.links.toExhibit(number) }));
  const more = rest > 0 ? textSlabs(`and ${grouped(rest)} more, listed by control in appendix A`, TYPE.smallSoft, c.type, 0, c.measure) : [];
  c.raw(...(tokens.length > 0 ? tokenSlabs(tokens, TYPE.cell, c.type, 0, c.measure) : []), ...more, ...before, blank(14));
}
