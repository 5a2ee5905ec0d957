import type { ReportSnapshot } from "../reports/snapshot";

/** What the four documents are made of: an audit, and its content as frozen in a snapshot or, with `snapshot` null, as of the moment in `content.generatedAt`. */
export type OscalSource = {
  engagement: { id: string; reference: string; name: string; firm: string };
  snapshot: { number: number; sha256: string } | null;
  content: ReportSnapshot;
};

export const OSCAL_DOCUMENTS = ["system-security-plan", "assessment-plan", "assessment-results", "poam"] as const;
export type OscalDocument = (typeof OSCAL_DOCUMENTS)[number];
export type Json = { [name: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonValue[] | Json;
