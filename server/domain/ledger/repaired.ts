import { z } from "zod";

/** Indexes of entries that came back from a mirror without their contents, both ends included. */
export type LostRange = { from: number; to: number };

const Repaired = z.looseObject({ without_openings: z.array(z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() })) });

/** Indexes in rising order as ranges. */
export function rangesOf(indexes: readonly number[]): LostRange[] {
  const ranges: LostRange[] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last?.to === index - 1) last.to = index;
    else ranges.push({ from: index, to: index });
  }
  return ranges;
}

/**
 * The ranges that the detail of a `log.repaired` entry excuses. It can only speak of entries before its own: nothing that
 * is recorded later was lost by then. Empty for what has another form.
 */
export function lostRangesOf(detail: unknown, ownIndex: number): LostRange[] {
  const parsed = Repaired.safeParse(detail);
  return parsed.success ? parsed.data.without_openings.filter(({ from, to }) => from <= to && to < ownIndex) : [];
}

/** Whether one of the ranges holds an index. */
export function isLost(ranges: readonly LostRange[], index: number): boolean {
  return ranges.some(({ from, to }) => from <= index && index <= to);
}
