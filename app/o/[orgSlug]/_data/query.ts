import { dayIn, endOfDay } from "@/components/ui/time-format";
import { isDay } from "@/server/domain/times/days";

export type Query = Record<string, string | string[] | undefined>;
export type OrgPage = { params: Promise<{ orgSlug: string }>; searchParams: Promise<Query> };

/** One value of a search parameter; repeated ones count as their first. */
export function one(value: string | string[] | undefined): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined || text === "" ? undefined : text.slice(0, 300);
}

export type PastDay = { day: string; moment: string };

/** The past day an address asks for, or null for now: also for tomorrow, today and what is no day. */
export function pastDay(query: Query, timezone: string, now: string): PastDay | null {
  const day = one(query["asOf"]);
  if (!day || !isDay(day) || day >= dayIn(now, timezone)) return null;
  return { day, moment: endOfDay(day, timezone) };
}
