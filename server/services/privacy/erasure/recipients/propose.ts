import { withOrg } from "@/db/client";
import { processOf } from "@/server/domain/privacy/case/case";
import { proposeRecipients, type ProposedRecipient } from "@/server/domain/privacy/erasure/recipients";
import { RecipientsQuery } from "@/server/domain/privacy/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../../../context";
import { listActivities, listProcessors } from "../../../registers/rows";
import { loadCase } from "../../load-case";
import { requestOrThrow } from "../../rows";
import { listSystems } from "../../systems/rows";

/** Somewhere in what a register says about whom to write to. */
const ADDRESS = /[^\s<>,;:()"]+@[^\s<>,;:()"]+\.[^\s<>,;:()".]+/;

/** Who may have received the data of a case, from the register of processing and the systems of the case: a proposal, until somebody takes it. */
export async function proposeCaseRecipients(ctx: ServiceContext, input: unknown): Promise<ProposedRecipient[]> {
  authorize(ctx, "privacy:read");
  const { id, right } = parseInput(RecipientsQuery, input);
  return withOrg(ctx.orgId, async (tx) => {
    await requestOrThrow(tx, ctx.orgId, id);
    const process = processOf(await loadCase(tx, ctx.orgId, id), right);
    const [activities, processors, systems] = [await listActivities(tx, ctx.orgId), await listProcessors(tx, ctx.orgId), await listSystems(tx, ctx.orgId, { archived: true })];
    const known = processors.map(({ id: processorId, name, contact, country }) => ({ id: processorId, name, country, email: ADDRESS.exec(contact)?.[0] ?? null }));
    return proposeRecipients(process?.tasks.map(({ systemId }) => systemId) ?? [], activities, known, systems);
  });
}
