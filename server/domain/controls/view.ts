import type { RuleResult, VerdictState } from "./schema";

export type ControlRow = {
  id: string; // ctl_…
  key: string; // BCP-03
  title: string;
  category: string;
  owner: { id: string; name: string } | null;
  state: VerdictState;
  sentence: string;
  since: string | null;
  nextChangeAt: string | null;
  requirements: { framework: string; id: string }[];
  evidenceCount: number;
  automation: "full" | "assisted";
};

/** Cells of the coverage strip: one a week of the window. */
export type CoverageCell = "found" | "late" | "missed" | "failed" | "not_due" | "none";
export type CoverageStripRow = { key: string; title: string; state: VerdictState; cells: CoverageCell[] };
export type CoverageStrip = { from: string; to: string; weeks: string[]; rows: CoverageStripRow[] };

export type ParameterView = {
  name: string; // parameter name, or rule option such as "rules[0].withinDays"
  label: string;
  defaultValue: string | number | boolean | string[];
  promised: string | number | boolean | string[] | null; // null: the default applies
  changedBy: string | null;
  changedAt: string | null;
};

export type ControlDetail = ControlRow & {
  promise: string; // the tenant's words
  defaultPromise: string; // the catalog's words
  applicable: boolean;
  applicabilityReason: string | null;
  ruleSummary: string;
  criteria: { framework: string; id: string; text: string }[];
  evidenceKinds: string[];
  parameters: ParameterView[];
  rules: (RuleResult & { label: string })[];
  hindsight: { state: VerdictState; sentence: string } | null; // of a past day, where what arrived later changes the verdict or its records
  history: { state: VerdictState; from: string; to: string | null }[];
  occurrences?: RuleResult["occurrences"];
  evidence: { id: string; number: number; title: string; receivedAt: string; late: boolean; kinds: string[]; withdrawn: boolean; superseded: boolean }[];
  erased: { id: string; number: number; sentence: string }[]; // evidence it stood on whose content was erased since
  activity: { at: string; who: string; what: string }[];
};
