import type { z } from "zod";

import { isDrawable, totalValue } from "./by-value";
import type { Method } from "./draw";
import { intervalFor } from "./every-nth";
import { itemOf } from "./frozen-list";
import { MAX_SAMPLE, type MethodInput } from "./schema";
import { sizeFor, type SizeBasis } from "./size";

export type SamplePlan = { method: Method; size: number; problem: string | null };

/** What a draw of this size and method would be of a frozen list: its size, its step, and what stands against it. */
export function planDraw(lines: readonly string[], method: z.infer<typeof MethodInput>, basis: SizeBasis): SamplePlan {
  const values = method.kind === "by_value" ? lines.map((line) => itemOf(line).value) : [];
  const count = method.kind === "by_value" ? values.filter((value) => value !== null).length : lines.length;
  const size = sizeFor(basis, count);
  const full: Method = method.kind === "every_nth" ? { kind: "every_nth", interval: intervalFor(lines.length, size) } : method;
  return { method: full, size, problem: problemOf(method.kind, values, size) };
}

function problemOf(method: Method["kind"], values: readonly (number | null)[], size: number): string | null {
  if (method === "by_value" && !isDrawable(totalValue(values))) return totalValue(values) === 0 ? "No item of this list has a value. Choose a number fact to value by, or another method." : "The values of this list are too large together to draw by. Choose another method.";
  if (size > MAX_SAMPLE) return `This asks for ${size} items; ${MAX_SAMPLE} can be drawn at most.`;
  return size === 0 ? "There is nothing to draw from." : null;
}
