import { formatDate, formatDateTime, zoneOffset } from "@/components/ui/time-format";
import type { Wording } from "@/server/domain/registers/value-words";
import type { Names } from "@/server/domain/registers/view";

/** How a page writes names and moments of an entry. */
export function wordingOf(names: Names, zone: string): Wording {
  return { nameOf: (id) => names[id]?.label ?? id, dayOf: (day) => formatDate(day), momentOf: (instant) => `${formatDateTime(instant, zone)} ${zoneOffset(instant, zone)}` };
}
