/** `watchedSince`: since when this worker has been looking, so that a start is not followed by a check of everything. */
export type CheckTimes = { timezone: string; lastAt: Date | null; lastFullAt: Date | null; watchedSince: Date };

const HOUR_MS = 3_600_000;
const NIGHT = { from: 2, to: 5 };

/**
 * Which self-check is due: nightly between 2 and 5 where the organization is, whole once six days have passed since the
 * last whole one, so that no week is without. What missed its night is made up for by day: half a day late, or for a log never checked once the worker has
 * run for eight hours, because some machines sleep at night. Null for none.
 */
export function dueCheck({ timezone, lastAt, lastFullAt, watchedSince }: CheckTimes, now: Date): "incremental" | "full" | null {
  const age = (at: Date | null) => (at ? (now.getTime() - at.getTime()) / HOUR_MS : Infinity);
  const isNight = hourIn(timezone, now) >= NIGHT.from && hourIn(timezone, now) < NIGHT.to;
  const isMissed = lastAt ? age(lastAt) > 36 : age(watchedSince) > 8;
  if (age(watchedSince) < 1 || !(isMissed || (isNight && age(lastAt) > 20))) return null;
  return age(lastFullAt) >= 6 * 24 - NIGHT.to ? "full" : "incremental";
}

function hourIn(timezone: string, now: Date): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hour: "2-digit", hourCycle: "h23" }).format(now));
}
