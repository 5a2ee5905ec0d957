import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Pen } from "./pen";
import type { ReportSay } from "./say";
import { INK, TYPE } from "./theme";
import type { PageGeometry } from "./theme";
import { BANNER, REPORT_TITLE } from "./words";

/** Header and footer of every page but the cover. */
export function drawFrame(pen: Pen, s: ReportSnapshot, geometry: PageGeometry, page: number, pages: number): void {
  if (s.watermark) drawDraftMark(pen, geometry);
  const { left, right, measure, height } = geometry;
  const head = 36;
  const { say } = pen;
  const title = say("{title}, {from} to {to}", { title: `${s.status === "draft" ? `${say("Draft.")} ` : ""}${say(REPORT_TITLE[s.kind])}`, from: say.day(s.period.from), to: say.day(s.period.to) });
  pen.text(pen.clip(s.organization.name, TYPE.running, measure - pen.widthOf(title, TYPE.running) - 20), left, head, { ...TYPE.running, face: "sansMedium", color: INK.soft });
  pen.textRight(title, right, head, TYPE.running);
  const foot = height - 38;
  pen.rule(left, foot - 10, measure, 0.4, INK.rule);
  pen.text(`${s.id}  ${checkpointWords(say, s)}`, left, foot, TYPE.runningMono);
  pen.textRight(say("Page {page} of {pages}", { page, pages }), right, foot, { ...TYPE.running, face: "sansMedium", color: INK.soft });
  pen.text(say(BANNER), left, foot + 10, TYPE.running);
}

const MARK = { ...TYPE.display, size: 150, leading: 150, color: "#f1efe9" };

/** Behind the text of every page, light enough to read over. */
export function drawDraftMark(pen: Pen, { width, height }: PageGeometry): void {
  const word = pen.say("DRAFT");
  const style = { ...MARK, size: Math.min(MARK.size, (MARK.size * 620) / pen.widthOf(word, MARK)) };
  pen.turned(-52, [width / 2, height / 2], () => pen.text(word, (width - pen.widthOf(word, style)) / 2, height / 2 + style.size * 0.36, style));
}

/** The checkpoint by its size and the beginning of its root; the whole root is on the cover and in appendix D. */
const checkpointWords = (say: ReportSay, s: ReportSnapshot) =>
  s.ledger.root === null ? say("no checkpoint") : say("checkpoint {size}:{root}…", { size: s.ledger.size, root: s.ledger.root.slice(0, 12) });
