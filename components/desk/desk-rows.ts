import { isVerdictState, STATE_ORDER } from "@/components/states/state-words";
import type { ControlRow } from "@/server/domain/controls/view";
import type { VerdictState } from "@/server/domain/controls/schema";
import type { WorkStatus } from "@/server/domain/workpapers/schema";
import type { DeskLine } from "@/server/domain/workpapers/view";

export type DeskRow = ControlRow & { reference: string | null; line: DeskLine | null };
export const DESK_SORTS = ["reference", "key", "state", "work"] as const;
export type DeskSort = (typeof DESK_SORTS)[number];
/** All of it fits in the address. */
export type DeskFilters = { text: string; states: VerdictState[]; categories: string[]; criteria: string[]; work: string[]; sort: DeskSort };

const WORK_ORDER: WorkStatus[] = ["not_started", "in_progress", "done"];
const collator = new Intl.Collator("en", { numeric: true });
const byReference = (a: DeskRow, b: DeskRow) => collator.compare(a.reference ?? `\uffff${a.key}`, b.reference ?? `\uffff${b.key}`);
const statusOf = ({ line }: DeskRow): WorkStatus => line?.work?.status ?? "not_started";
const COMPARE: Record<DeskSort, (a: DeskRow, b: DeskRow) => number> = {
  reference: byReference,
  key: (a, b) => collator.compare(a.key, b.key),
  state: (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || byReference(a, b),
  work: (a, b) => WORK_ORDER.indexOf(statusOf(a)) - WORK_ORDER.indexOf(statusOf(b)) || byReference(a, b),
};

/** Rows that answer every filter, in order. A control that still has no number of the auditor's comes after those that do. */
export function deskRows(rows: readonly DeskRow[], { text, states, categories, criteria, work, sort }: DeskFilters): DeskRow[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (states.length > 0 && !states.includes(row.state)) return false;
    if (categories.length > 0 && !categories.includes(row.category)) return false;
    if (criteria.length > 0 && !row.requirements.some(({ id }) => criteria.includes(id))) return false;
    if (work.length > 0 && !work.includes(statusOf(row))) return false;
    const hay = [row.reference ?? "", row.key, row.title, row.sentence, ...row.requirements.map(({ id }) => id)].join(" ").toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  }).toSorted(COMPARE[sort]);
}

/** Neighbours of a control in the order of the desk, and the next one after it that is not done, from the top again where none follows. */
export function neighboursOf(rows: readonly DeskRow[], key: string | null): { previous: DeskRow | null; next: DeskRow | null; undone: DeskRow | null } {
  const at = rows.findIndex((row) => row.key === key);
  const around = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return { previous: rows[at - 1] ?? null, next: rows[at + 1] ?? null, undone: around.find((row) => statusOf(row) !== "done") ?? null };
}

export function deskFiltersFrom(query: URLSearchParams): DeskFilters {
  const list = (name: string) => (query.get(name) ?? "").split(",").filter(Boolean).slice(0, 50);
  return {
    text: query.get("q") ?? "", states: list("state").filter(isVerdictState), categories: list("category"), criteria: list("criterion"), work: list("work"),
    sort: DESK_SORTS.find((sort) => sort === query.get("sort")) ?? "reference",
  };
}

/** The address that holds these filters; one without any is bare. */
export function deskAddress({ text, states, categories, criteria, work, sort }: DeskFilters): URLSearchParams {
  const values = { q: text.trim(), state: states.join(","), category: categories.join(","), criterion: criteria.join(","), work: work.join(","), sort: sort === "reference" ? "" : sort };
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ""));
}

export const hasDeskFilters = ({ text, states, categories, criteria, work }: DeskFilters): boolean => text.trim() !== "" || states.length + categories.length + criteria.length + work.length > 0;
