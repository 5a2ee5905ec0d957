import { Temporal } from "temporal-polyfill";

import { zoneAt, type OrganizationRow } from "./rows";

/** The moments between which days lie: days of the organization's zone, each in the zone in force on that day. `until` is the first moment after the last day. */
export function windowOf(organization: OrganizationRow, firstDay: string, lastDay: string): { from: Date; until: Date } {
  const startOf = (day: string) => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zoneAt(organization, `${day}T00:00:00.000Z`)).epochMilliseconds);
  return { from: startOf(firstDay), until: startOf(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()) };
}
