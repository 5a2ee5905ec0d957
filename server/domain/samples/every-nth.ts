import type { Draws } from "./generator";

/** The step of a first draw of `size`: one in so many. */
export const intervalFor = (count: number, size: number): number => Math.max(1, Math.floor(count / Math.max(1, size)));

/**
 * Every n-th place from a drawn start, around the end of the list to its beginning, so that each item is as likely as any
 * other. A place that was taken gives way to the next free one: drawing on reaches them all.
 */
export function everyNth(count: number, interval: number, draws: Draws, take: number): number[] {
  if (count === 0) return [];
  const taken = new Set<number>();
  let place = draws(count);
  while (taken.size < Math.min(take, count)) {
    while (taken.has(place)) place = (place + 1) % count;
    taken.add(place);
    place = (place + interval) % count;
  }
  return [...taken];
}
