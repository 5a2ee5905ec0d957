import type { ControlDetail } from "./view";

/** What an engagement opens to its reader: from this moment on, and up to but not including that one. Without one, all is open. */
type Opened = { from: Date; until: Date } | undefined;
type Band = ControlDetail["history"][number];

/** Of a control's history, what lies in the opened days. A state that began before them begins with them; what it was before is not told. */
export function openedBands(history: Band[], opened: Opened): Band[] {
  if (!opened) return history;
  const [first, last] = [opened.from.toISOString(), opened.until.toISOString()];
  return history.filter(({ from, to }) => from < last && (to === null || to > first))
    .map(({ state, from, to }) => ({ state, from: from < first ? first : from, to: to !== null && to > last ? last : to }));
}

/** Of the expected occurrences, those whose days reach into the opened ones. */
export function openedOccurrences<Due extends { from: string; to: string }>(occurrences: Due[] | undefined, opened: Opened): Due[] | undefined {
  if (!opened || !occurrences) return occurrences;
  return occurrences.filter(({ from, to }) => new Date(from) < opened.until && new Date(to) > opened.from);
}
