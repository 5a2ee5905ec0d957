import type { ReportKind } from "@/server/domain/reports/kinds";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { CODE_HEIGHT, CODE_WIDTH, drawCheckpointCode } from "./checkpoint-code";
import { createClock } from "./clock";
import { drawDraftMark } from "./page-frame";
import { baselineIn } from "./pen";
import type { Pen } from "./pen";
import type { ReportSay, Sentence } from "./say";
import type { TextStyle, Typesetter } from "./text";
import { INK, TYPE } from "./theme";
import type { PageGeometry } from "./theme";
import { BANNER, REPORT_TITLE, auditWords, registersLaw } from "./words";

type CoverFact = [label: string, value: string, style?: TextStyle];

/** The first page: what this is, whose it is, what it is not, and the checkpoint it stands on. */
export function drawCover(pen: Pen, s: ReportSnapshot, type: Typesetter, geometry: PageGeometry): void {
  if (s.watermark) drawDraftMark(pen, geometry);
  const { left, measure, top, bottom } = geometry;
  const { say } = pen;
  let y = top - 8;
  const lines = (text: string, style: TextStyle, width: number) => {
    for (const line of type.linesOf(text, style, width)) {
      pen.text(line, left, baselineIn(y, style), style);
      y += style.leading;
    }
  };
  pen.rule(left, y, measure, 2, INK.strong);
  y += 12;
  lines(shorten(s.organization.name, 160), { ...TYPE.h2, size: 12, leading: 16 }, measure - 90);
  pen.textRight(s.status === "final" ? say("Final") : say("Draft"), left + measure, baselineIn(top + 4, TYPE.h2), { ...TYPE.h2, color: s.status === "final" ? INK.text : INK.accent });
  y += 62;
  lines(say(TITLE_LINES[s.kind]), TYPE.display, measure);
  y += 10;
  const clock = createClock(s.timezone, s.language);
  lines(say("{from} to {to}", { from: clock.long(s.period.from), to: clock.long(s.period.to) }), TYPE.coverSub, measure);
  lines(shorten(s.system.name || say("System: not stated"), 160), TYPE.coverSub, measure);
  y += 30;
  pen.rule(left, y, measure, 0.6, INK.strong);
  y += 9;
  lines(say(BANNER), TYPE.banner, measure);
  y += 9;
  pen.rule(left, y, measure, 0.6, INK.strong);
  const { note } = s.ledger;
  const beside = note ? measure - CODE_WIDTH : measure;
  const checkpointHeight = Math.max(factsHeight(checkpointFacts(say, s, clock.moment), type, beside), note ? CODE_HEIGHT : 0);
  const checkpointTop = bottom - checkpointHeight - 20;
  const documentTop = Math.max(y + 34, checkpointTop - factsHeight(documentFacts(say, s, clock.moment), type, measure) - 56);
  drawFacts(pen, type, say("Document"), documentFacts(say, s, clock.moment), left, documentTop, measure);
  drawFacts(pen, type, say("Ledger checkpoint"), checkpointFacts(say, s, clock.moment), left, checkpointTop, beside);
  if (note) drawCheckpointCode(pen, note, left + measure, checkpointTop);
}

/** Broken by hand: a large title should not leave one word on its own. */
const TITLE_LINES = { soc2_readiness: "SOC 2 readiness\nand evidence report", control_tests: "Control test results", art30_record: "Record of\nprocessing activities", breach_register: "Breach register", gdpr_accountability: "GDPR accountability\nreport", dsar_register: "Register of\nrights requests", access_review: "Access review report", backup_restore: "Backup and\nrestore report", applicability: "Statement of\napplicability", evidence_index: "Evidence index", exceptions_register: "Exceptions register", auditor_access: "Auditor access log", request_list: "Request list", sampling_workpaper: "Sampling workpaper" } as const satisfies Record<ReportKind, Sentence>;

/** The cover has one page. Names longer than it can hold are printed in full under Document control and The system. */
const shorten = (text: string, most: number) => (text.length <= most ? text : `${[...text].slice(0, most - 1).join("")}…`);

function documentFacts(say: ReportSay, s: ReportSnapshot, moment: (iso: string) => string): CoverFact[] {
  return [
    [say("Report"), s.engagement ? auditWords(say, s.engagement) : s.registers ? say(registersLaw(s.kind) ?? REPORT_TITLE[s.kind]) : s.frameworks.map((framework) => `${framework.name}, ${framework.version}`).join("; ") || say("no framework in scope")],
    [say("Report id"), s.id, TYPE.mono],
    [say("Time zone"), s.timezone],
    [say("Generated at"), moment(s.generatedAt)],
    [say("Generator"), `${s.generator.name} ${s.generator.version}`],
    [say("Prepared by"), shorten(`${s.preparedBy.name}, ${s.preparedBy.role}`, 140)],
  ];
}

function checkpointFacts(say: ReportSay, s: ReportSnapshot, moment: (iso: string) => string): CoverFact[] {
  const { ledger } = s;
  return [
    [say("Origin"), ledger.origin, TYPE.mono],
    [say("Size"), `${say("{size} entries", { size: ledger.size })}${ledger.at ? `, ${moment(ledger.at)}` : ""}`],
    [say("Root"), ledger.root ?? say("no checkpoint yet"), TYPE.mono],
    [say("Key"), ledger.vkey ?? say("no key yet"), TYPE.mono],
  ];
}

const LABEL = 120;
const factLines = ([, value, style]: CoverFact, type: Typesetter, measure: number) => type.linesOf(value, style ?? TYPE.cell, measure - LABEL);
const factHeight = (fact: CoverFact, type: Typesetter, measure: number) => factLines(fact, type, measure).length * 11 + 5;
const factsHeight = (facts: CoverFact[], type: Typesetter, measure: number) => facts.reduce((sum, fact) => sum + factHeight(fact, type, measure), 0);

function drawFacts(pen: Pen, type: Typesetter, title: string, facts: CoverFact[], x: number, top: number, measure: number): void {
  let y = top;
  pen.text(title, x, baselineIn(y - 16, TYPE.cellBold), TYPE.cellBold);
  pen.rule(x, y, measure, 0.6, INK.strong);
  for (const fact of facts) {
    const [label, , style = TYPE.cell] = fact;
    pen.text(label, x, baselineIn(y + 2.5, TYPE.cellSoft), TYPE.cellSoft);
    factLines(fact, type, measure).forEach((line, index) => pen.text(line, x + LABEL, baselineIn(y + 2.5 + index * 11, style), style));
    y += factHeight(fact, type, measure);
    pen.rule(x, y, measure, 0.35, INK.hair);
  }
}
