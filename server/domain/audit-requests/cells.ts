import { REQUEST_GROUPS, type RequestGroup } from "./reasons";

export type Cell = string | number | boolean | Date | null;

/** A cell as text. The apostrophe that our own exports put before what would start a formula is taken off again. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return String(cell).replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "").trim();
}

/** A day of a list as an ISO date; null where the text is none, or where day and month could be each other's. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return null;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first <= 12 && second <= 12 && first !== second) return null;
  return first > 12 ? isoDay(year, second, first) : isoDay(year, first, second);
}

function isoDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}

/** Words that tell the group, the first that fits. */
const GROUP_WORDS: readonly [RegExp, RequestGroup][] = [
  [/privacy|gdpr|data subject|personal data/, "privacy"], [/vendor|supplier|third.?part|subservice/, "vendors"], [/incident|breach/, "incidents"],
  [/continuity|backup|recovery|resilien|availability/, "continuity"], [/access|identity|logical|authenticat|user/, "access"], [/change|deploy|sdlc|development|release/, "change"],
  [/risk/, "risk"], [/polic|procedure/, "policies"], [/human resource|\bhr\b|people|personnel|training|onboarding/, "people"],
  [/operation|monitor|vulnerab|logging|security|network/, "operations"], [/organi[sz]ation|governance|entity|company|general/, "organization"],
];

export function groupOf(text: string): RequestGroup {
  const small = text.toLowerCase();
  return REQUEST_GROUPS.find((group) => group === small) ?? GROUP_WORDS.find(([words]) => words.test(small))?.[1] ?? "other";
}

/** Names in one cell: "CC6.1, CC6.2; A1.2". */
export const namesOf = (text: string): string[] => [...new Set(text.split(/[,;\n|]+/).map((name) => name.trim()).filter((name) => name !== ""))];
