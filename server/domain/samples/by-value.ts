import { SPAN, type Draws } from "./generator";

/** How much all items are worth together, in thousandths. */
export const totalValue = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Whether a draw by value can be made: there is value, and not more than the generator reaches. */
export const isDrawable = (total: number): boolean => total > 0 && total <= SPAN;

/**
 * Places drawn in proportion to value, without putting back: a number below the sum of what is left falls on the item
 * whose stretch of the list holds it. Items without value are never drawn.
 */
export function byValue(values: readonly (number | null)[], draws: Draws, take: number): number[] {
  const left = values.map((value) => value ?? 0);
  let total = totalValue(left);
  const drawn: number[] = [];
  while (drawn.length < take && total > 0) {
    let rest = draws(total);
    const place = left.findIndex((value) => (rest -= value) < 0);
    drawn.push(place);
    total -= left[place] ?? 0;
    left[place] = 0;
  }
  return drawn;
}
