import type { VerdictState } from "../controls/schema";
import type { LogoMark } from "../look/public-logo";

/** What a status page says, frozen. Only `documents[].id` is not shown to anybody outside. */
export type StatusContent = {
  v: 1; organization: string; timezone: string; asOf: string; introduction: string; frameworks: string[];
  audits: { name: string; firm: string; type: "period" | "point_in_time"; frameworks: string[]; from: string; to: string; /** Its auditors are at it: it has come to nothing yet. */ underWay?: true }[];
  controls: { title: string; promise: string; category: string; state: VerdictState | null }[];
  processors: { name: string; country: string; services: string }[];
  documents: { id: string; title: string; from: string; to: string; madeAt: string; sha256: string }[];
  agreement: { version: string; text: string; sha256: string } | null;
  /** The logo its reviewer saw. One set later stands on the next version; versions from before have none. */
  logo?: LogoMark | null;
};
