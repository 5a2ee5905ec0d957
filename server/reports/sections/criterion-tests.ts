import type { ControlSheet, CriterionRow, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { deviationWords, exhibit, grouped } from "../words";

/** Management's tests, criterion by criterion. A control that answers to several criteria is printed under the first and named under the others. */
export function criterionTests(c: Composer, s: ReportSnapshot): void {
  c.chapter("Management's tests by criterion");
  c.paragraph("For each criterion: the control as promised, what was done to test it, the population, the items tested and what was found. All items were tested; no sample was drawn. Criteria are given in our own words.");
  const controls = new Map(s.controls.map((control) => [control.key, control]));
  const printedUnder = new Map<string, string>();
  for (const framework of s.frameworks) {
    c.section(`${framework.name}, ${framework.version}`);
    for (const criterion of framework.criteria) criterionTable(c, criterion, controls, printedUnder);
  }
  const unmapped = s.controls.filter((control) => !printedUnder.has(control.key));
  if (unmapped.length === 0) return;
  c.section("Controls without a criterion");
  testTable(c, "Controls that answer to no criterion in scope", unmapped);
}

function criterionTable(c: Composer, criterion: CriterionRow, controls: Map<string, ControlSheet>, printedUnder: Map<string, string>): void {
  const here: ControlSheet[] = [];
  const elsewhere: string[] = [];
  for (const { key } of criterion.controls) {
    const control = controls.get(key);
    const first = printedUnder.get(key);
    if (first) elsewhere.push(`${key} (see ${first})`);
    else if (control) {
      here.push(control);
      printedUnder.set(key, criterion.id);
    }
  }
  c.subheading(`${criterion.id}  ${criterion.paraphrase}`);
  if (here.length > 0) testTable(c, `Tests for ${criterion.id}`, here);
  if (elsewhere.length > 0) c.paragraph(`Also answered by ${elsewhere.join(", ")}.`, TYPE.cellSoft);
  if (criterion.controls.length === 0) c.paragraph("No control answers to it.", TYPE.cellSoft);
}

function testTable(c: Composer, title: string, rows: readonly ControlSheet[]): void {
  c.table(title, {
    columns: [
      { head: "Control", width: 48, style: TYPE.cellMedium },
      { head: "As promised", width: 108 },
      { head: "Tests made", width: 146, style: TYPE.small },
      { head: "Population and items tested", width: 84, style: TYPE.small },
      { head: "Result and exhibits", width: c.measure - 386 },
    ],
    rows,
    cells: (control) => testCells(c, control),
  });
}

function testCells(c: Composer, control: ControlSheet): Cell[] {
  const tested = control.rules.reduce((sum, rule) => sum + rule.tested, 0);
  const deviating = control.rules.reduce((sum, rule) => sum + rule.deviationsTotal, 0);
  const { population } = control;
  return [
    { text: control.key, ...c.links.toControl(control.key) },
    control.promise,
    control.testSteps.length > 0 ? control.testSteps.map((step) => `${step.method[0]?.toUpperCase()}${step.method.slice(1)}: ${step.text}`) : "no test",
    population
      ? [`N = ${grouped(population.total)} ${population.kinds.join(", ")}`, { text: population.source ?? "source not stated", style: TYPE.smallSoft },
        { text: population.reconciledWith ? `reconciled with ${population.reconciledWith}` : "not reconciled", style: TYPE.smallSoft }, `tested: ${grouped(tested)}`]
      : [`tested: ${grouped(tested)}`],
    [{ state: control.state }, { text: deviationWords(tested, deviating), style: TYPE.small }, { text: exhibitWords(control), style: TYPE.smallSoft }],
  ];
}

function exhibitWords(control: ControlSheet): string {
  const first = control.evidence.slice(0, 6).map(exhibit).join(", ");
  const rest = control.evidenceTotal - Math.min(6, control.evidence.length);
  if (!first) return "no exhibit";
  return rest > 0 ? `${first} and ${grouped(rest)} more` : first;
}
