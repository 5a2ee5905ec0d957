import type { Method } from "./draw";
import type { Reconciliation } from "./reconcile";
import type { ItemResult, PopulationParameters } from "./schema";
import type { SizeBasis } from "./size";

/** One evidence that a population was read from. Counts are those its sender stated; null where none. */
export type SourceEvidence = { id: string; name: string; sha256: string; sourceSystem: string | null; query: string | null; extractedAt: string | null; rowCount: number | null; sourceTotal: number | null };

/** Where a population came from. `evidence` holds the first of them; the sums are over all that stated a count. */
export type PopulationSource = {
  evidence: SourceEvidence[]; evidenceTotal: number; records: number;
  rowCount: number | null; withRowCount: number; sourceTotal: number | null; withSourceTotal: number;
};

export type PopulationLine = {
  id: string; name: string; controlKey: string; parameters: PopulationParameters; from: string; until: string; knownAt: string;
  size: number; sha256: string; frozenAt: string; frozenBy: string; source: PopulationSource; reconciliation: Reconciliation | null;
};

/** x of n: `of` items count (those replaced do not), of which so many were looked at. */
export type SampleCounts = { of: number; tested: number; deviations: number; notApplicable: number; open: number };

export type SampleLine = {
  id: string; name: string; controlKey: string; kind: string; population: { id: string; name: string; size: number; sha256: string };
  method: Method; size: SizeBasis; seed: string; seedText: string | null; seedReason: string | null; drawnAt: string; drawnBy: string; items: number;
};

export type SampleItemView = {
  place: number; key: string; at: string | null; value: number | null; recordId: string; sha256: string; evidence: { id: string; name: string } | null;
  drawnBy: "draw" | "extend" | "replace"; replaces: number | null; replacedBy: number | null; reason: string | null;
};
/** What an auditor found, with who and when; null while nothing was. */
export type FoundResult = { result: ItemResult; note: string; at: string; by: string } | null;

/** A sample as the organization sees it: which items are asked for. */
export type AskedSample = SampleLine & { populationDetail: PopulationLine; list: SampleItemView[] };
/** The same for its auditors, with their results. */
export type SampleDetail = Omit<AskedSample, "list"> & { list: (SampleItemView & { found: FoundResult })[]; counts: SampleCounts };

/** What a draw would be, before anything is frozen. */
export type SamplePreview = {
  size: number; population: number; source: PopulationSource; reconciliation: Reconciliation | null;
  strata: { name: string; items: number; drawn: number }[] | null; interval: number | null; problem: string | null;
};
