import { SPAN, type Draws } from "./generator";

/** How much all items are worth together, in thousandths. */
export const totalValue = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Whether a draw by value can be made: there is value, and not more than the generator reaches. */
export const isDrawable = (total: number): boolean => total > 0 && total <= SPAN;

// Values are summed by blocks, so that a draw looks at some hundreds of sums instead of every item.
const BLOCK = 512;

/**
 * Places drawn in proportion to value, without putting back: a number below the sum of what is left falls on the item
 * whose stretch of the list holds it. Items without value are never drawn.
 */
export function byValue(values: readonly (number | null)[], draws: Draws, take: number): number[] {
  const left = values.map((value) => value ?? 0);
  const sums = Array.from({ length: Math.ceil(left.length / BLOCK) }, (_, i) => totalValue(left.slice(i * BLOCK, (i + 1) * BLOCK)));
  let total = totalValue(left);
  const drawn: number[] = [];
  while (drawn.length < take && total > 0) {
    const place = placeOf(draws(total), left, sums);
    const value = left[place] ?? 0;
    drawn.push(place);
    total -= value;
    sums[Math.floor(place / BLOCK)] = (sums[Math.floor(place / BLOCK)] ?? 0) - value;
    left[place] = 0;
  }
  return drawn;
}

/** The item whose stretch holds the number, which is below the sum of all. */
function placeOf(number: number, left: readonly number[], sums: readonly number[]): number {
  let rest = number;
  let place = sums.findIndex((sum) => (rest < sum ? true : ((rest -= sum), false))) * BLOCK;
  for (; rest >= (left[place] ?? 0); place++) rest -= left[place] ?? 0;
  return place;
}
