import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import type { ServiceContext } from "@/server/services/context";
import { actOnCase } from "@/server/services/privacy/act";
import { addIdentifier } from "@/server/services/privacy/add-identifier";
import { getCase } from "@/server/services/privacy/get";
import { recordRequest } from "@/server/services/privacy/record-request";
import { saveSystem } from "@/server/services/privacy/systems/save";

type Described = Omit<SaveSystemInput, "id">;
/** A system that somebody sees to by hand. */
export const MANUAL_SYSTEM = {
  name: "Shop", description: "", holder: "own", processorId: null, categories: ["orders"], subjects: ["customers"], rights: ["access", "portability", "erasure"],
  connector: { kind: "manual", instructions: "Search by e-mail.", assigneeId: null }, backupSets: [], retention: "",
} satisfies Described;

/** A recorded request of somebody known by `email`, with its right in the state in which the work begins. */
export async function beginCase(ctx: ServiceContext, { email, wording = "Tell me what you hold.", rights = ["access"] }: { email: string; wording?: string; rights?: Right[] }): Promise<string> {
  const { id } = await recordRequest(ctx, { channel: "post", receivedAt: new Date(ctx.now.getTime() - 60_000).toISOString(), language: "en", rights, requester: { name: "Petra Marker", email, address: null, identifiers: [] }, knownAddress: false, wording });
  await actOnCase(ctx, { id, kind: "start_assessing", data: { why: null } });
  await actOnCase(ctx, { id, kind: "settle_identity", data: { method: "no_doubt", reason: { text: "She wrote from the address we know." }, mandate: null } });
  return id;
}

/** The ids of the tasks that begin when a right is carried out in these systems, in their order. */
export async function startTasks(ctx: ServiceContext, id: string, right: Right, systems: string[]): Promise<string[]> {
  await actOnCase(ctx, { id, kind: "start_fulfilment", right, data: { planSeq: null, tasks: { systems } } });
  return (await getCase(ctx, { id })).case.rights.find((process) => process.right === right)?.tasks.map(({ taskId }) => taskId) ?? [];
}

/** A system, a task of it in a case of its own, and an identifier of another case. Free text carries the marker. */
export async function makeSystemTask(ctx: ServiceContext, marker: string, caseId: string): Promise<{ systemId: string; taskId: string; identifierId: string }> {
  const system = await saveSystem(ctx, { ...MANUAL_SYSTEM, id: null, name: `${marker}-system`, description: `${marker}-description` });
  const identifier = await addIdentifier(ctx, { requestId: caseId, type: "customer_id", value: `${marker}-customer`, source: "derived" });
  const begun = await beginCase(ctx, { email: `${marker.toLowerCase()}-person@example.org`, wording: `${marker}-words` });
  const [taskId = ""] = await startTasks(ctx, begun, "access", [system.id]);
  return { systemId: system.id, taskId, identifierId: identifier.id };
}
