import type { ActivityRow } from "@/server/domain/activity/view";

export type ActivityFilters = { actors: string[]; actions: string[]; objectKinds: string[]; text: string; from: string | null; to: string | null };

export const NO_ACTIVITY_FILTERS: ActivityFilters = { actors: [], actions: [], objectKinds: [], text: "", from: null, to: null };

/** "evidence.review_accepted" → "review accepted": the verb of an action, its noun stands in the object column. */
export function actionWords(action: string): string {
  return (action.split(".")[1] ?? action).replaceAll("_", " ");
}

const MAX_DETAIL = 160;

/** The detail of an event as "name: value" pairs, one line, cut where it would not fit. */
export function detailWords(detail: ActivityRow["detail"]): string {
  const pairs = Object.entries(detail).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const words = pairs.map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`).join(", ");
  return words.length > MAX_DETAIL ? `${words.slice(0, MAX_DETAIL - 1)}…` : words;
}
