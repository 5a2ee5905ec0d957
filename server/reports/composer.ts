import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { createClock } from "./clock";
import type { Clock } from "./clock";
import { createLinks } from "./links";
import type { Links } from "./links";
import { baselineIn } from "./pen";
import { sayIn, type ReportSay } from "./say";
import { blank } from "./slab";
import type { Slab } from "./slab";
import { tableSlabs } from "./table";
import type { TableSpec } from "./table";
import type { TextStyle, Typesetter } from "./text";
import { INK, TYPE } from "./theme";
import type { PageGeometry } from "./theme";

export type Fact = { label: string; value: string | string[]; style?: TextStyle };

/** What a section writes with: numbered chapters, paragraphs, facts and tables, collected as slabs. */
export type Composer = {
  readonly slabs: Slab[];
  readonly type: Typesetter;
  readonly clock: Clock;
  /** The words of the report's language: every sentence of ours goes through it. */
  readonly say: ReportSay;
  readonly measure: number;
  readonly links: Links;
  chapter: (title: string) => void;
  appendix: (title: string) => void;
  section: (title: string) => void;
  subheading: (text: string) => void;
  paragraph: (text: string, style?: TextStyle) => void;
  /** A paragraph that stays with what it introduces. */
  lead: (text: string) => void;
  bullets: (items: readonly string[]) => void;
  facts: (facts: readonly Fact[], labelWidth?: number) => void;
  table: <Row>(title: string, spec: TableSpec<Row>) => void;
  caption: (title: string) => void;
  space: (height: number) => void;
  raw: (...slabs: Slab[]) => void;
};

export function createComposer(snapshot: ReportSnapshot, type: Typesetter, geometry: PageGeometry): Composer {
  const slabs: Slab[] = [];
  const number = createNumbering();
  const { measure } = geometry;
  const say = sayIn(snapshot.language);
  const raw = (...more: Slab[]) => {
    for (const slab of more) slabs.push(slab);
  };
  const caption = (title: string) => raw(...captionSlabs(say("Table {number}", { number: number.table() }), title, type, measure));
  const open = (label: string, title: string) => raw(...chapterSlabs(label, title, type, measure));
  return {
    slabs, type, measure, raw, caption, say,
    links: createLinks(snapshot),
    clock: createClock(snapshot.timezone, snapshot.language),
    chapter: (title) => open(number.chapter(), title),
    appendix: (title) => open(number.appendix(), title),
    section: (title) => raw(...sectionSlabs(number.section(), title, type, measure)),
    subheading: (text) => raw(blank(7), ...textSlabs(text, TYPE.h3, type, 0, measure).map((slab) => ({ ...slab, keepWithNext: true })), blankKept(2)),
    paragraph: (text, style = TYPE.body) => raw(...textSlabs(text, style, type, 0, Math.min(measure, 430)), blank(5)),
    lead: (text) => raw(...textSlabs(text, TYPE.body, type, 0, Math.min(measure, 430)).map((slab) => ({ ...slab, keepWithNext: true })), blankKept(4)),
    bullets: (items) => raw(...items.flatMap((item) => bulletSlabs(item, type, Math.min(measure, 430))), blank(5)),
    facts: (facts, labelWidth = 120) => raw(...facts.map((fact) => factSlab(fact, type, labelWidth, measure)), blank(8)),
    table: (title, spec) => {
      caption(title);
      for (const slab of tableSlabs(spec, type)) slabs.push(slab);
      raw(blank(12));
    },
    space: (height) => raw(blank(height)),
  };
}

function createNumbering() {
  let label = "";
  let chapters = 0;
  let appendices = 0;
  let sections = 0;
  let tables = 0;
  const start = (next: string) => {
    sections = 0;
    tables = 0;
    label = next;
    return next;
  };
  return {
    chapter: () => start(String((chapters += 1))),
    appendix: () => start(String.fromCharCode(64 + (appendices += 1))),
    section: () => `${label}.${(sections += 1)}`,
    table: () => `${label}.${(tables += 1)}`,
  };
}

const blankKept = (height: number): Slab => ({ ...blank(height), keepWithNext: true });

