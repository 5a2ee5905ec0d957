import { NOTICE_PARTS } from "../../case/notices";
import { RIGHTS } from "../../case/vocabulary";
import type { Language } from "../../languages";
import type { LetterFacts, Said } from "../letter";

export const AUTHORITY = { name: "Authority Zero", address: "1 Nowhere Square", url: "https://authority.example" };

/** A case with every right, received on 7 April 2026, due on 7 May and, once extended, on 7 July. */
export function factsIn(language: Language, more: Partial<LetterFacts> = {}): LetterFacts {
  return {
    language, regime: "EU", right: null, rights: RIGHTS, dates: RIGHTS.filter((right) => right !== "complaint").map((right) => ({ right, dueOn: "2026-05-07", extendedOn: "2026-07-07" })),
    reference: "R-12", organization: "Example GmbH", receivedOn: "2026-04-07", caseUrl: "https://portal.example/privacy/example/case/key", contactEmail: "privacy@portal.example",
    authority: AUTHORITY, retentionYears: 3, ...more,
  };
}

/** Something said for every part there is. */
export const ALL_SAID: Said = Object.fromEntries(NOTICE_PARTS.map((part) => [part, `#${part}#`]));
