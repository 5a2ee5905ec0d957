import { turnOf, type AuditSide, type RequestState } from "./moves";

const DAY_MS = 86_400_000;

/** Upper ends in whole days; the last has none. */
export const AGE_BUCKETS = [{ label: "up to 7 days", upTo: 7 }, { label: "8 to 14", upTo: 14 }, { label: "15 to 30", upTo: 30 }, { label: "31 to 60", upTo: 60 }, { label: "over 60", upTo: Infinity }] as const;

type Aged = { state: RequestState; createdAt: string; stateSince: string };
export type AgeBar = { label: string } & Record<AuditSide, number>;

/** Whole days since it was asked, until it was settled. */
export function ageInDays({ state, createdAt, stateSince }: Aged, now: Date): number {
  const end = turnOf(state) === null ? Date.parse(stateSince) : now.getTime();
  return Math.max(0, Math.floor((end - Date.parse(createdAt)) / DAY_MS));
}

/** How many requests wait, by age and by whose turn it is. Settled ones do not wait. */
export function ageBars(requests: readonly Aged[], now: Date): AgeBar[] {
  const bars: AgeBar[] = AGE_BUCKETS.map(({ label }) => ({ label, auditor: 0, organization: 0 }));
  for (const request of requests) {
    const turn = turnOf(request.state);
    const bar = bars[AGE_BUCKETS.findIndex(({ upTo }) => ageInDays(request, now) <= upTo)];
    if (turn && bar) bar[turn] += 1;
  }
  return bars;
}

/** Days before the due day on which the owner is told. */
export const SOON_DAYS = 3;

/** What there is to be reminded of on this day, which days are ISO dates of one zone. null where nothing, or where it is the auditor's turn. */
export function reminderOn(today: string, { state, dueOn }: { state: RequestState; dueOn: string | null }): "soon" | "late" | null {
  if (dueOn === null || turnOf(state) !== "organization") return null;
  if (today > dueOn) return "late";
  return (Date.parse(dueOn) - Date.parse(today)) / DAY_MS <= SOON_DAYS ? "soon" : null;
}
