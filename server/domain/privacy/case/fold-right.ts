import type { EventOf, RightAct } from "../schema";
import type { RightProcess } from "./case";
import { stateAnswered } from "./after-answer";

type On = { [K in RightAct as EventOf<K>["kind"]]: (process: RightProcess, event: EventOf<K>) => Partial<RightProcess> };

/** What follows an answer moves on by itself; before it the lists only fill. */
const moved = (process: RightProcess, change: Partial<RightProcess>): Partial<RightProcess> =>
  process.outcome === "full" || process.outcome === "partial" ? { ...change, state: stateAnswered({ ...process, ...change }, process.outcome) } : change;
const waiting = (task: { taskId: string; systemId: string }) => ({ ...task, method: null, records: 0 });

/** What each event about one right changes in that right, and in no other. */
export const ON_RIGHT: On = {
  extended: (_, { data }) => ({ extendedAt: data.notice.sentAt }),
  clarification_asked: (_, { data }) => ({ state: "clarification_pending", clarification: { at: data.notice.sentAt, answeredAt: null, narrowed: false } }),
  clarification_answered: (process, { data }) => ({
    state: process.state === "clarification_pending" ? "assessing" : process.state,
    clarification: process.clarification && { ...process.clarification, answeredAt: data.answeredAt, narrowed: data.narrowed },
  }),
  fee_quoted: (_, { data }) => ({ state: "fee_quoted", fee: { at: data.notice.sentAt, because: data.because, result: null, settledAt: null } }),
  fee_settled: (process, { data }) => ({ state: "assessing", fee: process.fee && { ...process.fee, result: data.result, settledAt: data.settledAt } }),
  erasure_planned: (_, { seq, actor, data }) => ({ plan: { seq, by: actor, tasks: data.tasks } }),
  fulfilment_started: (process, { data }) => ({ state: "fulfilling", tasks: (process.plan?.tasks ?? data.tasks).map(waiting) }),
  task_completed: (process, { data }) => ({ tasks: process.tasks.map((task) => (task.taskId === data.taskId ? { ...task, method: data.method, records: data.records } : task)) }),
  exception_granted: (process, { data }) => ({ exceptions: [...process.exceptions.filter(({ itemId }) => itemId !== data.itemId), { itemId: data.itemId, ground: data.ground, endsOn: data.endsOn, ended: false }] }),
  exception_ended: (process, { data }) => {
    const exceptions = process.exceptions.map((each) => (each.itemId === data.itemId ? { ...each, ended: true } : each));
    // Without a plan that a second person approved nothing was ever to be erased: it is assessed first.
    if (process.tasks.length === 0) return { exceptions, state: "assessing", outcome: null, prepared: null };
    return { exceptions, state: "fulfilling", outcome: null, prepared: null, tasks: [...process.tasks, waiting(data.task)] };
  },
  answer_prepared: (_, { seq, actor, data }) => ({
    state: "review", prepared: { seq, by: actor, outcome: data.outcome, contentSha256: data.contentSha256, packageSha256: data.packageSha256 ?? null, grounds: [...data.grounds, ...data.withheld].map(({ ground }) => ground) },
  }),
  answer_returned: (process) => ({ state: process.tasks.length === 0 ? "assessing" : "fulfilling", prepared: null }),
  answered: (process, { data }) => {
    const outcome = process.prepared?.outcome ?? "full";
    return { outcome, prepared: null, answers: [...process.answers, { outcome, at: data.notice.sentAt, grounds: process.prepared?.grounds ?? [] }], state: stateAnswered(process, outcome) };
  },
  recipients_listed: (process, { data }) => {
    const known = process.recipients ?? [];
    const added = data.recipientIds.filter((id) => !known.some(({ recipientId }) => recipientId === id));
    return moved(process, { recipients: [...known, ...added.map((recipientId) => ({ recipientId, result: null }))] });
  },
  recipient_settled: (process, { data }) => moved(process, { recipients: (process.recipients ?? []).map((each) => (each.recipientId === data.recipientId ? { ...each, result: data.result } : each)) }),
  backups_listed: (process, { data }) => {
    const known = process.backups ?? [];
    const added = data.sets.filter((set) => !known.some(({ backupSetId }) => backupSetId === set.backupSetId));
    return moved(process, { backups: [...known, ...added.map((set) => ({ ...set, expired: false }))] });
  },
  backup_expired: (process, { data }) => moved(process, { backups: (process.backups ?? []).map((each) => (each.backupSetId === data.backupSetId ? { ...each, expired: true } : each)) }),
  restricted: (_, { at, data }) => ({ restriction: { because: data.because, since: at, announcedAt: null } }),
  lifting_announced: (process, { data }) => ({ restriction: process.restriction && { ...process.restriction, announcedAt: data.notice.sentAt } }),
  restriction_lifted: () => ({ restriction: null }),
  withdrawal_confirmed: () => ({ withdrawalConfirmed: true }),
};
