import type { ReportSnapshot } from "./snapshot";

/** What a preview prints at most: enough to see the document, little enough to wait for it. */
export const PREVIEW_PAGES = 60;
/** How long it can be looked at after it was asked for. */
export const PREVIEW_KEPT_MS = 3_600_000;
/** Its drawing is ended after five minutes; a worker that was killed says nothing. */
const LONGEST_DRAWING_MS = 360_000;
export const ENDED_EARLY = "The drawing of this preview ended early. Try again.";
const MOST = { exhibits: 150, populations: 60, rows: 60, entries: 20, lines: 60 };

export type PreviewState = "queued" | "running" | "done" | "failed";
export type PreviewView = { id: string; state: PreviewState; progress: number; step: string | null; note: string | null; error: string | null };

/** A snapshot with the first of what is many, marked as a preview, and what was cut in words. */
export function forPreview(snapshot: ReportSnapshot): { snapshot: ReportSnapshot; cut: string[] } {
  const cut: string[] = [];
  const first = <Item>(items: readonly Item[], most: number, what: string): Item[] => {
    if (items.length > most) cut.push(`${most} of ${items.length} ${what}`);
    return items.slice(0, most);
  };
  const { extract, privacy, registers } = snapshot;
  const preview: ReportSnapshot = {
    ...snapshot, status: "draft", watermark: true, preview: true,
    evidence: first(snapshot.evidence, MOST.exhibits, "exhibits"), populations: first(snapshot.populations, MOST.populations, "populations"),
    ...(extract && { extract: { ...extract, chapters: extract.chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map((block) => ("table" in block ? { table: { ...block.table, rows: first(block.table.rows, MOST.rows, `rows of “${block.table.title}”`) } } : block)) })) } }),
    ...(privacy && { privacy: { ...privacy, register: first(privacy.register, MOST.lines, "lines of the register") } }),
    ...(registers && { registers: { ...registers, chapters: registers.chapters.map((chapter) => ({ ...chapter, entries: first(chapter.entries, MOST.entries, `entries of “${chapter.title}”`) })) } }),
  };
  return { snapshot: preview, cut };
}

/** Whether one that is still told as being drawn cannot be any more. One that waits for its turn goes on waiting. */
export function isOverdue(state: PreviewState, askedAt: Date, now: Date): boolean {
  return state === "running" && now.getTime() - askedAt.getTime() > LONGEST_DRAWING_MS;
}

/** One sentence on what is missing in a preview; null where it is the whole report. */
export function previewNote(cut: readonly string[], pages: number): string | null {
  const some = pages > PREVIEW_PAGES ? [`the first ${PREVIEW_PAGES} of ${pages} pages`, ...cut] : cut;
  if (some.length === 0) return null;
  const told = some.length > 3 ? [...some.slice(0, 3), `and ${some.length - 3} more`] : some;
  return `A preview shows ${told.join(", ")}. The report prints everything.`;
}
