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
import { DESIGN_WORD, METHOD_WORD, exhibit, exhibitList, requirementWords, valueWords } from "../words";
import { deviationTable } from "./deviation-table";

export function controlSheets(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Control sheets"));
  if (s.controls.length === 0) {
    c.paragraph(say("No controls are in scope."));
    return;
  }
  c.paragraph(say("One sheet a control. The promise is printed in the organization's words; where they differ from the default of the control library, the default stands beside it. The test is judged against the promise."));
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
  const since = control.since ? c.say("since {day}", { day: c.clock.day(control.since) }) : "";
  const notes = c.type.linesOf(lapseWords(control.lapses, c), TYPE.cellMedium, c.measure - indent);
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
  const { say } = c;
  const facts: Fact[] = [{ label: say("Promised"), value: control.promise, style: TYPE.body }];
  if (control.defaultPromise !== null) facts.push({ label: say("Default of the library"), value: control.defaultPromise, style: TYPE.cellSoft });
  facts.push(
    { label: say("Answers to"), value: control.requirements.map((requirement) => requirementWords(say, requirement)).join(", ") || say("no requirement") },
    { label: say("Owner"), value: `${control.owner ?? say("no owner")}; ${control.automation === "full" ? say("tested from records alone") : say("tested from records and what a person files")}` },
    { label: say("Design"), value: `${say(DESIGN_WORD[control.design.state])}${control.design.at ? `, ${c.clock.day(control.design.at)}` : ""}` },
  );
  if (control.populations.length > 0) facts.push({ label: control.populations.length === 1 ? say("Population") : say("Populations"), value: control.populations.map((population) => populationWords(population, c)) });
  c.facts(facts);
}

function reason(c: Composer, control: ControlSheet): void {
  c.subheading(control.state === "not_applicable" ? c.say("Why it does not apply") : c.say("Where it applies"));
  c.paragraph(control.applicabilityReason ?? c.say("No reason was recorded."));
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
      pen.text(c.say("Coverage"), x, baselineIn(y + 1, TYPE.smallSoft), TYPE.smallSoft);
      drawStrip(pen, control.coverage, x + label, y + 1.5, width, 9.5);
    },
  };
  const band = historyBand(control.history, s.period, label, width);
  const named: Slab = { ...band, draw: (pen, x, y) => {
    pen.text(c.say("Result"), x, baselineIn(y + 1, TYPE.smallSoft), TYPE.smallSoft);
    band.draw(pen, x, y);
  } };
  const legend = stripLegend();
  c.raw(blank(4), { ...monthAxis(s.coverageWeeks, label, width), keepWithNext: true }, blankKept(2), strip, { ...named, keepWithNext: true },
    { ...legend, draw: (pen, x, y) => legend.draw(pen, x + label, y) }, blank(6));
}

const blankKept = (height: number): Slab => ({ ...blank(height), keepWithNext: true });

function rules(c: Composer, control: ControlSheet): void {
  const { say } = c;
  if (control.rules.length === 0) {
    c.subheading(say("Test"));
    c.paragraph(say("No rule tests this control."), TYPE.bodySoft);
    return;
  }
  c.table(say("Test of {key}, each rule with the promised values", { key: control.key }), {
    columns: [
      { head: say("Rule"), width: 128, style: TYPE.cellMedium },
      { head: say("Result"), width: 80 },
      { head: say("On which facts"), width: c.measure - 128 - 80 - 124 },
      { head: say("Deviations, and the days looked at"), width: 124 },
    ],
    rows: control.rules,
    cells: (rule) => [rule.label, { state: rule.state }, [rule.sentence, { text: `${rule.bearing}.`, style: TYPE.smallSoft }], ruleCount(rule, control.lapses.length > 0, c)],
  });
}

function deviations(c: Composer, control: ControlSheet): void {
  const rows = control.rules.flatMap((rule) => rule.deviations);
  const total = control.rules.reduce((sum, rule) => sum + rule.deviationsTotal, 0);
  if (rows.length === 0) return;
  deviationTable(c, c.say("Deviations of {key}: {printed} of {total} printed", { key: control.key, printed: rows.length, total }), rows);
}

