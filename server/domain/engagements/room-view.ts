import type { ControlRow } from "../controls/view";
import type { EngagementLine } from "./view";

/** The audit room for whoever looks into it. Days are days of `timezone`. */
export type AuditRoom = Omit<EngagementLine, "controls" | "auditors"> & {
  organization: string; timezone: string;
  /** An officer looks at it as its auditors see it. */
  preview: boolean;
  expiresAt: string | null;
  snapshot: { number: number; sha256: string; takenAt: string } | null;
  controls: (ControlRow & { reference: string | null })[];
};
