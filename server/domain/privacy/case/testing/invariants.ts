import type { CaseEvent } from "../../schema";
import { clockOf } from "../clock";
import { foldCase } from "../fold";
import type { Right } from "../vocabulary";
import { moreBreaches } from "./more-invariants";

type Kind = CaseEvent["kind"];
type Of<K extends Kind> = Extract<CaseEvent, { kind: K }>;
const REMEDIES = ["reasons", "authority", "judicial_remedy"];

/** Every place where a history breaks the law, read from the bare events and none of the rules. Empty for a lawful one. */
export function breaches(events: readonly CaseEvent[]): string[] {
  return events.flatMap((event, index) => {
    const before = events.slice(0, index);
    return [...tellingBreaches(event, before), ...erasureBreaches(event, before), ...endBreaches(event, before), ...timeBreaches(event, before), ...moreBreaches(event, before)].map((breach) => `${event.seq} ${event.kind} ${event.right ?? ""}: ${breach}`);
  });
}

const all = <K extends Kind>(events: readonly CaseEvent[], kind: K, right?: Right | null): Of<K>[] => events.filter((event): event is Of<K> => event.kind === kind && (right === undefined || event.right === right));
const isSettled = (before: readonly CaseEvent[]): boolean => before.some(({ kind }) => kind === "identity_settled");
const unless = (holds: boolean, breach: string): string[] => (holds ? [] : [breach]);
const has = (parts: readonly string[], needed: readonly string[]): boolean => needed.every((part) => parts.includes(part));

function tellingBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  if (event.kind === "identity_asked") return [...unless(!all(before, "received")[0]?.data.requester.loggedIn, "asked somebody who signed in"), ...unless(event.data.doubt.length > 0 && event.data.whyNotLess.length > 0, "asked without doubt or proportion")];
  if (event.kind !== "answered") return [];
  const prepared = all(before, "answer_prepared", event.right).at(-1);
  if (!prepared) return ["answered what nobody prepared"];
  const { outcome, grounds } = prepared.data;
  const isToldAll = outcome !== "refused" || grounds.some(({ ground }) => !["manifestly_unfounded", "excessive_abusive", "unidentifiable"].includes(ground));
  return [
    ...unless(event.actor.kind === "user" && event.actor.id !== prepared.actor.id, "one pair of eyes"),
    ...unless(!isToldAll || isSettled(before), "told before identity was settled"),
    ...unless(outcome === "full" || outcome === "no_data" || has(event.data.notice.parts, REMEDIES), "no reasons or remedies"),
    ...unless(outcome !== "refused" || grounds.length > 0 && grounds.every(({ facts }) => facts.length > 0), "refused without ground and facts"),
    ...unless(outcome !== "refused" || event.right !== "objection" || !marketingObjected(before), "refused an objection to marketing"),
  ];
}

function erasureBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  if (event.kind !== "task_completed" || !["deleted", "anonymised", "overwritten"].includes(event.data.method)) return [];
  const plan = all(before, "erasure_planned", event.right).at(-1);
  const start = all(before, "fulfilment_started", event.right).at(-1);
  return [
    ...unless(event.right === "erasure", "destroyed without a request for erasure"),
    ...unless(isSettled(before), "erased before identity was settled"),
    ...unless(plan !== undefined && start !== undefined && start.actor.kind === "user" && start.actor.id !== plan.actor.id && start.data.planSeq === plan.seq, "erased by one pair of eyes"),
    ...unless(foldCase(before).rights.every(({ right, outcome }) => !["access", "portability"].includes(right) || outcome !== null), "erased what a copy is owed of"),
  ];
}

function endBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  if (event.kind === "withdrawn") return unless(event.actor.kind === "subject", "withdrawn by somebody else");
  if (event.kind === "lapsed") return [
    ...unless(event.actor.kind === "user" && all(before, "lapse_proposed").at(-1)?.actor.kind === "system", "lapsed by one alone"),
    ...unless(all(before, "identity_reminded").length >= 2 && has(event.data.notice.parts, REMEDIES), "lapsed without reminders or notice"), ...unless(!isSettled(before), "lapsed though settled"),
  ];
  if (event.kind === "restriction_lifted") return unless(all(before, "lifting_announced", event.right).some(({ seq }) => seq > (all(before, "restricted", event.right).at(-1)?.seq ?? 0)), "lifted before the person was told");
  if (event.kind !== "closed") return [];
  return rightsOf(before).flatMap((right) => [
    ...unless(all(before, "answered", right).length + all(before, "withdrawal_confirmed", right).length > 0, `closed without a notice about ${right}`),
    ...unless(all(before, "recipients_listed", right).flatMap(({ data }) => data.recipientIds).every((id) => all(before, "recipient_settled", right).some(({ data }) => data.recipientId === id)), `closed with recipients of ${right} untold`),
    ...unless(all(before, "backups_listed", right).flatMap(({ data }) => data.sets).every((set) => all(before, "backup_expired", right).some(({ data }) => data.backupSetId === set.backupSetId)), "closed with backups that still hold the data"),
  ]);
}

function timeBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  if (event.kind === "clarification_asked") return unless(event.right === "access", "clarification of another right");
  if (event.kind !== "extended") return [];
  const limit = clockOf(foldCase(before), event.at).find(({ right }) => right === event.right)?.clock?.month.endsAt ?? "";
  return [
    ...unless(all(before, "extended", event.right).length === 0, "extended twice"), ...unless(event.data.reasons.length > 0, "extended without reasons"),
    ...unless(event.data.notice.sentAt < new Date(limit) && event.at < new Date(limit), "extended after the first month"),
  ];
}

const marketingObjected = (before: readonly CaseEvent[]): boolean => foldCase(before).rights.some(({ objectsTo }) => objectsTo.includes("direct_marketing"));
const rightsOf = (before: readonly CaseEvent[]): Right[] => foldCase(before).rights.map(({ right }) => right);
