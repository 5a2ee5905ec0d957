import type { CoverageCell } from "../controls/view";
import type { VerdictState } from "../controls/schema";
import type { Look } from "../look/look";
import type { ControlChange } from "./changes";
import type { AccountabilityPart } from "./accountability-part";
import type { PrivacyPart } from "./privacy-part";
import type { Extract } from "./extract/extract";
import type { ReportLanguage } from "./kinds";
import type { PopulationCount } from "./population";
import type { InPeriod, RuleWindow } from "./rule-window";
import type { SinceFormer } from "./since-former";
import type { FindingPrint, RequestPrint, SamplingPrint } from "./audit-part";
import type { ReportRow } from "./view";

/**
 * Everything a report prints, frozen before rendering. The renderer looks nothing up: the same snapshot
 * gives the same bytes. Plain JSON; every time is ISO 8601 UTC, every day is YYYY-MM-DD in `timezone`.
 */
export type ReportSnapshot = {
  schemaVersion: 1;
  id: string; // rep_…, the document id in every footer
  kind: ReportRow["kind"];
  status: "draft" | "final";
  pageSize: "A4" | "LETTER";
  /** Of the report's own words; absent in snapshots taken when there was English alone. */
  language?: ReportLanguage;
  organization: { id: string; slug: string; name: string };
  system: SystemDescription;
  period: { from: string; to: string }; // days
  timezone: string; // IANA name
  generatedAt: string;
  generator: { name: string; version: string };
  preparedBy: Person;
  reviewedBy: Person | null;
  distribution: string; // who may read it, in the tenant's words
  ledger: LedgerCheckpoint;
  frameworks: FrameworkMatrix[];
  coverageWeeks: string[]; // first day of each week of the strips, in order
  controls: ControlSheet[];
  exceptions: ExceptionEntry[];
  openPoints: OpenPoint[];
  vendors: VendorRow[];
  privacy?: PrivacyPart | null; // of reports about persons' requests; null without a privacy desk
  evidence: EvidenceEntry[];
  populations: PopulationEntry[];
  skipped: SkippedItem[];
  /** What a report of registers prints; absent in every other. */
  registers?: RegistersExtract;
  /** What an accountability report prints of the registers; absent in every other. */
  accountability?: AccountabilityPart;
  /** What a report of records prints in its own chapters; absent in every other. */
  extract?: Extract;
  /** Since the report of the same kind and period before this one; absent where there is none. */
  since?: SinceFormer;
  /** Drafts carry a mark behind the text; absent in snapshots taken before there was one. */
  watermark?: boolean;
  /** The audit a log is of. */
  engagement?: { reference: string; name: string; firm: string; snapshot?: { number: number; sha256: string; takenAt: string } | null };
  /** Of a report of an audit: what its auditors found, asked and drew, when it was asked for. */
  findings?: FindingPrint[];
  requests?: RequestPrint[];
  sampling?: SamplingPrint;
  /** Sections that were asked not to be printed, by their titles. */
  leftOut?: string[];
  /** Drawn to be looked at: the first pages, marked, of no record. */
  preview?: boolean;
  /** The organization's colour and logo when it was frozen; absent where it had chosen none. */
  look?: Look;
  /** People are printed by numbers. */
  pseudonymous?: boolean;
  /** Controls of the catalog that were not taken over; of a statement of applicability. */
  notAdopted?: { key: string; title: string }[];
};

export type Person = { name: string; role: string };

/**
 * The signed state of the tenant's ledger the report stands on. `null` fields: nothing was sequenced yet. `note` is the
 * checkpoint with its signature (C2SP signed note); snapshots frozen before covers printed it have none.
 */
export type LedgerCheckpoint = { origin: string; size: number; root: string | null; vkey: string | null; at: string | null; note?: string | null };

/** The tenant's own words about the system. An empty list or text is printed as "not stated". */
export type SystemDescription = {
  name: string;
  services: string;
  commitments: string[];
  components: { name: string; kind: "infrastructure" | "software" | "people" | "data" | "procedure"; description: string }[];
  incidents?: { on: string; text: string }[]; // absent in snapshots taken before there was a place for them
  boundaries: string;
  subserviceOrganizations: { name: string; service: string; method: "carve_out" | "inclusive"; expectedControls: string[] }[];
  userEntityControls: string[];
  criteriaLeftOut: { id: string; reason: string }[];
  significantChanges: { on: string; text: string }[];
};

export type FrameworkMatrix = { id: string; name: string; version: string; criteria: CriterionRow[] };
export type CriterionRow = {
  id: string; // CC1.1
  group: string;
  paraphrase: string; // ours, never the standard's text
  controls: { key: string; title: string; state: VerdictState; lapses: number; design: DesignResult }[];
  evidenceCount: number;
};

/** Whether the promise stood, with its rules, through the period. That it suffices for a criterion is not for us to say. */
export type DesignResult = { state: "in_force" | "adopted" | "changed" | "not_applicable"; at: string | null };

