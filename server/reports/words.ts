import type { CoverageCell } from "@/server/domain/controls/view";
import type { VerdictState } from "@/server/domain/controls/schema";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import type { DesignResult, ParameterValue, ReportSnapshot } from "@/server/domain/reports/snapshot";

export const STATE_WORD: Record<VerdictState, string> = {
  pass: "Pass", exception: "Exception", fail: "Fail", stale: "Stale", no_evidence: "No evidence",
  not_occurring: "Not occurring", manual_pending: "Manual pending", not_applicable: "Not applicable",
};

export const STATE_MEANING: Record<VerdictState, string> = {
  pass: "Every rule of the control test held on the records named, for the whole window it looks at.",
  exception: "The control ran, and one or more items deviate from what was promised. A later repair does not remove a deviation.",
  fail: "The records show that the control did not do what was promised.",
  stale: "The newest record is older than the promise allows. What it said may still be true; nothing recent shows it.",
  no_evidence: "No record was received that could show the control either way. This is not a failure, and it is not a pass.",
  not_occurring: "The event the control answers to did not happen in the period, and a recorded query returned zero. Neither a pass nor a failure.",
  manual_pending: "A person still has to confirm a part that no record can show.",
  not_applicable: "The organization states, with a reason, that the control does not apply to it.",
};

export const CELL_WORD: Record<CoverageCell, string> = {
  found: "record found", late: "found late", missed: "missed", failed: "found, not as promised", not_due: "not due", none: "no record",
};

export const REPORT_TITLE: Record<ReportSnapshot["kind"], string> = REPORT_TITLES;

/** What a report of registers answers to, as its cover says it. */
export const REGISTERS_LAW: Partial<Record<ReportSnapshot["kind"], string>> = { art30_record: "Regulation (EU) 2016/679, Art. 30", breach_register: "Regulation (EU) 2016/679, Art. 33(5)" };

export const auditWords = ({ reference, name, firm }: NonNullable<ReportSnapshot["engagement"]>): string => `Audit ${reference}, ${name}, by ${firm}`;

export const BANNER = "Prepared by management. Not an independent auditor's report; no opinion is expressed.";

export const NOT_STATED = "not stated";

/** The number of the portal, in the portal's form. */
export const exhibit = (number: number): string => `E-${number}`;

/** The first of some exhibits, and how many more there are. */
export function exhibitList(numbers: readonly number[], most: number, total = numbers.length): string {
  const shown = numbers.slice(0, most);
  const more = total - shown.length;
  if (shown.length === 0) return "none";
  return `${shown.map(exhibit).join(", ")}${more > 0 ? ` and ${grouped(more)} more` : ""}`;
}

const FRAMEWORK_NAME: Record<string, string> = { soc2: "SOC 2", gdpr: "GDPR" };
export const requirementWords = ({ framework, id }: { framework: string; id: string }): string => `${FRAMEWORK_NAME[framework] ?? framework} ${id}`;

export const DESIGN_WORD: Record<DesignResult["state"], string> = {
  in_force: "In force throughout", adopted: "Adopted in the period", changed: "Changed in the period", not_applicable: "Not applicable",
};

export function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function valueWords(value: ParameterValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** "x of n", or the plain statement that nothing deviates. */
export function deviationWords(tested: number, deviations: number): string {
  if (tested === 0) return "nothing to test";
  return deviations === 0 ? `No deviations noted in ${grouped(tested)}` : `${grouped(deviations)} of ${grouped(tested)}`;
}
