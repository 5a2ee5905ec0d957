import { Temporal } from "temporal-polyfill";

import { quarterOf } from "./quarter";
import type { DrillLine } from "./view";

type Line = Pick<DrillLine, "id" | "name" | "quarter" | "state" | "result" | "endedAt" | "planted" | "systems">;
/** `due`: somebody is made up and waits to be planted; `planted`: they are, everywhere; `failed` and `missed`: the newest result there is, until a drill has passed. */
export type DrillNotice = { what: "due" | "planted" | "failed" | "missed"; id: string; name: string; quarter: string; /** The day on which it begins by itself. Null where that is not settled, and while the person is in no system yet. */ beginsOn: string | null };

/** What is to be done about somebody who was made up, before their drill begins. */
export const PLANTING_WORDS = { due: "Enter the person in each system and tick it.", planted: "The person is in every system. Begin the drill." } as const;
/** How far that is: `planted` where nothing but the beginning is left. */
export const plantingOf = ({ planted, systems }: Pick<DrillLine, "planted" | "systems">) => (planted === systems ? "planted" : "due");

/** What is to be said of an organization's drills today; `nextRunOn` as the schedule has it. One that was called off has shown nothing, good or bad. */
export function drillNotices(rows: readonly Line[], nextRunOn: string | null): DrillNotice[] {
  const quarter = nextRunOn === null ? null : quarterOf(Temporal.PlainDate.from(nextRunOn));
  const planting = rows.filter(({ state }) => state === "planting").map((row) => noticeOf(plantingOf(row), row, row.quarter === quarter && row.planted > 0 ? nextRunOn : null));
  const newest = rows.filter(({ result }) => result !== null).toSorted((a, b) => ((a.endedAt ?? "") < (b.endedAt ?? "") ? 1 : -1))[0];
  return [...planting, ...(newest?.result === "failed" || newest?.result === "missed" ? [noticeOf(newest.result, newest)] : [])];
}

const noticeOf = (what: DrillNotice["what"], { id, name, quarter }: Line, beginsOn: string | null = null): DrillNotice => ({ what, id, name, quarter, beginsOn });
