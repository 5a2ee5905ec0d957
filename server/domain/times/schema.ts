import { z } from "zod";

import { FIRST_DAY, LAST_DAY } from "./days";
import { isStorableTime } from "./time-range";

const DAY_ERROR = "Write a day such as 2026-01-31.";
const MOMENT_ERROR = "Write a time with its zone, such as 2026-03-05T10:00:00Z.";
type DayRange = { error?: string; first?: string; last?: string };

/** A day as somebody gives it, in the years that every clock and database here holds; what comes in is one of these or a moment, never Zod's own. */
export function dayInput({ error = DAY_ERROR, first = FIRST_DAY, last = LAST_DAY }: DayRange = {}) {
  return z.iso.date({ error, abort: true }).refine((day) => day >= first && day <= last, { error });
}

/** A moment with its zone, wherever its offset puts it in a range that can be stored. */
export function momentInput(error = MOMENT_ERROR) {
  return z.iso.datetime({ offset: true, error, abort: true }).refine((text) => isStorableTime(new Date(text)), "Write a time between the years 1900 and 9998.");
}

/** A moment as somebody else's machine tells it, be it one that cannot be kept, such as a zero time: only what is no moment at all is refused. See `keptTime`. */
export function toldMoment(error = MOMENT_ERROR) {
  return z.iso.datetime({ offset: true, error });
}
