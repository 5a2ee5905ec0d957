import { withOrg } from "@/db/client";
import { caseRecipients } from "@/db/schema/privacy-erasure";
import { newId } from "@/server/domain/ids/ids";
import { NameRecipientsInput } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../../context";
import { carryOutAct } from "../../act";
import { lockRequest } from "../../rows";
import { refuseDrill, requireRight } from "./rows";

/** Says who received the data of a case (GDPR Art. 19), or why nobody did: each becomes somebody to be told, or not to be, with the reason. CONFLICT in a drill. */
export async function nameRecipients(ctx: ServiceContext, input: unknown): Promise<{ ids: string[] }> {
  authorize(ctx, "privacy:handle");
  const { id: requestId, right, recipients, whyNone, publicSteps } = parseInput(NameRecipientsInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    refuseDrill(await lockRequest(tx, ctx.orgId, requestId));
    await requireRight(tx, { orgId: ctx.orgId, requestId }, right);
    const rows = recipients.map((recipient) => ({ ...recipient, orgId: ctx.orgId, requestId, right, id: newId("recipient"), createdAt: ctx.now }));
    const ids = rows.map(({ id }) => id);
    if (rows.length > 0) await tx.insert(caseRecipients).values(rows);
    const text = (said: string | null) => (said ? { text: said } : null);
    await carryOutAct(tx, ctx, requestId, { kind: "list_recipients", right, data: { recipientIds: ids, whyNone: text(whyNone), publicSteps: text(publicSteps) } });
    return { ids };
  });
}
