import type { CaseEvent } from "../../schema";
import { GROUNDS } from "../grounds";
import type { Right } from "../vocabulary";

type Kind = CaseEvent["kind"];
type Of<K extends Kind> = Extract<CaseEvent, { kind: K }>;
type Found = { facts: readonly { fact: string; text: { length: number } }[]; ground: string };
const ENDS: readonly Kind[] = ["closed", "lapsed", "not_identifiable_confirmed", "forwarded"];
const ON_DATA: readonly Kind[] = ["task_completed", "answered", "fulfilment_started", "restricted", "extended", "fee_quoted"];

const all = <K extends Kind>(events: readonly CaseEvent[], kind: K, right?: Right | null): Of<K>[] => events.filter((event): event is Of<K> => event.kind === kind && (right === undefined || event.right === right));
const unless = (holds: boolean, breach: string): string[] => (holds ? [] : [breach]);
/** Every fact its ground stands on is there, in words. */
const isProven = ({ ground, facts }: Found): boolean => (GROUNDS[ground as keyof typeof GROUNDS]?.facts ?? ["?"]).every((fact) => facts.some((one) => one.fact === fact && one.text.length >= 10));
const openItems = (before: readonly CaseEvent[], right: Right | null) => all(before, "exception_granted", right).filter(({ data, seq }) => !all(before, "exception_ended", right).some((ended) => ended.data.itemId === data.itemId && ended.seq > seq));

/** What an answer, an end and a proof need beside what the other invariants look at, read from the bare events. */
export function moreBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  return [...answerBreaches(event, before), ...proofBreaches(event, before), ...afterEndBreaches(event, before)];
}

function answerBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  if (event.kind !== "answered") return [];
  const prepared = all(before, "answer_prepared", event.right).at(-1)?.data;
  if (!prepared) return [];
  const { outcome, withheld, searched, grounds } = prepared;
  const { notice } = event.data;
  const kept = openItems(before, event.right);
  const told = [
    ...unless(notice.language === all(before, "received")[0]?.data.language, "answered in another language"),
    ...unless(notice.contentSha256 === prepared.contentSha256, "sent another letter than was prepared"),
    ...unless([...grounds, ...withheld].every(isProven), "a ground without its facts"),
  ];
  if (outcome === "refused") return told;
  const isCopy = event.right === "access" || event.right === "portability";
  return [
    ...told,
    ...unless(openTasks(before, event.right).length === 0, "answered before every system had reported"),
    ...unless(!isCopy || outcome === "no_data" || prepared.thirdPartyChecked, "a copy nobody looked through for other people"),
    ...unless(outcome !== "partial" || (event.right === "erasure" ? kept.length > 0 : withheld.length > 0), "partial without saying what is withheld"),
    ...unless(outcome === "partial" || kept.length === 0 && withheld.length === 0, "in full though something is kept"),
    ...unless(outcome !== "no_data" || searched !== null && searched.systems > 0 && searched.identifiers > 0, "nothing found without a search"),
    ...unless(event.right !== "erasure" || outcome === "no_data" || all(before, "recipients_listed", "erasure").length > 0 && all(before, "backups_listed", "erasure").length > 0, "erased without recipients and backups"),
  ];
}

/** Tasks of the last start, and of exceptions that ended since, which nobody reported. */
function openTasks(before: readonly CaseEvent[], right: Right | null): string[] {
  const start = all(before, "fulfilment_started", right).at(-1);
  if (!start) return ["nothing was started"];
  const planned = all(before, "erasure_planned", right).find(({ seq }) => seq === start.data.planSeq)?.data.tasks ?? [];
  const later = all(before, "exception_ended", right).filter(({ seq }) => seq > start.seq).map(({ data }) => data.task);
  const done = new Set(all(before, "task_completed", right).map(({ data }) => data.taskId));
  return [...start.data.tasks, ...planned, ...later].map(({ taskId }) => taskId).filter((id) => !done.has(id));
}

function proofBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  const receipt = all(before, "received")[0]?.data;
  if (event.kind === "identity_settled") return [
    ...unless(event.actor.kind === "user" || receipt?.requester.loggedIn === true || receipt?.requester.knownAddress === true || all(before, "identity_asked").some(({ data }) => data.asks.includes("sign_in")), "settled by nobody's judgement"),
    ...unless(event.data.method !== "email_loop" || receipt?.requester.knownAddress === true, "settled by an address nobody knew"),
    ...unless(receipt?.channel !== "agent" || event.data.mandate?.confirmedBySubject === true, "an agent without a confirmed mandate"),
  ];
  if (event.kind === "exception_granted") return [...unless(isProven(event.data), "kept without ground and facts"), ...unless(event.data.endsOn !== null || (event.data.whyNoEnd?.length ?? 0) >= 10, "kept without an end")];
  if (event.kind === "recipient_settled") return unless(event.data.result === "notified" ? event.data.notice?.kind === "recipients" : (event.data.reason?.length ?? 0) >= 10, "a recipient neither told nor accounted for");
  if (event.kind === "fee_quoted") return [...unless(all(before, "identity_settled").length > 0, "a fee for a stranger"), ...unless(event.data.facts.length > 0 && event.data.costBasis.length > 0, "a fee without proof and cost")];
  return [];
}

function afterEndBreaches(event: CaseEvent, before: readonly CaseEvent[]): string[] {
  const end = before.findLast(({ kind }) => ENDS.includes(kind));
  const back = before.findLast(({ kind }) => kind === "reopened" || kind === "exception_ended");
  const withdrawn = all(before, "withdrawn").some(({ data }) => data.rights.some((right) => right === event.right));
  const proposal = all(before, "not_identifiable_proposed").at(-1);
  return [
    ...unless(!ON_DATA.includes(event.kind) || !end || (back?.seq ?? 0) > end.seq, "went on after the end"),
    ...unless(!ON_DATA.includes(event.kind) || !withdrawn, "went on after the person took it back"),
    ...(event.kind === "not_identifiable_confirmed" ? [
      ...unless(proposal !== undefined && proposal.data.demonstration.length >= 10 && proposal.actor.id !== event.actor.id, "nobody shown to be unidentifiable by two people"),
      ...unless(all(before, "identity_settled").length === 0, "unidentifiable though identified"),
      ...unless(event.data.notice === null ? (event.data.whyNotTold?.length ?? 0) >= 10 : ["reasons", "authority", "judicial_remedy"].every((part) => event.data.notice?.parts.some((one) => one === part)), "ended without notice"),
    ] : []),
    ...(event.kind === "closed" ? unless(event.data.retainUntil >= event.at.toISOString().slice(0, 10), "closed without keeping its proof") : []),
    ...(event.kind === "reopened" ? unless(event.actor.kind !== "subject" || event.data.cause !== "authority_order", "an authority's order by the person") : []),
  ];
}
