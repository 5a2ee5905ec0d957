import type { CoverageCell } from "../controls/view";
import type { ControlSheet, ExceptionEntry, PopulationEntry } from "../reports/snapshot";
import type { EvidenceStatus } from "./evidence-status";
import type { ConclusionPart, ConclusionResult, WorkStatus } from "./schema";

export type Conclusion = { part: ConclusionPart; version: number; result: ConclusionResult | null; testedOn: string; reason: string; by: string; at: string };
export type Note = { version: number; text: string; by: string; at: string };
export type Tickmark = { mark: string; meaning: string };
export type Released = { id: string; key: string; title: string; what: "note" | ConclusionPart; version: number; text: string; result: ConclusionResult | null; testedOn: string | null; by: string; at: string };
export type Comment = { id: string; key: string; title: string; side: "auditor" | "organization"; by: string; text: string; at: string };

/** What the desk knows of a control besides management's verdict. Without work of one's own (a preview) `work` is null. */
export type DeskLine = {
  key: string; cells: CoverageCell[]; evidence: { status: EvidenceStatus; count: number }; comments: number;
  work: { status: WorkStatus; marks: string[]; notes: number; design: ConclusionResult | null; designOn: string | null; operation: ConclusionResult | null; operationOn: string | null } | null;
};
export type Desk = { weeks: string[]; lines: DeskLine[]; tickmarks: Tickmark[] };

/** The auditor's own pages on one control, with what was let out of them. */
export type Paper = {
  status: WorkStatus; marks: string[]; reference: string | null; notes: Note[]; conclusions: Conclusion[]; tickmarks: Tickmark[];
};
export type Talk = { comments: Comment[]; released: Released[] };

/** An item of evidence that tells of the window, with the organization's own review of it. */
export type WindowItem = { id: string; number: number; title: string; occurredFrom: string | null; occurredTo: string | null; receivedAt: string; late: boolean; status: Exclude<EvidenceStatus, "missing"> | "withdrawn" | "replaced" };

/** What a control promised and showed over the window: as it is, or as the snapshot froze it. */
export type RoomSheet = { frozen: { number: number; sha256: string; takenAt: string } | null; timezone: string; sheet: ControlSheet | null; exceptions: ExceptionEntry[]; evidence: WindowItem[]; evidenceTotal: number; populations: PopulationEntry[] };
