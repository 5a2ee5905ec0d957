import { printedAccent } from "@/server/domain/look/look";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Pen } from "./pen";
import { INK, TYPE } from "./theme";
import type { PageGeometry } from "./theme";
import { BANNER, REPORT_TITLE, grouped } from "./words";

/** Header and footer of every page but the cover. */
export function drawFrame(pen: Pen, s: ReportSnapshot, geometry: PageGeometry, page: number, pages: number): void {
  if (s.watermark) drawDraftMark(pen, geometry, s.preview ? "PREVIEW" : "DRAFT");
  if (s.look?.accent) pen.rule(geometry.left, 22, ACCENT_RULE, 1.6, printedAccent(s.look.accent));
  const { left, right, measure, height } = geometry;
  const head = 36;
  const title = `${s.preview ? "Preview. " : s.status === "draft" ? "Draft. " : ""}${REPORT_TITLE[s.kind]}, ${s.period.from} to ${s.period.to}`;
  pen.text(pen.clip(s.organization.name, TYPE.running, measure - pen.widthOf(title, TYPE.running) - 20), left, head, { ...TYPE.running, face: "sansMedium", color: INK.soft });
  pen.textRight(title, right, head, TYPE.running);
  const foot = height - 38;
  pen.rule(left, foot - 10, measure, 0.4, INK.rule);
  pen.text(`${s.id}  ${checkpointWords(s)}`, left, foot, TYPE.runningMono);
  pen.textRight(`Page ${grouped(page)} of ${grouped(pages)}`, right, foot, { ...TYPE.running, face: "sansMedium", color: INK.soft });
  pen.text(BANNER, left, foot + 10, TYPE.running);
}

const ACCENT_RULE = 28;
const MARK = { ...TYPE.display, size: 150, leading: 150, color: "#f1efe9" };

/** Behind the text of every page, light enough to read over; as large as the page lets it be. */
export function drawDraftMark(pen: Pen, { width, height }: PageGeometry, word: string): void {
  const mark = { ...MARK, size: Math.min(MARK.size, (MARK.size * 0.92 * height) / (pen.widthOf(word, MARK) * 1.15)) };
  pen.turned(-52, [width / 2, height / 2], () => pen.text(word, (width - pen.widthOf(word, mark)) / 2, height / 2 + mark.size * 0.36, mark));
}

/** The checkpoint by its size and the beginning of its root; the whole root is on the cover and in appendix D. */
const checkpointWords = (s: ReportSnapshot) =>
  s.ledger.root === null ? "no checkpoint" : `checkpoint ${grouped(s.ledger.size)}:${s.ledger.root.slice(0, 12)}…`;
