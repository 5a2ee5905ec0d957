import type { RedactionReason } from "../answers/redact";
import type { SheetBasis, SheetItem, SheetSafeguard } from "../answers/sheet";
import type { ErasureResult } from "../answers/erasure-document";
import { ERASURE_METHODS } from "../case/vocabulary";
import type { Language } from "../languages";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { it } from "./it";
import { nl } from "./nl";
import { pl } from "./pl";

export type AnswerKind = "access" | "portability" | "erasure";
export type ErasureMethod = "deleted" | "anonymised" | "overwritten" | "none_found";
type OfRegime = { regime: "EU" | "UK" };

/** The fixed wording of answers in one language: what is handed over, and the page on which it is fetched. */
export type AnswerWords = {
  /** What the regulation is called. */ law: string;
  title: Record<AnswerKind, (of: { organization: string }) => string>;
  lead: Record<AnswerKind, string>;
  facts: { organization: string; person: string; reference: string; received: string; made: string };
  contents: string;
  items: Record<SheetItem, string>;
  say: {
    confirmation: (of: { organization: string }) => string; copy: string; rights: string; complaint: (of: { authority: string }) => string; court: string; cutOff: (of: { cutOff: string }) => string;
    thirdCountry: (regime: OfRegime["regime"]) => string; logic: string; consequences: string;
    /** For the letter. */ ready: (of: { days: number; sha256: string }) => string;
  };
  /** What stands where there is nothing to tell. */
  none: { source: string; recipients: string; automated: string; safeguards: string; withheld: string };
  bases: Record<SheetBasis, string>;
  safeguards: Record<SheetSafeguard, string>;
  searched: { heading: string; system: string; records: string };
  data: { heading: string; rows: (of: { count: number }) => string; empty: string; attached: string; leftOut: string; more: (of: { shown: number; file: string }) => string; portable: string };
  blocked: { mark: string; note: string; reasons: Record<RedactionReason, string> };
  erasure: {
    erased: string; stays: string; backups: string; recipients: string; proof: string; system: string; records: string; how: string; when: string; until: string; item: string; why: string;
    nothingStays: string; noBackups: string; noRecipients: string; backupNote: string; noEnd: string; proofKept: (of: { years: string }) => string; proofClosed: string; remedies: string;
    methods: Record<ErasureMethod, string>; results: Record<ErasureResult, string>;
  };
  delivery: {
    codeText: (of: { email: string }) => string; send: string; sent: string; codeLabel: string; open: string; wrong: string; revoked: string; digest: string; confirmFirst: string; digestNote: string;
  };
  mail: { subject: (of: { reference: string }) => string; text: (of: { code: string; minutes: number }) => string };
};

const WORDS: Record<Language, AnswerWords> = { en, de, fr, es, it, nl, pl };

/** The words of a language. */
export function answerWordsOf(language: Language): AnswerWords {
  return WORDS[language];
}

/** Methods a report of an erasure knows words for; anything else would be no erasure. */
export function isErasureMethod(method: string): method is ErasureMethod {
  return ERASURE_METHODS.includes(method);
}
