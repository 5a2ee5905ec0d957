import { byValue } from "./by-value";
import { everyNth } from "./every-nth";
import { itemOf } from "./frozen-list";
import { drawsOf } from "./generator";
import { randomOrder } from "./random-order";
import { stratifiedOrder } from "./strata";
import type { StratumSpan } from "./strata-spans";

/** How items are chosen. `interval` is fixed with the first draw, so that drawing on goes on the same way. */
export type Method = { kind: "random" } | { kind: "stratified"; per: StratumSpan } | { kind: "every_nth"; interval: number } | { kind: "by_value" };

/**
 * The first `take` places of a frozen list, in the order drawn; fewer where the list, or its value, ends. The same list,
 * method and seed give the same places, and more of them begin with the same ones.
 */
export function drawPlaces(lines: readonly string[], method: Method, seed: string, take: number): number[] {
  switch (method.kind) {
    case "random": return randomOrder(lines.length, drawsOf(seed, "random"), take);
    case "every_nth": return everyNth(lines.length, method.interval, drawsOf(seed, "start"), take);
    case "stratified": return stratifiedOrder(lines.map((line) => itemOf(line).at), method.per, seed, take);
    case "by_value": return byValue(lines.map((line) => itemOf(line).value), drawsOf(seed, "value"), take);
  }
}
