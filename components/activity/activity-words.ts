import { formatDate, formatDateTime } from "@/components/ui/time-format";
import type { ActivityRow } from "@/server/domain/activity/view";
import { isDay } from "@/server/domain/times/days";

export type ActivityFilters = { actors: string[]; actions: string[]; objectKinds: string[]; text: string; from: string | null; to: string | null };

export const NO_ACTIVITY_FILTERS: ActivityFilters = { actors: [], actions: [], objectKinds: [], text: "", from: null, to: null };

/** The filters as an address holds them: one of each, as the trail can be asked. */
export function activityFiltersFrom(query: URLSearchParams): ActivityFilters {
  const list = (name: string) => [query.get(name)].flatMap((value) => (value ? [value.slice(0, 120)] : []));
  const day = (name: string) => (isDay(query.get(name) ?? "") ? query.get(name) : null);
  return { actors: list("actor"), actions: list("action"), objectKinds: list("objectKind"), text: (query.get("text") ?? "").slice(0, 120), from: day("from"), to: day("to") };
}

/** Writes the filters into a copy of an address, back at its first page. */
export function withActivityFilters(query: URLSearchParams, filters: ActivityFilters): URLSearchParams {
  const next = new URLSearchParams(query);
  const values: Record<string, string | null | undefined> = {
    actor: filters.actors[0], action: filters.actions[0], objectKind: filters.objectKinds[0], text: filters.text.trim(), from: filters.from, to: filters.to, cursor: null, page: null,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** "evidence.review_accepted" → "review accepted": the verb of an action, its noun stands in the object column. */
export function actionWords(action: string): string {
  return (action.split(".")[1] ?? action).replaceAll("_", " ");
}

const MAX_DETAIL = 200;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const TOLD_ELSEWHERE = new Set(["at", "key", "number", "name", "title"]);

/** The detail of an event in one line: what changed from what to what, then the rest as "name: value", cut where it would not fit. */
export function detailWords(detail: ActivityRow["detail"]): string {
  const { from, to, before, after, sentence, ...rest } = detail;
  const changed = isObject(before) && isObject(after)
    ? Object.keys(after).filter((name) => valueWords(before[name]) !== valueWords(after[name])).map((name) => `${nameWords(name)}: ${valueWords(before[name]) || "none"} → ${valueWords(after[name]) || "none"}`)
    : [];
  const step = to === undefined || from === undefined ? [] : [`${valueWords(from) || "nothing"} → ${valueWords(to)}`];
  const pairs = Object.entries(rest).filter(([name, value]) => !TOLD_ELSEWHERE.has(name) && valueWords(value) !== "").map(([name, value]) => `${nameWords(name)}: ${valueWords(value)}`);
  const words = [...changed, ...step, ...(typeof sentence === "string" ? [sentence] : []), ...pairs].join(", ");
  return words.length > MAX_DETAIL ? `${words.slice(0, MAX_DETAIL - 1)}…` : words;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && isDay(value)) return formatDate(value);
  if (typeof value === "string" && INSTANT.test(value)) return `${formatDateTime(value, "UTC")} UTC`;
  if (typeof value === "string") return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll("_", " ") : value;
  if (Array.isArray(value)) return value.map(valueWords).filter(Boolean).join(" + ");
  if (!isObject(value)) return String(value);
  if (typeof value["kind"] === "string" && typeof value["count"] === "number") return `${value["count"]} ${valueWords(value["kind"])}`;
  return Object.entries(value).map(([name, inner]) => `${nameWords(name)} ${valueWords(inner)}`).join(", ");
}
