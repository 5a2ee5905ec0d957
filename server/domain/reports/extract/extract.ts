/** What a report prints of records, in chapters: plain JSON, in words already except for moments, which the document prints in its zone. */
export type Extract = { purpose: string[]; limits: string[]; chapters: ExtractChapter[] };
export type ExtractChapter = { title: string; blocks: Block[] };
export type Block =
  | { paragraph: string }
  | { heading: string }
  | { table: { title: string; none: string; columns: ExtractColumn[]; rows: ExtractCell[][] } }
  | { days: { title: string; rows: DayStrip[] } };
/** `share` is of the width of the page. */
export type ExtractColumn = { head: string; share: number; align?: "right" };
/** `null` prints "not stated". */
export type ExtractCell = string | string[] | null | { at: string } | { day: string } | { exhibit: number } | { control: string };
/** One month of one system, a cell a day: succeeded, one failed, no run; not a day of the period. */
export type DayCell = "ran" | "failed" | "none" | "outside";
export type DayStrip = { label: string; month: string; cells: DayCell[] };

/** Exhibits an extract names. */
export function exhibitsOf(extract: Extract | undefined): number[] {
  const cells = (extract?.chapters ?? []).flatMap(({ blocks }) => blocks.flatMap((block) => ("table" in block ? block.table.rows.flat() : [])));
  return [...new Set(cells.flatMap((cell) => (cell !== null && typeof cell === "object" && "exhibit" in cell ? [cell.exhibit] : [])))];
}
