import { withOrg, type Tx } from "@/db/client";
import { TellRecipientsInput } from "@/server/domain/privacy/erasure/schema";
import { ERASURE_WORDS } from "@/server/domain/privacy/letters/erasure-words";

import { authorize, parseInput, type ServiceContext } from "../../../context";
import { ServiceError } from "../../../errors";
import { carryOutAct } from "../../act";
import { identifiersOf } from "../../identifiers";
import { lockRequest, type RequestRow } from "../../rows";
import { recipientsOfCase, refuseDrill, requireRight } from "./rows";

/**
 * Tells recipients what was done, each by a letter of its own: by mail where an address is known, else written for whoever
 * handles the case to send. Or records why telling one is impossible or out of proportion (GDPR Art. 19). Throws CONFLICT in a drill.
 */
export async function tellRecipients(ctx: ServiceContext, input: unknown): Promise<{ mailed: number; toSend: number }> {
  authorize(ctx, "privacy:handle");
  const { id, right, recipientIds, result, reason, said } = parseInput(TellRecipientsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, id);
    refuseDrill(request);
    await requireRight(tx, { orgId: ctx.orgId, requestId: id }, right);
    const known = new Map((await recipientsOfCase(tx, { orgId: ctx.orgId, requestId: id })).map((row) => [row.id, row]));
    if (result === "notified" && right !== "erasure" && !said) throw new ServiceError("INVALID", "said: Say what the recipient is to do.", [{ field: "said", code: "MISSING", message: "Say what the recipient is to do." }]);
    const actionAsked = result === "notified" ? await actionText(tx, ctx, request, said) : "";
    let mailed = 0;
    for (const recipientId of recipientIds) {
      const email = known.get(recipientId)?.email ?? null;
      const notice = result === "notified" ? { letter: { kind: "recipients", said: { action_asked: actionAsked }, recipientId, ...(email ? {} : { channel: "post" }) } } : null;
      await carryOutAct(tx, ctx, id, { kind: "settle_recipient", right, data: { recipientId, result, reason: reason ? { text: reason } : null, notice } });
      if (email && result === "notified") mailed++;
    }
    return { mailed, toSend: result === "notified" ? recipientIds.length - mailed : 0 };
  });
}

/** Who it is about must be in it: a recipient cannot act on a reference of ours. */
async function actionText(tx: Tx, ctx: ServiceContext, request: RequestRow, said: string | null): Promise<string> {
  const identifiers = await identifiersOf(tx, { orgId: ctx.orgId, requestId: request.id });
  const lines = identifiers.map(({ type, value }) => `${type.replaceAll("_", " ")}: ${value}`);
  return [said ?? ERASURE_WORDS[request.language].actionAsked, lines.join("\n")].filter(Boolean).join("\n\n");
}
