import { formatDate, monthName } from "@/components/ui/time-format";
import type { CoverageCell } from "@/server/domain/controls/view";

export const CELL_WORDS: Record<CoverageCell, string> = {
  found: "found in time",
  late: "found late",
  missed: "missed",
  failed: "failing",
  not_due: "nothing due",
  none: "no evidence",
};
const COUNTED: readonly CoverageCell[] = ["failed", "missed", "late", "found", "not_due", "none"];
const ASKED_ABOUT: ReadonlySet<CoverageCell> = new Set(["failed", "missed", "late"]);

const NAMED_WEEKS = 3;

/** "week of 5 Oct 2026: missed". */
export function weekInWords(week: string | undefined, cell: CoverageCell | undefined): string {
  return week ? `week of ${formatDate(week)}: ${CELL_WORDS[cell ?? "none"]}` : "";
}

/** All weeks of a control in one sentence: how many of each, and the last of those one would ask about by their date. */
export function coverageInWords(weeks: string[], cells: readonly CoverageCell[]): string {
  const parts = COUNTED.flatMap((cell) => {
    const of = weeks.filter((_, index) => (cells[index] ?? "none") === cell);
    const last = ASKED_ABOUT.has(cell) && of.length > 0 ? ` (${of.length > NAMED_WEEKS ? "last " : ""}${of.slice(-NAMED_WEEKS).map((week) => formatDate(week)).join(", ")})` : "";
    return of.length > 0 ? [`${of.length} ${CELL_WORDS[cell]}${last}`] : [];
  });
  return `${weeks.length} weeks, ${parts.join(", ")}`;
}

export type MonthSpan = { label: string; year: number; span: number };

/** Months over the week columns. A week belongs to the month of its first day. */
export function monthSpans(weeks: string[]): MonthSpan[] {
  const spans: MonthSpan[] = [];
  for (const week of weeks) {
    const [year = 0, month = 0] = week.split("-").map(Number);
    const last = spans[spans.length - 1];
    const label = monthName(month);
    if (last && last.label === label && last.year === year) last.span += 1;
    else spans.push({ label, year, span: 1 });
  }
  return spans;
}

/** The column of a day, or -1 when it lies outside the window. */
export function weekIndexOf(day: string, weeks: string[]): number {
  const at = weeks.findLastIndex((week) => week <= day);
  const last = weeks[weeks.length - 1];
  if (at === weeks.length - 1 && last && Date.parse(day) - Date.parse(last) >= 7 * 86_400_000) return -1;
  return at;
}

export type GridMove = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown";

const PAGE_ROWS = 10;

/** Where an arrow key leads in a grid of `rows` × `columns`; it stops at the edges. */
export function moveInGrid(at: { row: number; column: number }, key: string, rows: number, columns: number, rtl = false): { row: number; column: number } | null {
  const forward = rtl ? -1 : 1;
  const steps: Record<GridMove, [number, number]> = {
    ArrowLeft: [0, -forward], ArrowRight: [0, forward], ArrowUp: [-1, 0], ArrowDown: [1, 0],
    Home: [0, -columns], End: [0, columns], PageUp: [-PAGE_ROWS, 0], PageDown: [PAGE_ROWS, 0],
  };
  const step = steps[key as GridMove];
  if (!step) return null;
  const clamp = (value: number, max: number) => Math.min(max - 1, Math.max(0, value));
  return { row: clamp(at.row + step[0], rows), column: clamp(at.column + step[1], columns) };
}
