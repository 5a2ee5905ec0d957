import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { turnOf } from "@/server/domain/audit-requests/moves";
import { UpdateRequestInput } from "@/server/domain/audit-requests/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { contentOf, takenReferences } from "./add";
import { coveredOrThrow, goingOnOrThrow, lockNumbers, noteEvents, requestObject, requestOrThrow } from "./rows";

/** An auditor says anew what a request asks, while it is not settled. What it asked before stays on the ledger. */
export async function updateRequest(ctx: AuditorContext, input: unknown): Promise<void> {
  authorize(ctx, "audit:work");
  const { id, controls, ...wanted } = parseInput(UpdateRequestInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    if (turnOf(row.state) === null) throw new ServiceError("CONFLICT", "This request is settled. Open it again first.");
    const controlIds = await coveredOrThrow(tx, ctx, row.engagementId, controls);
    if (wanted.reference !== null && wanted.reference !== row.reference) {
      await lockNumbers(tx, ctx.orgId, row.engagementId, "requests");
      if ((await takenReferences(tx, ctx.orgId, row.engagementId, [wanted.reference])).size > 0) throw new ServiceError("CONFLICT", `A request with the number ${wanted.reference} is on the list already.`, [{ field: "reference", message: "Choose another number." }]);
    }
    await tx.update(auditRequests).set({ ...wanted, controlIds, updatedAt: ctx.now }).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.id, id)));
    await noteEvents(tx, ctx, [{ request: row, kind: "changed" }]);
    await recordChanges(tx, ctx, [{ action: "audit_request.changed", object: requestObject({ ...row, title: wanted.title }), detail: { before: contentOf(row), after: contentOf({ ...wanted, controlIds }) } }]);
  });
}
