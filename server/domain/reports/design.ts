import type { ControlChange } from "./changes";
import type { DesignResult } from "./snapshot";

/** Whether the promise stood as it is through the whole period, or since when it does. */
export function designOf(control: { applicable: boolean; adoptedAt: string }, changes: readonly ControlChange[], from: string): DesignResult {
  const last = changes.at(-1)?.at ?? null;
  if (!control.applicable) return { state: "not_applicable", at: last };
  if (changes.some((change) => !change.isAdoption)) return { state: "changed", at: last };
  if (control.adoptedAt > from) return { state: "adopted", at: control.adoptedAt };
  return { state: "in_force", at: control.adoptedAt };
}
