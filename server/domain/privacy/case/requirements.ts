import { localDay } from "../calendar-days";
import type { Case, RightProcess } from "./case";
import { missingParts, type NoticeKind } from "./notices";
import type { Notice, TextRef } from "./parts";
import { CaseRefusal } from "./refusal";
import type { Scene } from "./rule";
import type { Right } from "./vocabulary";

const SHORTEST_REASON = 10;

/** Throws `TEXT_MISSING` where a reason was not written, or is too short to be one. */
export function requireText(text: TextRef | null, what: string, article: string): void {
  if (text === null || text.length < SHORTEST_REASON) throw new CaseRefusal("TEXT_MISSING", article, `Write down ${what}, in at least ${SHORTEST_REASON} characters.`);
}

/** Throws unless the notice is of this kind, has every part the law asks for, speaks the person's language and was sent between receipt and now. */
export function requireNotice(notice: Notice | null, kind: NoticeKind, article: string, { current, now }: Scene, right: Right | null = null): void {
  if (notice === null) throw new CaseRefusal("NOTICE_MISSING", article, `Send the notice "${kind}" first.`);
  if (notice.kind !== kind) throw new CaseRefusal("NOTICE_KIND", article, `This takes a notice "${kind}", not "${notice.kind}".`);
  const { language, regime } = current.receipt;
  const missing = missingParts(notice, { language, regime, right });
  if (missing.length > 0) throw new CaseRefusal("NOTICE_INCOMPLETE", article, `The notice "${kind}" lacks: ${missing.join(", ")}.`);
  requireHappened(notice.sentAt, "The notice", current, now);
}

/** Throws `DATE_OUT_OF_RANGE` for a moment before the request was received or still to come. */
export function requireHappened(at: Date, what: string, current: Case, now: Date): void {
  if (at > now) throw new CaseRefusal("DATE_OUT_OF_RANGE", "GDPR Art. 5(2)", `${what} lies in the future.`);
  if (at < current.receipt.receivedAt) throw new CaseRefusal("DATE_OUT_OF_RANGE", "GDPR Art. 5(2)", `${what} lies before the receipt of the request.`);
}

/** The day it is for the case: its zone's, not the server's. */
export function todayOf({ receipt }: Case, now: Date): string {
  return localDay(now.toISOString(), receipt.zone).toString();
}

/** Whether an objection is to direct marketing, among others or alone (Art. 21(2)-(3)). */
export const isMarketing = (process: RightProcess): boolean => process.right === "objection" && process.objectsTo.includes("direct_marketing");
export const isMarketingOnly = (process: RightProcess): boolean => isMarketing(process) && process.objectsTo.length === 1;

/** The refusal of what may not be done before it is settled who is asking, or null. */
export function identityFirst({ current }: Scene): CaseRefusal | null {
  if (current.identity.settled !== null) return null;
  return new CaseRefusal("IDENTITY_FIRST", "GDPR Art. 5(1)(f), 12(6)", "Settle first who is asking: nothing is told, changed or erased for somebody else.");
}
