import type { ControlDetail } from "@/server/domain/controls/view";

type Span = ControlDetail["history"][number];
export type Lapse = Span & { to: string };

const DAY_MS = 86_400_000;

/** Times of the last year before a moment in which the control failed or went stale, and that are over; newest first. */
export function pastLapses(history: Span[], asOf: string): Lapse[] {
  const from = new Date(Date.parse(asOf) - 365 * DAY_MS).toISOString();
  return history
    .filter((span): span is Lapse => span.to !== null && span.to > from && span.to <= asOf && (span.state === "fail" || span.state === "stale"))
    .toReversed();
}
