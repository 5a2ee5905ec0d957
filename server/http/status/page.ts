import type { PublicLogo } from "../../domain/look/public-logo";
import type { StatusLanguage } from "../../domain/status-page/words";
import type { HandedOut } from "../../services/status-page/handed-out";
import type { PublishedPage } from "../../services/status-page/rows";

export type AskField = "document" | "name" | "company" | "email" | "accepted" | "website";
export type AskFault = { field: AskField; message: string };
/** What stands in the form, so that nothing has to be typed twice. */
export type TypedAsk = Record<"document" | "name" | "company" | "email", string>;
export type ShownPage = Omit<PublishedPage, "id" | "publishedBy"> & { /** After how many months who asks is forgotten. */ keepMonths: number };

/** A page of the public status side, as data. */
export type StatusPage =
  | { name: "posture"; language: StatusLanguage; status: 200 | 422; page: ShownPage; typed: TypedAsk; faults: AskFault[]; /** Where a reviewer reads it before it is published. */ isDraft: boolean; logo: PublicLogo | null }
  | { name: "sent"; language: StatusLanguage; status: 200; organization: string; slug: string; logo: PublicLogo | null }
  | { name: "document"; language: StatusLanguage; status: 200; slug: string; handedOut: Omit<HandedOut, "logo">; logo: PublicLogo | null }
  | { name: "refusal"; language: StatusLanguage; status: 404 | 413 | 429 | 500 | 503; title: string; text: string; waitSeconds: number | null };
export type StatusOutcome = StatusPage | { name: "moved"; to: string } | { name: "file"; response: Response };
