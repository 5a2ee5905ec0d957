import type { ControlSheet, CriterionRow, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { populationCount, reconciledWords, sourceWords } from "../population-words";
import { resultNotes, windowWords } from "../result-words";
import { exhibit, grouped } from "../words";

/** Management's tests, criterion by criterion. A control that answers to several criteria is printed under the first and named under the others. */
export function criterionTests(c: Composer, s: ReportSnapshot): void {
  c.chapter("Management's tests by criterion");
  c.paragraph("For each criterion: the control as promised, what was done to test it, the population, the items tested and what was found. No sample was drawn: each rule was run on everything it means, and where that is less than the population the reason stands beside it. Results are those at the end of the period; lapses before it are named with their days. Criteria are given in our own words.");
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
      { head: "As promised", width: 96 },
      { head: "Tests made", width: 112, style: TYPE.small },
      { head: "Population and items tested", width: 126, style: TYPE.small },
      { head: "Result and exhibits", width: c.measure - 382 },
    ],
    rows,
    cells: (control) => testCells(c, control),
  });
}

function testCells(c: Composer, control: ControlSheet): Cell[] {
  return [
    { text: control.key, ...c.links.toControl(control.key) },
    control.promise,
    control.testSteps.length > 0 ? control.testSteps.map((step) => `${step.method[0]?.toUpperCase()}${step.method.slice(1)}: ${step.text}`) : "no test",
    [...control.populations.flatMap((population) => [`N = ${populationCount(population)}`, { text: `${windowWords(population.window, c.clock)}; ${sourceWords(population.provenance)}; ${reconciledWords(population.provenance)}`, style: TYPE.smallSoft }]),
      ...control.rules.map((rule, index) => (control.rules.length > 1 ? `Rule ${index + 1}: ${rule.bearing}` : rule.bearing))],
    [{ state: control.state }, ...resultNotes(control, c.clock).map((text) => ({ text, style: TYPE.small })), { text: exhibitWords(control), style: TYPE.smallSoft }],
  ];
}

function exhibitWords(control: ControlSheet): string {
  const first = control.evidence.slice(0, 6).map(exhibit).join(", ");
  const rest = control.evidenceTotal - Math.min(6, control.evidence.length);
  if (!first) return "no exhibit";
  return rest > 0 ? `${first} and ${grouped(rest)} more` : first;
}
