import type { z } from "zod";

import { dayInput } from "../../times/schema";
import { isStorableTime } from "../../times/time-range";

const Kept = dayInput();
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Refuses, by its place, every day and instant in what somebody wants to do that no clock or database here holds. Stored events are not asked: they cannot be changed. */
export function refuseFarTimes(value: unknown, context: z.RefinementCtx, path: PropertyKey[] = []): void {
  if (value instanceof Date) {
    if (!isStorableTime(value)) context.addIssue({ code: "custom", message: "Write a time between the years 1900 and 9998.", path });
  } else if (typeof value === "string") {
    // All else in a command is a code, an id or a hash, and none of them has the shape of a day.
    if (DAY.test(value)) for (const { message } of Kept.safeParse(value).error?.issues ?? []) context.addIssue({ code: "custom", message, path });
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) refuseFarTimes(member, context, [...path, key]);
  }
}
