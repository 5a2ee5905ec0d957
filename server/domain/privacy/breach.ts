import { Temporal } from "temporal-polyfill";

const HOURS = 72;

/**
 * The end of the 72 hours of GDPR Art. 33(1) after a breach became known, as instants. `strict` counts from the very
 * moment; `full` leaves the hour of awareness out, as Reg. 1182/71 Art. 3(1) has it. Plan by `strict`. Hours run through
 * weekends, holidays and changes of the clocks: Art. 3(4) moves no period expressed in hours.
 */
export function breachLimits(awareAt: string, zone: string): { strict: string; full: string } {
  const aware = Temporal.Instant.from(awareAt);
  const hour = aware.toZonedDateTimeISO(zone).round({ smallestUnit: "hour", roundingMode: "floor" });
  return { strict: aware.add({ hours: HOURS }).toString(), full: hour.add({ hours: HOURS + 1 }).toInstant().toString() };
}
