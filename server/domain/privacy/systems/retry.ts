const MINUTE_MS = 60_000;
/** Minutes before each further try: fast at first, then once a day, five days in all. */
const WAITS = [1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60, 24 * 60, 24 * 60];

/** When a delivery that failed so many times is tried again; null once it is given up. */
export function nextTryAt(failures: number, now: Date): Date | null {
  const wait = WAITS[failures - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE_MS);
}
