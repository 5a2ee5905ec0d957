import { drawsOf } from "./generator";
import { randomOrder } from "./random-order";
import type { StratumSpan } from "./strata-spans";

const UNDATED = "undated";
const [DAY, MONTH] = [10, 7];
const MONTHS_A_QUARTER = 3;

/** The stretch of time an item is in, in UTC: 2026-03-05, 2026-03 or 2026-Q1. What has no time is a stratum of its own. */
export function stratumOf(at: string | null, per: StratumSpan): string {
  if (at === null) return UNDATED;
  if (per !== "quarter") return at.slice(0, per === "day" ? DAY : MONTH);
  return `${at.slice(0, 4)}-Q${Math.ceil(Number(at.slice(5, MONTH)) / MONTHS_A_QUARTER)}`;
}

/** Strata with the places of their items, in the order of their names. */
export function strataOf(times: readonly (string | null)[], per: StratumSpan): { name: string; places: number[] }[] {
  const byName = Map.groupBy(times.keys(), (place) => stratumOf(times[place] ?? null, per));
  return [...byName].map(([name, places]) => ({ name, places })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Open = { size: number; taken: number; rank: number; order: number[] };

/**
 * Places drawn so that time is covered: every stratum gives one, in a drawn order, before any gives a second; after that
 * each place goes to the stratum with the most items for 2t+1, where t is how many it gave (Sainte-Laguë), ties to the
 * drawn order. Inside a stratum the order is random.
 */
export function stratifiedOrder(times: readonly (string | null)[], per: StratumSpan, seed: string, take: number): number[] {
  const strata = strataOf(times, per);
  const ranks = randomOrder(strata.length, drawsOf(seed, "strata"));
  const open = ranks.flatMap((place, rank): Open[] => {
    const stratum = strata[place];
    if (!stratum) return [];
    const order = randomOrder(stratum.places.length, drawsOf(seed, `stratum|${stratum.name}`), take);
    return [{ size: stratum.places.length, taken: 0, rank, order: order.map((i) => stratum.places[i] ?? 0) }];
  });
  const drawn: number[] = [];
  while (drawn.length < Math.min(take, times.length)) {
    const next = open.filter((stratum) => stratum.taken < stratum.size).reduce((best, stratum) => (isBefore(stratum, best) ? stratum : best));
    drawn.push(next.order[next.taken] ?? 0);
    next.taken += 1;
  }
  return drawn;
}

function isBefore(a: Open, b: Open): boolean {
  if ((a.taken === 0) !== (b.taken === 0)) return a.taken === 0;
  if (a.taken === 0) return a.rank < b.rank;
  const [ofA, ofB] = [a.size * (2 * b.taken + 1), b.size * (2 * a.taken + 1)];
  return ofA === ofB ? a.rank < b.rank : ofA > ofB;
}
