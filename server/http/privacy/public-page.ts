import type { PublicLogo } from "@/server/domain/look/public-logo";
import type { CheckedCertificate } from "@/server/domain/privacy/erasure/certificate-view";
import type { Language } from "@/server/domain/privacy/languages";
import type { OwnCase } from "@/server/domain/privacy/view";

import type { PrivacySettings } from "../../services/privacy/rows";

/** What can be wrong with something that was sent. */
export type Problem = "no_right" | "no_email" | "bad_email" | "too_long" | "unreadable" | "no_message" | "no_confirmation" | "nothing_to_withdraw" | "wrong_code" | "trap" | "visit_over";
/** What was done a moment ago. */
export type CaseDone = "confirmed" | "written" | "withdrawn" | "code" | "answered";

/** What everybody may read of a privacy centre. */
export type Centre = Pick<PrivacySettings, "controllerName" | "controllerAddress" | "contactEmail" | "dpoName" | "dpoEmail" | "authorityName" | "authorityAddress" | "authorityUrl" | "noticeUrl" | "accent" | "regime" | "retentionYears"> & { slug: string; logo: PublicLogo | null };
export type RequestField = "rights" | "objects_to" | "email" | "name" | "words" | "website";
/** What stands in the form: as it was sent, so that nothing has to be typed twice. */
export type TypedRequest = { /** What the form is known by. */ form: string; rights: string[]; objectsTo: string[]; email: string; name: string; words: string };
export type Fault<Field extends string> = { field: Field; problem: Problem };
/** Withdrawing has a field for each right: `withdraw-erasure`, and a code one for each file. */
export type CaseField = "text" | "answer" | `withdraw-${string}` | `code-${string}`;

/** Who the organization's own application handed over; `visit` is it sealed. */
export type SignedIn = { visit: string; email: string; name: string };

/** A page of the public side, as data: what it shows, in which language, with which status. */
export type PublicPage = { language: Language } & (
  | { name: "centre"; status: 200 | 422; centre: Centre; signedIn: SignedIn | null; typed: TypedRequest; faults: Fault<RequestField>[] }
  | { name: "sent"; status: 200; centre: Centre }
  | { name: "over"; status: 410; centre: Centre }
  | { name: "case"; status: 200 | 422; own: OwnCase; logo: PublicLogo | null; /** Path of the case's page, and of the centre. */ here: string; centrePath: string; done: CaseDone | null; typed: string; faults: Fault<CaseField>[] }
  | { name: "certificate"; status: 200 | 404 | 422; organization: string; accent: string | null; logo: PublicLogo | null; slug: string; checked: CheckedCertificate | null; typed: string; missing: boolean }
  | { name: "limited"; status: 429; waitSeconds: number; contactEmail: string | null }
  | { name: "too_large"; status: 413 }
  | { name: "broken"; status: 500 | 503 }
  | { name: "missing"; status: 404; of: "centre" | "case" }
);
/** What a visit leads to: a page, another address to read (303), or a file. */
export type Outcome = PublicPage | { name: "moved"; to: string } | { name: "file"; response: Response };
