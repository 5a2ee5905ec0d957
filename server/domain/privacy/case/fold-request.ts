import type { EventOf, RequestAct } from "../schema";
import type { Case, Identity, RightProcess } from "./case";
import { newProcess } from "./new-process";

type On = { [K in Exclude<RequestAct, "receive"> as EventOf<K>["kind"]]: (current: Case, event: EventOf<K>) => Partial<Case> };

const withIdentity = (current: Case, change: Partial<Identity>): Partial<Case> => ({ identity: { ...current.identity, ...change } });
const withRights = (current: Case, names: readonly string[], change: (process: RightProcess) => Partial<RightProcess>): RightProcess[] =>
  current.rights.map((process) => (names.includes(process.right) ? { ...process, ...change(process) } : process));

/** What each event about the request as a whole changes. */
export const ON_REQUEST: On = {
  acknowledged: (_, { data }) => ({ acknowledgedAt: data.notice.sentAt }),
  forwarded: (_, { data }) => ({ state: "forwarded_not_controller", forwardedTo: data.controllerId, endedAt: data.notice.sentAt }),
  assessing_started: ({ receipt }) => ({ state: "open", receipt: { ...receipt, role: "controller" } }),
  right_added: ({ rights }, { data }) => ({ rights: [...rights, newProcess(data.claim, data.receivedAt)] }),
  identity_asked: (current, { data }) => ({
    state: "identity_pending", ...withIdentity(current, { asks: [...current.identity.asks, { at: data.notice.sentAt, asks: data.asks, answeredAt: null, reminders: [] }], lapseProposed: false }),
  }),
  identity_reminded: (current, { data }) => withLastAsk(current, (ask) => ({ reminders: [...ask.reminders, data.notice.sentAt] })),
  identity_answered: (current, { data }) => withLastAsk(current, () => ({ answeredAt: data.answeredAt }), { lapseProposed: false, notIdentifiableBy: null }),
  identity_settled: (current, { at, data }) => ({ state: "open", ...withIdentity(current, { settled: { method: data.method, at }, lapseProposed: false, notIdentifiableBy: null }) }),
  not_identifiable_proposed: (current, { actor }) => withIdentity(current, { notIdentifiableBy: actor }),
  not_identifiable_confirmed: (_, { at, data }) => ({ state: "not_identifiable", endedAt: data.notice?.sentAt ?? at }),
  lapse_proposed: (current) => withIdentity(current, { lapseProposed: true }),
  lapsed: (_, { data }) => ({ state: "unverified_lapsed", endedAt: data.notice.sentAt }),
  withdrawn: (current, { at, data }) => {
    const rights = withRights(current, data.rights, () => ({ state: "done", outcome: "withdrawn", withdrawnAt: at, prepared: null }));
    return { rights, state: rights.every(({ outcome }) => outcome === "withdrawn") ? "withdrawn" : current.state };
  },
  duplicate_linked: ({ duplicates }, { data }) => ({ duplicates: [...duplicates, data.otherCaseId] }),
  closed: (_, { data }) => ({ state: "closed", retainUntil: data.retainUntil }),
  reopened: (current, { at, data }) => ({
    state: stateReopened(current), endedAt: null, retainUntil: null, reopened: [...current.reopened, { cause: data.cause, at, dueOn: data.dueOn }],
    rights: withRights(current, data.rights, (process) => (process.outcome === null ? {} : { state: "assessing", outcome: null, prepared: null, plan: null, tasks: [] })),
    ...withIdentity(current, { lapseProposed: false, notIdentifiableBy: null }),
  }),
};

function withLastAsk(current: Case, change: (ask: Identity["asks"][number]) => Partial<Identity["asks"][number]>, more: Partial<Identity> = {}): Partial<Case> {
  const last = current.identity.asks.length - 1;
  return withIdentity(current, { ...more, asks: current.identity.asks.map((ask, index) => (index === last ? { ...ask, ...change(ask) } : ask)) });
}

/** Where it stood before its end: what was settled stays settled. */
function stateReopened({ identity }: Case): Case["state"] {
  return identity.settled !== null ? "open" : identity.asks.length > 0 ? "identity_pending" : "received";
}
