import { createHash } from "node:crypto";

import type { Tx } from "@/db/client";
import { allowedCommands } from "@/server/domain/privacy/case/allowed-commands";
import type { Case } from "@/server/domain/privacy/case/case";

import { systemContext } from "../../access/system-context";
import type { ServiceContext } from "../../context";
import { actorOf, carryOutAct } from "../act";
import { loadCase } from "../load-case";
import { lockRequest } from "../rows";
import type { DrillRow } from "./rows";

/**
 * Ends a rehearsed request that nobody needs any more, as its person would: they take it back, upon which what was
 * handed over is destroyed. What the rules do not let anybody take back, because something was erased or answered, goes its own way.
 */
export async function closeRehearsal(tx: Tx, { orgId, now }: Pick<ServiceContext, "orgId" | "now">, requestId: string): Promise<void> {
  await lockRequest(tx, orgId, requestId);
  const ctx = systemContext(orgId, now);
  const person = { ...ctx, actor: { kind: "subject" as const, id: requestId } };
  let current = await loadCase(tx, orgId, requestId);
  const rights = current.rights.map(({ right }) => right);
  if (may(current, person, "withdraw")) current = await carryOutAct(tx, person, requestId, { kind: "withdraw", data: { rights, proofSha256: createHash("sha256").update(requestId).digest("hex") } });
  for (const right of rights) if (may(current, ctx, "confirm_withdrawal")) current = await carryOutAct(tx, ctx, requestId, { kind: "confirm_withdrawal", right, data: { notice: { letter: { kind: "withdrawn", said: {}, channel: "case_page" } } } });
  if (may(current, ctx, "close")) await carryOutAct(tx, ctx, requestId, { kind: "close", data: {} });
}

const may = (current: Case, ctx: ServiceContext, act: string): boolean => allowedCommands(current, actorOf(ctx), ctx.now).some(({ command, blockedBy }) => command === act && !blockedBy);

/** Ends what a drill that is over left open. Returns whether nothing is left; an erasure waits for its answer and its backups. */
export async function tidyDrill(tx: Tx, { orgId, findingId, erasingId, checkingId }: DrillRow, now: Date): Promise<boolean> {
  let isTidy = true;
  for (const id of [findingId, erasingId, checkingId]) {
    if (id === null) continue;
    await closeRehearsal(tx, { orgId: systemContext(orgId, now).orgId, now }, id);
    isTidy &&= ["closed", "withdrawn"].includes((await loadCase(tx, orgId, id)).state);
  }
  return isTidy;
}
