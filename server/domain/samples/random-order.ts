import type { Draws } from "./generator";

/** The first `take` of `count` places in random order: Fisher–Yates from the front, so a longer order begins with a shorter one. */
export function randomOrder(count: number, draws: Draws, take = count): number[] {
  const places = Array.from({ length: count }, (_, i) => i);
  const wanted = Math.min(take, count);
  for (let i = 0; i < wanted; i++) {
    const j = i + draws(count - i);
    [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
  }
  return places.slice(0, wanted);
}
