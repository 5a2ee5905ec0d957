import { withOrg } from "@/db/client";
import { requestIdentifiers } from "@/db/schema/privacy-systems";
import { seal } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import { AddIdentifierInput } from "@/server/domain/privacy/systems/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { holdKeys } from "../ledger/hold-keys";
import { openKeys } from "../ledger/open-keys";
import { recordChanges } from "../ledger/record-change";
import { caseName } from "./append-events";
import { personOfCase } from "./case-texts";
import { identifierContext, keptIdentifiers } from "./identifiers";
import { lockRequest } from "./rows";

const MOST = 50;

/** Adds something by which systems know the person of a case: sealed, so that it is forgotten with them. Throws CONFLICT where it is known. */
export async function addIdentifier(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "privacy:handle");
  const { requestId, type, value, source } = parseInput(AddIdentifierInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, requestId);
    if (request.forgottenAt) throw new ServiceError("GONE", "Who asked was forgotten.");
    // A real person would be looked for, and erased, in a request that counts nowhere.
    if (request.channel === "drill") throw new ServiceError("CONFLICT", "A drill asks for its planted person and for nobody else.");
    const of = { orgId: ctx.orgId, requestId };
    const known = await keptIdentifiers(tx, of);
    if (known.some((each) => each.id !== null && each.type === type && each.value === value)) throw new ServiceError("CONFLICT", "This identifier is already there.");
    if (known.length >= MOST) throw new ServiceError("CONFLICT", `A case has no more than ${MOST} identifiers.`);
    await holdKeys(tx, ctx.orgId, "shared");
    const id = newId("identifier");
    const sealed = seal((await openKeys(ctx.orgId)).key(personOfCase(requestId)), Buffer.from(value), identifierContext(of, id));
    await tx.insert(requestIdentifiers).values({ ...of, id, type, source, sealed, createdAt: ctx.now });
    await recordChanges(tx, ctx, [{ action: "rights_request.identifier_added", object: { kind: "rights_request", id: requestId, label: caseName(request.number) }, detail: { identifierId: id, type, source } }]);
    return { id };
  });
}