export type ControlSheet = {
  key: string; // BCP-03
  title: string;
  category: string;
  promise: string; // the tenant's words
  defaultPromise: string | null; // the catalog's words; null when they are the same
  owner: string | null;
  requirements: { framework: string; id: string }[]; // those in scope of the report
  automation: "full" | "assisted";
  applicabilityReason: string | null; // why a control is not applicable, or applies only in part
  state: VerdictState;
  sentence: string;
  since: string | null;
  design: DesignResult;
  lapses: LapseLine[]; // stretches of the period in which it was not as promised, also those repaired since
  changes: ControlChange[]; // in the period; `by` is a name
  rules: RuleLine[];
  populations: PopulationLine[];
  uncovered: { from: string; to: string }[]; // days of the period no recorded query speaks for; for `not_occurring` only
  parameters: ParameterLine[];
  coverage: CoverageCell[]; // one per entry of `coverageWeeks`
  history: { state: VerdictState; from: string; to: string | null }[];
  testSteps: TestStep[];
  evidence: number[]; // exhibit numbers
  evidenceTotal: number; // more than listed when the list was bounded
  evidenceOutside: number; // linked in the portal, not cited, and not telling of the period
};

export type RuleLine = {
  label: string; // with the promised values
  state: VerdictState;
  sentence: string;
  tested: number;
  deviationsTotal: number;
  deviations: DeviationLine[]; // bounded; `deviationsTotal` has the full number
  window: RuleWindow; // what `tested` is about
  inPeriod: InPeriod | null; // the part of it in the period; null where the window is no longer than that
  bearing: string; // how many of the population were tested, and why the others do not bear on the rule
  nextChangeAt?: string | null; // until then it stands without a further record; null: for good; absent in earlier snapshots
};
/** `until` null: still so at the end. Deviations are those of any moment of the lapse, each item once. */
export type LapseLine = {
  from: string; until: string | null; steps: { at: string; state: VerdictState; sentence: string }[];
  tested: number; deviationsTotal: number; deviations: DeviationLine[]; exhibits: number[];
  complete: boolean; // false: too many changes inside it to judge it at each of them
};
export type DeviationLine = { item: string; at: string | null; sentence: string; exhibit: number | null };
export type PopulationLine = PopulationCount & { window: RuleWindow; provenance: PopulationProvenance };
/** What the exhibits of a population say of where they came from. Totals are sums over the exhibits that state them. */
export type PopulationProvenance = {
  exhibits: number; sources: string[]; query: string | null; withQuery: number; extractedAt: string | null;
  rowCount: number | null; withRowCount: number; sourceTotal: number | null; withSourceTotal: number; reconciledWith: string[]; withReconciliation: number;
};
export type ParameterValue = string | number | boolean | string[];
export type ParameterLine = {
  label: string;
  defaultValue: ParameterValue;
  promised: ParameterValue | null; // null: the default applies
  changedBy: string | null;
  changedAt: string | null;
};

export const TEST_METHODS = ["inquiry", "observation", "inspection", "re-performance"] as const;
export type TestMethod = (typeof TEST_METHODS)[number];
export type TestStep = { method: TestMethod; text: string };

export type ExceptionEntry = {
  id: string;
  controlKey: string;
  controlTitle: string;
  lapse: { from: string; until: string | null; steps: LapseLine["steps"]; complete: boolean } | null; // null: stood at the end of the period
  tested: number;
  deviations: number; // "x of n"; of a lapse at its worst
  items: DeviationLine[];
  exhibits: number[];
  explanation: string | null;
  response: ManagementResponse | null; // null prints "no response recorded"
};
export type ManagementResponse = {
  cause: string; mitigation: string | null; correctiveAction: string | null;
  owner: string | null; dueOn: string | null; status: string; by: string; at: string;
};

/** A fact a rule needed and did not find, or a request nobody answered. */
export type OpenPoint = { controlKey: string | null; what: string; where: string | null; since: string | null; owner: string | null };

export type VendorRow = {
  name: string; service: string; critical: boolean; reportType: string | null;
  reportFrom: string | null; reportTo: string | null; gapDays: number | null; bridgeLetter: boolean | null;
  exceptionsRead: string | null; exhibit: number | null;
  register?: VendorEntry; // of those that come from the register of processors
};

/** What the register of processors says of a vendor. */
export type VendorEntry = { number: string; guarantees: string; country: string | null; contractOn: string | null; reviewedOn: string | null; reviewOn: string | null };

/** One exhibit. `number` is the portal's evidence number, so E-214 here is E-214 there. */
export type EvidenceEntry = {
  number: number;
  version: number;
  title: string;
  fileName: string | null;
  kinds: { kind: string; count: number }[];
  sourceSystem: string | null;
  method: string;
  query: string | null;
  extractedAt: string | null;
  extractedBy: string | null;
  occurredFrom: string | null;
  occurredTo: string | null;
  receivedAt: string;
  late: boolean;
  rowCount: number | null; // rows the source said it gave
  recordCount: number; // records read from it
  controlKeys: string[];
  sizeBytes: number;
  sha256: string; // hex
  ledgerIndex: number | null; // null prints "pending"
  leafHash: string | null; // hex
  note: string | null; // why it would not be listed if it were not cited
};

export type PopulationEntry = PopulationLine & { controlKeys: string[]; exhibits: number[] };

export type SkippedItem = { what: string; count: number; why: string };

/** Registers as they stood at the end of the period, in words already: names behind ids and moments are frozen with them. */
export type RegistersExtract = {
  controller: { label: string; value: string }[];
  chapters: RegisterChapter[];
  counts: { label: string; value: number }[];
};
export type RegisterChapter = { title: string; about: string; none: string; entries: RegisterPrint[] };
/** One entry. `sha256` is that of the content which the ledger entry commits to. */
export type RegisterPrint = { label: string; name: string; version: number; keptAt: string; said: { label: string; law: string | null; lines: string[] }[]; missing: string[]; sha256: string; ledgerEntry: string };
