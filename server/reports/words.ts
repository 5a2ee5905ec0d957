import type { CoverageCell } from "@/server/domain/controls/view";
import type { VerdictState } from "@/server/domain/controls/schema";
import { SECTION_TITLES, type SectionTitle } from "@/server/domain/reports/german/section-titles";
import type { ReportKind } from "@/server/domain/reports/kinds";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import type { DesignResult, ParameterValue, ReportSnapshot, TestMethod } from "@/server/domain/reports/snapshot";

import type { ReportSay, Sentence } from "./say";

export const STATE_WORD = {
  pass: "Pass", exception: "Exception", fail: "Fail", stale: "Stale", no_evidence: "No evidence",
  not_occurring: "Not occurring", manual_pending: "Manual pending", not_applicable: "Not applicable",
} as const satisfies Record<VerdictState, Sentence>;

export const STATE_MEANING = {
  pass: "Every rule of the control test held on the records named, for the whole window it looks at.",
  exception: "The control ran, and one or more items deviate from what was promised. A later repair does not remove a deviation.",
  fail: "The records show that the control did not do what was promised.",
  stale: "The newest record is older than the promise allows. What it said may still be true; nothing recent shows it.",
  no_evidence: "No record was received that could show the control either way. This is not a failure, and it is not a pass.",
  not_occurring: "The event the control answers to did not happen in the period, and a recorded query returned zero. Neither a pass nor a failure.",
  manual_pending: "A person still has to confirm a part that no record can show.",
  not_applicable: "The organization states, with a reason, that the control does not apply to it.",
} as const satisfies Record<VerdictState, Sentence>;

export const CELL_WORD = {
  found: "record found", late: "found late", missed: "missed", failed: "found, not as promised", not_due: "not due", none: "no record",
} as const satisfies Record<CoverageCell, Sentence>;

export const REPORT_TITLE = REPORT_TITLES satisfies Record<ReportKind, Sentence>;

/** What a report of registers answers to, as its cover says it. */
const REGISTERS_LAW = { art30_record: "Regulation (EU) 2016/679, Art. 30", breach_register: "Regulation (EU) 2016/679, Art. 33(5)" } as const satisfies Partial<Record<ReportKind, Sentence>>;
type RegistersLaw = (typeof REGISTERS_LAW)[keyof typeof REGISTERS_LAW];
export const registersLaw = (kind: ReportKind): RegistersLaw | undefined => (REGISTERS_LAW as Partial<Record<ReportKind, RegistersLaw>>)[kind];

/** Sections that were left out, which a snapshot names by their English titles. */
export const sectionWords = (say: ReportSay, titles: readonly string[]): string[] => titles.map((title) => (Object.hasOwn(SECTION_TITLES, title) ? say(title as SectionTitle) : title));

export const auditWords = (say: ReportSay, { reference, name, firm }: NonNullable<ReportSnapshot["engagement"]>): string => say("Audit {reference}, {name}, by {firm}", { reference, name, firm });

export const BANNER = "Prepared by management. Not an independent auditor's report; no opinion is expressed.";

export const NOT_STATED = "not stated";

/** The number of the portal, in the portal's form. */
export const exhibit = (number: number): string => `E-${number}`;

/** The first of some exhibits, and how many more there are. */
export function exhibitList(say: ReportSay, numbers: readonly number[], most: number, total = numbers.length): string {
  const shown = numbers.slice(0, most);
  const more = total - shown.length;
  if (shown.length === 0) return say("none");
  const list = shown.map(exhibit).join(", ");
  return more > 0 ? say("{list} and {more} more", { list, more }) : list;
}

const FRAMEWORK_NAME = { soc2: "SOC 2", gdpr: "GDPR" } as const;
export function requirementWords(say: ReportSay, { framework, id }: { framework: string; id: string }): string {
  const name = framework === "soc2" || framework === "gdpr" ? say(FRAMEWORK_NAME[framework]) : framework;
  return `${name} ${id}`;
}

export const DESIGN_WORD = {
  in_force: "In force throughout", adopted: "Adopted in the period", changed: "Changed in the period", not_applicable: "Not applicable",
} as const satisfies Record<DesignResult["state"], Sentence>;

export const METHOD_WORD = { inquiry: "Inquiry", observation: "Observation", inspection: "Inspection", "re-performance": "Re-performance" } as const satisfies Record<TestMethod, Sentence>;

export function valueWords(say: ReportSay, value: ParameterValue): string {
  if (typeof value === "boolean") return value ? say("yes") : say("no");
  if (typeof value === "number") return say.plain(value);
  return Array.isArray(value) ? value.join(", ") : value;
}

/** "x of n", or the plain statement that nothing deviates. */
export function deviationWords(say: ReportSay, tested: number, deviations: number): string {
  if (tested === 0) return say("nothing to test");
  return deviations === 0 ? say("No deviations noted in {tested}", { tested }) : say("{deviations} of {tested}", { deviations, tested });
}
