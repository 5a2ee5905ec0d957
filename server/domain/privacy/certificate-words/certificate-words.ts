import type { Language } from "../languages";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { it } from "./it";
import { nl } from "./nl";
import { pl } from "./pl";

/** Words of certificates of erasure, and of what a person sees after an erasure. Gaps are in braces. */
export type CertificateWords = {
  title: string; noPerson: string; number: string; version: string; issued: string; approved: string; answered: string; outcome: { full: string; partial: string };
  systems: string; records: string; methods: Record<"deleted" | "anonymised" | "overwritten" | "none_found" | "other", string>; receipt: string;
  exceptions: string; item: string; until: string; untilGone: string; ended: string; none: string;
  backups: string; expires: string; expired: string; daysLeft: string; beyondUse: string; notBeyondUse: string;
  proof: string; proofItems: Record<"case" | "caseUntilClosed" | "account_and_actions" | "access_record" | "invitation_record", string>;
  recipients: string; told: string; impossible: string; disproportionate: string; notYet: string; ledger: string; noPlaceYet: string; signature: string; because: Record<"answered" | "exception_ended" | "tail_ended", string>;
  check: { title: string; lead: string; byNumber: string; byText: string; textHint: string; button: string; valid: string; unreadable: string; foreign_key: string; bad_signature: string; missing: string; newest: string; older: string; tailOver: string; tailLeft: string; unknown: string; link: string };
  download: string;
};

const WORDS: Record<Language, CertificateWords> = { en, de, fr, es, it, nl, pl };

export function certificateWordsOf(language: Language): CertificateWords {
  return WORDS[language];
}
