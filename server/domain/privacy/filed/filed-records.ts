import { daysUntil, localDay } from "../calendar-days";
import { recipientsLeft } from "../case/after-answer";
import type { Case, RightProcess } from "../case/case";
import { foldCase } from "../case/fold";
import type { Right } from "../case/vocabulary";
import { progressOf, type RightOutcome, type RightProgress } from "../numbers/progress";
import type { CaseEvent, EventKind } from "../schema";

type Facts = Record<string, string | number | boolean | null>;
/** A record of the native form of evidence. */
export type FiledRecord = { kind: "dsar" | "deletion_record" | "disclosure_record"; locator: string; facts: Facts };
type Answered = Extract<CaseEvent, { kind: "answered" }>;

/** Events that end a case. */
export const CLOSING_EVENTS: readonly EventKind[] = ["closed", "withdrawn", "lapsed", "not_identifiable_confirmed", "forwarded"];
/** Events that change what an open case says as evidence. */
export const STANDING_EVENTS: readonly EventKind[] = ["received", "right_added", "identity_settled", "extended", "answered", "withdrawn", "reopened", "exception_ended"];
/** Rights whose answer hands data out. */
const HANDED_OUT: Partial<Record<Right, string>> = { access: "GDPR Art. 15(3)", portability: "GDPR Art. 20(1)" };
const STATUS: Record<RightOutcome, string> = { full: "fulfilled", partial: "fulfilled", no_data: "fulfilled", refused: "refused", withdrawn: "withdrawn", lapsed: "unverified", not_identifiable: "not_identifiable", forwarded: "forwarded" };

/**
 * What a case says as evidence: each right that has ended as a request, each erasure as a deletion, whatever left the house
 * as a disclosure; and each right that has not as an open request, whose days the controls go on counting. It names the
 * case by its number and nothing of who asked; recipients stand by the ids the case has.
 */
export function filedRecords(name: string, events: readonly CaseEvent[], now: Date): FiledRecord[] {
  const current = foldCase(events);
  const progress = progressOf(current, now);
  return current.rights.flatMap((process) => {
    const dates = progress.find(({ right }) => right === process.right);
    if (!dates) return [];
    const id = `${name}/${process.right}`;
    if (dates.outcome === null) return [request(id, current, process, { ...dates, openDays: daysOpen(current, process, now) })];
    const mine = events.filter(({ right }) => right === process.right);
    return [request(id, current, process, dates), ...deletion(id, current, process, mine), ...disclosures(id, name, process.right, mine)];
  });
}

function request(id: string, { identity }: Case, process: RightProcess, { outcome, openDays, isExtended, extendedAfterDays }: RightProgress): FiledRecord {
  const status = outcome === null ? "open" : STATUS[outcome];
  return {
    kind: "dsar", locator: id,
    facts: {
      request_id: id, type: process.right, received_at: process.receivedAt.toISOString(), identity_decided: identity.settled !== null, days_open: openDays, extended: isExtended, extension_notice_days: extendedAfterDays,
      // A refusal cannot be sent without its ground, the facts it stands on, and both remedies (Art. 12(4)).
      status, refusal_reasoned: status === "refused" ? true : null, recipients_informed: outcome === null ? null : recipientsLeft(process).length === 0,
    },
  };
}

function daysOpen({ receipt: { zone } }: Case, { receivedAt }: RightProcess, now: Date): number {
  const dayOf = (moment: Date) => localDay(moment.toISOString(), zone).toString();
  return daysUntil(dayOf(receivedAt), dayOf(now));
}

function deletion(id: string, { receipt }: Case, { right, tasks, backups, receivedAt, outcome }: RightProcess, events: readonly CaseEvent[]): FiledRecord[] {
  const answer = events.findLast((event): event is Answered => event.kind === "answered");
  if (right !== "erasure" || !answer || outcome === "refused" || !tasks.some(({ records }) => records > 0)) return [];
  const dayOf = (moment: Date) => localDay(moment.toISOString(), receipt.zone).toString();
  const answeredOn = dayOf(answer.data.notice.sentAt);
  return [{
    kind: "deletion_record", locator: id,
    facts: {
      deletion_id: id, trigger: "rights request", requested_at: receivedAt.toISOString(), days_open: daysUntil(dayOf(receivedAt), answeredOn), status: "done",
      systems_ratio: tasks.filter(({ method }) => method !== null).length / tasks.length, backup_expiry_days: Math.max(0, ...(backups ?? []).map(({ expiresOn }) => daysUntil(answeredOn, expiresOn))),
      proof_ref: `sha256:${answer.data.notice.contentSha256}`,
    },
  }];
}

function disclosures(id: string, name: string, right: Right, events: readonly CaseEvent[]): FiledRecord[] {
  return events.flatMap((event) => {
    const to = disclosure(event, name, right);
    return to ? [{ kind: "disclosure_record" as const, locator: `${id} event ${event.seq}`, facts: { disclosure_id: `${id}/${event.seq}`, disclosed_at: to.at.toISOString(), recipient: to.recipient, basis: to.basis, approved_by: event.actor.id } }] : [];
  });
}

function disclosure(event: CaseEvent, name: string, right: Right): { at: Date; recipient: string; basis: string } | null {
  const basis = HANDED_OUT[right];
  const isCopy = event.kind === "answered" && basis !== undefined && (event.data.notice.kind === "answer_full" || event.data.notice.kind === "answer_partial");
  if (isCopy) return { at: event.data.notice.sentAt, recipient: `whoever asked in ${name}`, basis };
  if (event.kind !== "recipient_settled" || event.data.result !== "notified") return null;
  return { at: event.data.notice?.sentAt ?? event.at, recipient: event.data.recipientId, basis: "GDPR Art. 19" };
}
