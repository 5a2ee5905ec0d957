import type { DrillLine } from "./view";

type Line = Pick<DrillLine, "id" | "name" | "quarter" | "state" | "result" | "endedAt">;
/** `due`: somebody is made up and waits to be planted; `failed` and `missed`: the newest result there is, until a drill has passed. */
export type DrillNotice = { what: "due" | "failed" | "missed"; id: string; name: string; quarter: string };

/** What is to be said of an organization's drills today. One that was called off has shown nothing, good or bad. */
export function drillNotices(rows: readonly Line[]): DrillNotice[] {
  const due = rows.filter(({ state }) => state === "planting").map((row) => noticeOf("due", row));
  const newest = rows.filter(({ result }) => result !== null).toSorted((a, b) => ((a.endedAt ?? "") < (b.endedAt ?? "") ? 1 : -1))[0];
  return [...due, ...(newest?.result === "failed" || newest?.result === "missed" ? [noticeOf(newest.result, newest)] : [])];
}

const noticeOf = (what: DrillNotice["what"], { id, name, quarter }: Line): DrillNotice => ({ what, id, name, quarter });
