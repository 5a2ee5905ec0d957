import type { SectionTitle } from "./german/section-titles";
import type { ReportKind } from "./kinds";

const CONTROLS = "Controls in detail";
const [SUMMARY, MATRIX, OPEN] = ["Summary", "Criteria and controls", "Open points"] as const;
/** Appendices that may be left out; the letters of the others stay. */
const LISTS = { populations: "Populations and reconciliation", parameters: "Parameters in force" } as const;

/** Parts of a report that may be left out, by the name they are asked for with. What is left out is said in the document. */
export const SECTIONS: Partial<Record<ReportKind, Record<string, SectionTitle>>> = {
  soc2_readiness: { summary: SUMMARY, system: "The system", matrix: MATRIX, controls: CONTROLS, open: OPEN, vendors: "Vendor assurance", ...LISTS },
  control_tests: { summary: SUMMARY, tests: "Tests by criterion", zero: "Controls that did not occur", automatic: "Automatic controls and their changes", controls: CONTROLS, open: OPEN, ...LISTS },
  gdpr_accountability: { summary: SUMMARY, record: "Record of processing and its lawfulness", requests: "Requests of persons", breaches: "Breaches, assessments, processors and transfers", matrix: MATRIX, controls: CONTROLS, deletion: "Retention and proof of deletion", inquiries: "Inquiries of authorities and complaints", gaps: "Gaps of the registers", open: OPEN, ...LISTS },
  dsar_register: { requests: "Requests of persons", controls: CONTROLS, ...LISTS },
  art30_record: { controller: "Processing as controller", processor: "Processing as processor", processors: "Processors and sub-processors", transfers: "Transfers to third countries" },
  access_review: { reviews: "Reviews in the period", systems: "Systems and their exports", changes: "Changes since the export before", leavers: "Leavers and their accounts", privileged: "Privileged accounts", accounts: "Accounts by system", controls: CONTROLS, open: OPEN, ...LISTS },
  backup_restore: { restores: "Restore tests", setup: "Backup set-up", runs: "Backup runs", failures: "Failed runs", exercises: "Recovery exercises", controls: CONTROLS, open: OPEN, ...LISTS },
  applicability: { controls: CONTROLS, ...LISTS },
  evidence_index: LISTS,
  exceptions_register: { controls: CONTROLS, ...LISTS },
  auditor_access: { accesses: "Who was let in", views: "What was opened and taken along" },
};

/** What stands in every report, whatever is chosen: without it a reader could not tell what the rest is worth. */
export const ALWAYS_PRINTED = "the banner on the cover, purpose and limits, exceptions, what was not included, digests and the sign-off";

/** Titles of the sections that were not chosen; none where nothing was chosen. */
export function leftOutOf(kind: ReportKind, sections: readonly string[] | undefined): string[] {
  return sections === undefined ? [] : Object.entries(SECTIONS[kind] ?? {}).flatMap(([name, title]) => (sections.includes(name) ? [] : [title]));
}

/** Whether a snapshot prints a section. */
export function prints({ kind, leftOut = [] }: { kind: ReportKind; leftOut?: readonly string[] | undefined }, section: string): boolean {
  const title = SECTIONS[kind]?.[section];
  return title === undefined || !leftOut.includes(title);
}
