import type { ControlRow } from "../controls/view";
import type { Role } from "../organization/view";
import type { EngagementLine, GrantLine } from "./view";

/** The audit room for whoever looks into it. Days are days of `timezone`. */
export type AuditRoom = Omit<EngagementLine, "controls" | "auditors"> & {
  organization: string; timezone: string;
  /** An officer looks at it as its auditors see it. */
  preview: boolean;
  expiresAt: string | null;
  snapshot: { number: number; sha256: string; takenAt: string } | null;
  controls: (ControlRow & { reference: string | null })[];
};

/** Everybody who has access to an audit. Who of the organization is named runs audits; others of it see what is assigned to them. */
export type RoomPeople = {
  auditors: (Pick<GrantLine, "id" | "name" | "email" | "frameworks" | "windowFrom" | "windowTo" | "state" | "expiresAt"> & { isMe: boolean })[];
  organization: { name: string; role: Role }[];
};
