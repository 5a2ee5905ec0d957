import { withOrg, type Tx } from "@/db/client";
import { decide } from "@/server/domain/privacy/case/decide";
import type { Case } from "@/server/domain/privacy/case/case";
import { foldCase } from "@/server/domain/privacy/case/fold";
import { ActInput } from "@/server/domain/privacy/desk-schema";
import { yearsLater } from "@/server/domain/privacy/retention-days";
import { type CaseActor, CaseCommand } from "@/server/domain/privacy/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { followAnswer } from "./answers/follow";
import { appendEvents } from "./append-events";
import { loadEvents } from "./load-case";
import { openDesk } from "./open-desk";
import { prepareData } from "./prepare-act";
import { lawful } from "./refusals";
import { lockRequest, settingsOrThrow } from "./rows";

/**
 * Does something in a case: any act of the case's rules. Where the rules want a text, `data` has `{ text }`; where they
 * want a notice, `{ letter: { kind, said } }`, which is written in the person's language, kept and sent with the act or not at all.
 */
export async function actOnCase(ctx: ServiceContext, input: unknown): Promise<Case> {
  authorize(ctx, "privacy:handle");
  const { id, kind, right, data } = parseInput(ActInput, input);
  refuseOtherDoors(kind, data);
  refuseNamedTasks(data);
  return withOrg(ctx.orgId, async (tx) => carryOutAct(tx, ctx, id, { kind, right, data }));
}

/** Recipients are named with an address and told by a letter of their own, or nobody hears of it: a code alone reaches nobody. */
function refuseOtherDoors(kind: string, { recipientIds }: Record<string, unknown>): void {
  if (kind === "settle_recipient") throw new ServiceError("INVALID", "Recipients are told under “Who received the data”, each by a letter of its own.", [{ field: "kind", code: "TELL_RECIPIENTS", message: "Use tellRecipients." }]);
  if (kind === "list_recipients" && Array.isArray(recipientIds) && recipientIds.length > 0) throw new ServiceError("INVALID", "Name recipients under “Who received the data”, with the address to write to.", [{ field: "recipientIds", code: "NAME_RECIPIENTS", message: "Use nameRecipients." }]);
}

const DEEPEST_TASK = 4;

/** Ids of tasks are chosen here: receipts are addressed by them, and an id thought up may be another organization's. */
function refuseNamedTasks(value: unknown, depth = 0): void {
  // No act has tasks deeper than this: what lies there is refused by its schema.
  if (typeof value !== "object" || value === null || depth > DEEPEST_TASK) return;
  if ("taskId" in value && "systemId" in value) throw new ServiceError("INVALID", "Send { systems: [ids] }, or { system: id } for one: their tasks get their ids here.", [{ field: "data", code: "TASK_ID_MADE_HERE", message: "Send { systems } or { system }." }]);
  for (const member of Object.values(value)) refuseNamedTasks(member, depth + 1);
}

/** The same in the caller's transaction, for whoever may act in this case. The case stays locked until it ends. */
export async function carryOutAct(tx: Tx, ctx: ServiceContext, id: string, { kind, right, data }: Omit<ActInput, "id">): Promise<Case> {
  const request = await lockRequest(tx, ctx.orgId, id);
  const events = await loadEvents(tx, ctx.orgId, id);
  const current = foldCase(events);
  // What somebody takes back has no text and no letter: it needs nothing that says who they are, and works when that is gone.
  const prepared = kind === "withdraw" ? data : await prepareData(await openDesk(tx, ctx, request, current), right ?? null, kind === "close" ? await closing(tx, ctx, current) : data);
  const command = parseInput(CaseCommand, { kind, data: prepared, ...(right ? { right } : {}) });
  const decided = lawful(() => decide(current, command, actorOf(ctx), ctx.now));
  const after = foldCase([...events, ...decided]);
  await appendEvents(tx, ctx, request, decided, after);
  await followAnswer(tx, ctx, { requestId: id, command, before: current, after });
  return after;
}

/** How long a closed case is kept is the organization's rule, which its letters tell, and nobody's choice at closing. */
async function closing(tx: Tx, ctx: ServiceContext, { receipt }: Case): Promise<{ retainUntil: string }> {
  return { retainUntil: yearsLater(ctx.now, (await settingsOrThrow(tx, ctx.orgId)).retentionYears, receipt.zone) };
}

/** Who acts, in a case's words. An API key is whoever the organization gave it to. */
export function actorOf({ actor }: ServiceContext): CaseActor {
  return actor.kind === "apiKey" ? { kind: "user", id: actor.id } : { kind: actor.kind, id: actor.id };
}
