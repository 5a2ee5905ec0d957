import { withOrg } from "@/db/client";
import { opendsrProcessors } from "@/db/schema/privacy-protocols";
import { requireTrusted } from "@/server/domain/privacy/protocols/certificates";
import { ConnectProcessorInput, type ProcessorFound } from "@/server/domain/privacy/protocols/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { systemOrThrow } from "../systems/rows";
import { opendsrRoots } from "./opendsr-roots";
import { authorizationPlace, ProcessorFault, processorOf } from "./processors";
import { sealSecret } from "./protocol-keys";

/**
 * Keeps what a processor wants to see of us, asks it what it takes and checks its certificate. Throws UNPROCESSABLE with what
 * is wrong where it cannot be used; what was given is kept all the same.
 */
export async function connectProcessor(ctx: ServiceContext, input: unknown): Promise<ProcessorFound> {
  authorize(ctx, "privacy:manage");
  const { systemId, authorization, resultHosts } = parseInput(ConnectProcessorInput, input);
  const system = await withOrg(ctx.orgId, async (tx) => {
    const found = await systemOrThrow(tx, ctx.orgId, systemId);
    const sealed = authorization === undefined ? {} : { sealedAuthorization: authorization === null ? null : await sealSecret(tx, ctx.orgId, authorizationPlace(systemId), headerOf(authorization)) };
    await tx.insert(opendsrProcessors).values({ orgId: ctx.orgId, systemId, resultHosts, ...sealed }).onConflictDoUpdate({ target: [opendsrProcessors.orgId, opendsrProcessors.systemId], set: { resultHosts, ...sealed } });
    await recordChanges(tx, ctx, [{ action: "opendsr_processor.connected", object: { kind: "data_system", id: systemId, label: found.name }, detail: { authorizationChanged: authorization !== undefined, resultHosts } }]);
    return found;
  });
  try {
    const { discovery, certificate, domain } = await processorOf(ctx.orgId, system, ctx.now, { fresh: true });
    const { validTo } = requireTrusted(certificate, opendsrRoots(), { domain, now: ctx.now });
    return { apiVersion: discovery.api_version, types: discovery.supported_subject_request_types, domain, certificateValidTo: validTo.toISOString() };
  } catch (error) {
    if (error instanceof ProcessorFault) throw new ServiceError("UNPROCESSABLE", error.message, [{ field: "systemId", message: error.message }], { cause: error });
    throw error;
  }
}

function headerOf(given: NonNullable<ConnectProcessorInput["authorization"]>): string {
  return given.kind === "bearer" ? `Bearer ${given.token}` : `Basic ${Buffer.from(`${given.user}:${given.password}`).toString("base64")}`;
}