/** What a result at the end does not show: when the control was not as promised before, and that it was repaired. */
function lapses(c: Composer, control: ControlSheet): void {
  const { say } = c;
  if (control.lapses.length === 0) return;
  c.table(say("{n} lapse of {key} in the period|{n} lapses of {key} in the period", { n: control.lapses.length, key: control.key }), {
    columns: [
      { head: say("From and until"), width: 128, style: TYPE.cellMedium },
      { head: say("What was found"), width: c.measure - 128 - 80 },
      { head: say("Exhibits"), width: 80 },
    ],
    rows: control.lapses,
    cells: (lapse) => [lapseSpan(lapse, c), lapse.steps.map((step) => `${c.clock.day(step.at)}: ${step.sentence}`), exhibitList(say, lapse.exhibits, 12)],
  });
}

function changes(c: Composer, control: ControlSheet): void {
  const { say } = c;
  if (control.changes.length === 0) return;
  c.table(say("Changes of {key} in the period", { key: control.key }), {
    columns: [
      { head: say("When"), width: 128, style: TYPE.cellSoft },
      { head: say("By"), width: 90, style: TYPE.cellSoft },
      { head: say("What"), width: c.measure - 218 },
    ],
    rows: control.changes,
    cells: (change) => [c.clock.moment(change.at), change.by, change.what],
  });
}

function parameters(c: Composer, control: ControlSheet): void {
  const { say } = c;
  if (control.parameters.length === 0) return;
  c.table(say("Parameters of {key}", { key: control.key }), {
    columns: [
      { head: say("Parameter"), width: c.measure - 330 },
      { head: say("Default"), width: 80, align: "right", style: TYPE.cellSoft },
      { head: say("Promised"), width: 80, align: "right", style: TYPE.cellMedium },
      { head: say("Changed"), width: 170, style: TYPE.cellSoft },
    ],
    rows: control.parameters,
    cells: (row) => [row.label, valueWords(say, row.defaultValue), row.promised === null ? say("as default") : valueWords(say, row.promised), changedWords(c, row)],
  });
}

export function changedWords(c: Composer, row: ControlSheet["parameters"][number]): string {
  if (row.changedAt === null) return row.promised === null ? c.say("never") : c.say("person and time not recorded");
  return [row.changedBy ?? c.say("person not recorded"), row.changedAt ? c.clock.moment(row.changedAt) : c.say("time not recorded")].join(", ");
}

function steps(c: Composer, control: ControlSheet): void {
  if (control.testSteps.length === 0) return;
  c.subheading(c.say("How it was tested"));
  c.facts(control.testSteps.map((step) => ({ label: c.say(METHOD_WORD[step.method]), value: step.text })));
}

function exhibits(c: Composer, control: ControlSheet): void {
  const rest = control.evidenceTotal - control.evidence.length;
  const { say } = c;
  const head = control.evidenceTotal === 0 ? say("No exhibit stands behind this control in the period") : say("Exhibits ({total})", { total: control.evidenceTotal });
  c.subheading(head);
  const before = control.evidenceOutside === 0 ? [] : textSlabs(say("{n} linked exhibit not listed: not cited, and replaced, taken back or of another time|{n} linked exhibits not listed: not cited, and replaced, taken back or of another time", { n: control.evidenceOutside }), TYPE.smallSoft, c.type, 0, c.measure);
  const tokens = control.evidence.map((number) => ({ text: exhibit(number), ...c.links.toExhibit(number) }));
  const more = rest > 0 ? textSlabs(say("and {rest} more, listed by control in appendix A", { rest }), TYPE.smallSoft, c.type, 0, c.measure) : [];
  c.raw(...(tokens.length > 0 ? tokenSlabs(tokens, TYPE.cell, c.type, 0, c.measure) : []), ...more, ...before, blank(14));
}
