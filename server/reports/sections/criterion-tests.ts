import type { ControlSheet, CriterionRow, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { populationCount, reconciledWords, sourceWords } from "../population-words";
import { resultNotes, windowWords } from "../result-words";
import { METHOD_WORD, exhibit } from "../words";

/** Management's tests, criterion by criterion. A control that answers to several criteria is printed under the first and named under the others. */
export function criterionTests(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Management's tests by criterion"));
  c.paragraph(say("For each criterion: the control as promised, what was done to test it, the population, the items tested and what was found. No sample was drawn: each rule was run on everything it means, and where that is less than the population the reason stands beside it. Results are those at the end of the period; lapses before it are named with their days. Criteria are given in our own words."));
  const controls = new Map(s.controls.map((control) => [control.key, control]));
  const printedUnder = new Map<string, string>();
  for (const framework of s.frameworks) {
    c.section(`${framework.name}, ${framework.version}`);
    for (const criterion of framework.criteria) criterionTable(c, criterion, controls, printedUnder);
  }
  const unmapped = s.controls.filter((control) => !printedUnder.has(control.key));
  if (unmapped.length === 0) return;
  c.section(say("Controls without a criterion"));
  testTable(c, say("Controls that answer to no criterion in scope"), unmapped);
}

function criterionTable(c: Composer, criterion: CriterionRow, controls: Map<string, ControlSheet>, printedUnder: Map<string, string>): void {
  const here: ControlSheet[] = [];
  const elsewhere: string[] = [];
  for (const { key } of criterion.controls) {
    const control = controls.get(key);
    const first = printedUnder.get(key);
    if (first) elsewhere.push(c.say("{key} (see {criterion})", { key, criterion: first }));
    else if (control) {
      here.push(control);
      printedUnder.set(key, criterion.id);
    }
  }
  c.subheading(`${criterion.id}  ${criterion.paraphrase}`);
  if (here.length > 0) testTable(c, c.say("Tests for {criterion}", { criterion: criterion.id }), here);
  if (elsewhere.length > 0) c.paragraph(c.say("Also answered by {controls}.", { controls: elsewhere.join(", ") }), TYPE.cellSoft);
  if (criterion.controls.length === 0) c.paragraph(c.say("No control answers to it."), TYPE.cellSoft);
}

function testTable(c: Composer, title: string, rows: readonly ControlSheet[]): void {
  const { say } = c;
  c.table(title, {
    columns: [
      { head: say("Control"), width: 48, style: TYPE.cellMedium },
      { head: say("As promised"), width: 96 },
      { head: say("Tests made"), width: 112, style: TYPE.small },
      { head: say("Population and items tested"), width: 126, style: TYPE.small },
      { head: say("Result and exhibits"), width: c.measure - 382 },
    ],
    rows,
    cells: (control) => testCells(c, control),
  });
}

function testCells(c: Composer, control: ControlSheet): Cell[] {
  const { say } = c;
  return [
    { text: control.key, ...c.links.toControl(control.key) },
    control.promise,
    control.testSteps.length > 0 ? control.testSteps.map((step) => `${say(METHOD_WORD[step.method])}: ${step.text}`) : say("no test"),
    [...control.populations.flatMap((population) => [`N = ${populationCount(say, population)}`, { text: `${windowWords(population.window, c)}; ${sourceWords(say, population.provenance)}; ${reconciledWords(say, population.provenance)}`, style: TYPE.smallSoft }]),
      ...control.rules.map((rule, index) => (control.rules.length > 1 ? say("Rule {number}: {words}", { number: String(index + 1), words: rule.bearing }) : rule.bearing))],
    [{ state: control.state }, ...resultNotes(control, c).map((text) => ({ text, style: TYPE.small })), { text: exhibitWords(c, control), style: TYPE.smallSoft }],
  ];
}

function exhibitWords({ say }: Composer, control: ControlSheet): string {
  const first = control.evidence.slice(0, 6).map(exhibit).join(", ");
  const rest = control.evidenceTotal - Math.min(6, control.evidence.length);
  if (!first) return say("no exhibit");
  return rest > 0 ? say("{list} and {more} more", { list: first, more: rest }) : first;
}