function chapterSlabs(label: string, title: string, type: Typesetter, measure: number): Slab[] {
  const indent = 34;
  const lines = type.linesOf(title, TYPE.h1, measure - indent);
  const numbered = /^\d/.test(label) ? label : `${label}`;
  return [{ ...blank(26), breakUnlessFree: 0.5 }, {
    height: lines.length * TYPE.h1.leading + 26,
    keepWithNext: true,
    mark: { id: `s-${label}`, level: 1, number: label, title: type.clean(title, TYPE.h1.face) },
    draw: (pen, x, y) => {
      pen.rule(x, y, measure, 1.4, INK.strong);
      pen.text(numbered, x, baselineIn(y + 9, TYPE.h1), { ...TYPE.h1, color: INK.faint }, { destination: `s-${label}` });
      lines.forEach((line, index) => pen.text(line, x + indent, baselineIn(y + 9 + index * TYPE.h1.leading, TYPE.h1), TYPE.h1));
    },
  }];
}

function sectionSlabs(label: string, title: string, type: Typesetter, measure: number): Slab[] {
  const indent = 34;
  const lines = type.linesOf(title, TYPE.h2, measure - indent);
  return [blank(10), {
    height: lines.length * TYPE.h2.leading + 6,
    keepWithNext: true,
    mark: { id: `s-${label}`, level: 2, number: label, title: type.clean(title, TYPE.h2.face) },
    draw: (pen, x, y) => {
      pen.text(label, x, baselineIn(y, TYPE.h2), { ...TYPE.h2, color: INK.faint }, { destination: `s-${label}` });
      lines.forEach((line, index) => pen.text(line, x + indent, baselineIn(y + index * TYPE.h2.leading, TYPE.h2), TYPE.h2));
    },
  }];
}

function captionSlabs(label: string, title: string, type: Typesetter, measure: number): Slab[] {
  const lead = type.widthOf(`${label}  `, { ...TYPE.caption, face: "sansBold" }) + 2;
  return [blankKept(4), ...type.linesOf(title, TYPE.caption, measure - lead).map((line, index): Slab => ({
    height: TYPE.caption.leading + 1,
    keepWithNext: true,
    draw: (pen, x, y) => {
      const baseline = baselineIn(y, TYPE.caption);
      if (index === 0) pen.text(label, x, baseline, { ...TYPE.caption, face: "sansBold", color: INK.text });
      pen.text(line, x + lead, baseline, TYPE.caption);
    },
  }))];
}

/** One slab a line; the first two and the last two lines stay together. */
export function textSlabs(text: string, style: TextStyle, type: Typesetter, indent: number, width: number): Slab[] {
  const lines = type.linesOf(text, style, width - indent);
  return lines.map((line, index) => ({
    height: style.leading,
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (pen, x, y) => pen.text(line, x + indent, baselineIn(y, style), style),
  }));
}

function bulletSlabs(item: string, type: Typesetter, width: number): Slab[] {
  const [first, ...rest] = textSlabs(item, TYPE.body, type, 12, width);
  if (!first) return [];
  const dashed: Slab = { ...first, draw: (pen, x, y) => {
    pen.text("–", x, baselineIn(y, TYPE.body), { ...TYPE.body, color: INK.faint });
    first.draw(pen, x, y);
  } };
  return [dashed, ...rest, blank(2)];
}

function factSlab(fact: Fact, type: Typesetter, labelWidth: number, measure: number): Slab {
  const style = fact.style ?? TYPE.cell;
  const values = typeof fact.value === "string" ? [fact.value] : fact.value;
  const lines = values.flatMap((value) => type.linesOf(value, style, measure - labelWidth));
  const labels = type.linesOf(fact.label, TYPE.cellSoft, labelWidth - 10);
  const height = Math.max(lines.length * style.leading, labels.length * TYPE.cellSoft.leading) + 5;
  return {
    height,
    draw: (pen, x, y) => {
      labels.forEach((line, index) => pen.text(line, x, baselineIn(y + 2.5 + index * 11, TYPE.cellSoft), TYPE.cellSoft));
      lines.forEach((line, index) => pen.text(line, x + labelWidth, baselineIn(y + 2.5 + index * style.leading, style), style));
      pen.rule(x, y + height, measure, 0.35, INK.hair);
    },
  };
}
