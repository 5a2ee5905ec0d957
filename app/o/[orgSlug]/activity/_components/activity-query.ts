import type { ActivityFilters } from "@/components/activity/activity-words";
import { endOfDay, startOfDay } from "@/components/ui/time-format";

/** The filters of the address as the trail and its export ask for them. */
export function activityQuery(filters: ActivityFilters, timezone: string): Record<string, string> {
  const asked = {
    actor: filters.actors[0], action: filters.actions[0], objectKind: filters.objectKinds[0], text: filters.text.trim(),
    from: filters.from ? startOfDay(filters.from, timezone) : undefined, to: filters.to ? endOfDay(filters.to, timezone) : undefined,
  };
  return Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
