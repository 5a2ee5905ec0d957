import { isVerdictState, STATE_ORDER } from "@/components/states/state-words";
import type { VerdictState } from "@/server/domain/controls/schema";
import type { ControlRow } from "@/server/domain/controls/view";

export const CONTROL_SORTS = ["category", "state", "key", "since", "next"] as const;
export type ControlSort = (typeof CONTROL_SORTS)[number];

/** All of it fits in the address. `owners` holds user ids, and "none" for controls without an owner. */
export type ControlFilters = { text: string; states: VerdictState[]; frameworks: string[]; owners: string[]; sort: ControlSort };

export const NO_CONTROL_FILTERS: ControlFilters = { text: "", states: [], frameworks: [], owners: [], sort: "category" };

export function hasControlFilters(filters: ControlFilters): boolean {
  return filters.text.trim() !== "" || filters.states.length + filters.frameworks.length + filters.owners.length > 0;
}

/** Rows that answer every filter. Words of the text may stand anywhere: key, title, sentence, owner, requirement. */
export function filterControls(controls: ControlRow[], { text, states, frameworks, owners }: ControlFilters): ControlRow[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return controls.filter((control) => {
    if (states.length > 0 && !states.includes(control.state)) return false;
    if (owners.length > 0 && !owners.includes(control.owner?.id ?? "none")) return false;
    if (frameworks.length > 0 && !control.requirements.some((requirement) => frameworks.includes(requirement.framework))) return false;
    if (words.length === 0) return true;
    const hay = [control.key, control.title, control.sentence, control.owner?.name ?? "", ...control.requirements.map((requirement) => requirement.id)].join(" ").toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

const collator = new Intl.Collator("en", { numeric: true });
const byKey = (a: ControlRow, b: ControlRow) => collator.compare(a.key, b.key);
const byTime = (a: string | null, b: string | null) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

const COMPARE: Record<Exclude<ControlSort, "category">, (a: ControlRow, b: ControlRow) => number> = {
  state: (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || byKey(a, b),
  key: byKey,
  since: (a, b) => byTime(a.since, b.since) || byKey(a, b),
  next: (a, b) => byTime(a.nextChangeAt, b.nextChangeAt) || byKey(a, b),
};

export type ControlLine = { kind: "group"; name: string; counts: Partial<Record<VerdictState, number>>; total: number } | { kind: "control"; control: ControlRow };

/** Lines of the table in order: by category with a line above each, or one sorted run without groups. */
export function controlLines(controls: ControlRow[], sort: ControlSort): ControlLine[] {
  if (sort !== "category") return [...controls].sort(COMPARE[sort]).map((control) => ({ kind: "control", control }));
  const groups = Map.groupBy(controls, (control) => control.category);
  return [...groups].flatMap(([name, members]): ControlLine[] => [
    { kind: "group", name, counts: countStates(members), total: members.length },
    ...members.toSorted(byKey).map((control): ControlLine => ({ kind: "control", control })),
  ]);
}

export function countStates(controls: ControlRow[]): Partial<Record<VerdictState, number>> {
  const counts: Partial<Record<VerdictState, number>> = {};
  for (const { state } of controls) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** The filters as an address holds them. What it does not know is left out, never guessed. */
export function controlFiltersFrom(query: URLSearchParams): ControlFilters {
  const list = (name: string) => (query.get(name) ?? "").split(",").filter(Boolean).slice(0, 50);
  return {
    text: query.get("q") ?? "",
    states: list("state").filter(isVerdictState),
    frameworks: list("framework"),
    owners: list("owner"),
    sort: CONTROL_SORTS.find((sort) => sort === query.get("sort")) ?? "category",
  };
}

/** Writes the filters into a copy of an address; everything else in it stays. */
export function withControlFilters(query: URLSearchParams, filters: ControlFilters): URLSearchParams {
  const next = new URLSearchParams(query);
  const values = { q: filters.text.trim(), state: filters.states.join(","), framework: filters.frameworks.join(","), owner: filters.owners.join(","), sort: filters.sort === "category" ? "" : filters.sort };
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
