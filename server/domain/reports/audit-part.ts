import type { AuditSide, ItemState, RequestState } from "../audit-requests/moves";
import type { RequestGroup, ReturnReason } from "../audit-requests/reasons";
import type { FindingState, Severity } from "../audit-findings/acts";
import type { FindingFacts } from "../audit-findings/fold";
import type { FindingActInput } from "../audit-findings/schema";
import type { PopulationLine, SampleItemView, SampleLine } from "../samples/view";
import type { ManagementResponse } from "./snapshot";

/** A deviation as its auditor states it, with all that was said about it since, oldest first. `first`: as first stated, where it was corrected. */
export type FindingPrint = {
  number: string; reference: string | null; title: string; body: string; severity: Severity; state: FindingState; facts: FindingFacts; first: FindingFacts | null;
  controls: string[]; criteria: string[]; raisedAt: string; raisedBy: string; exhibits: number[]; response: ManagementResponse | null;
  history: { at: string; side: AuditSide; by: string; said: Exclude<FindingActInput, { act: "comment" }>; ownerName: string | null; exhibits: number[] }[];
};

/** A request with what was handed over for it. What the organization has put aside and not handed over yet is not among it. */
export type RequestPrint = {
  number: string; reference: string | null; title: string; body: string; group: RequestGroup; state: RequestState; wants: "single" | "population"; periodFrom: string | null; periodTo: string | null;
  dueOn: string | null; isLate: boolean; ageDays: number; owner: string | null; controls: string[]; criteria: string[]; createdAt: string; stateSince: string;
  items: { exhibit: number; state: Exclude<ItemState, "attached" | "removed">; reason: ReturnReason | null; text: string | null; decidedAt: string | null }[];
};

/** Lists auditors froze and what they drew from them. What they found at an item is theirs and not among it. */
export type SamplingPrint = {
  engagementId: string;
  populations: (Omit<PopulationLine, "source"> & { source: Omit<PopulationLine["source"], "evidence"> & { exhibits: number[] } })[];
  samples: (SampleLine & { list: (Omit<SampleItemView, "evidence"> & { exhibit: number | null })[] })[];
};

type AuditPart = { findings?: FindingPrint[]; requests?: RequestPrint[]; sampling?: SamplingPrint };

/** Exhibits that the audit's own chapters name. */
export function auditExhibits({ findings = [], requests = [], sampling }: AuditPart): number[] {
  return [
    ...findings.flatMap((finding) => [...finding.exhibits, ...finding.history.flatMap(({ exhibits }) => exhibits)]), ...requests.flatMap(({ items }) => items.map(({ exhibit }) => exhibit)),
    ...(sampling?.populations ?? []).flatMap(({ source }) => source.exhibits), ...(sampling?.samples ?? []).flatMap(({ list }) => list.flatMap(({ exhibit }) => exhibit ?? [])),
  ];
}

/** The part of it that touches one of these controls, or none at all. */
export function aboutControls<Part extends AuditPart>(part: Part, keys: ReadonlySet<string>): Part {
  const about = ({ controls }: { controls: string[] }) => controls.length === 0 || controls.some((key) => keys.has(key));
  return { ...part, ...(part.findings ? { findings: part.findings.filter(about) } : {}), ...(part.requests ? { requests: part.requests.filter(about) } : {}) };
}

/** Findings that touch a control. */
export const findingsOn = (findings: readonly FindingPrint[] | undefined, controlKey: string): FindingPrint[] => (findings ?? []).filter(({ controls }) => controls.includes(controlKey));
