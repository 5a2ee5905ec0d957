import type { ItemResult } from "./schema";
import type { SampleCounts } from "./view";

type Item = { place: number; replaces: number | null };

/** x of n: an item that was replaced is no longer of n, and its result is not of x. */
export function countResults(items: readonly Item[], results: ReadonlyMap<number, ItemResult>): SampleCounts {
  const replaced = new Set(items.flatMap(({ replaces }) => replaces ?? []));
  const found = items.filter(({ place }) => !replaced.has(place)).map(({ place }) => results.get(place));
  const of = (result: ItemResult | undefined) => found.filter((each) => each === result).length;
  return { of: found.length, tested: of("tested") + of("deviation"), deviations: of("deviation"), notApplicable: of("not_applicable"), open: of(undefined) };
}
