import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { portalSearches } from "@/db/schema/privacy-erasure";
import { CaseId } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../../../context";
import { ServiceError } from "../../../errors";
import { recordChanges } from "../../../ledger/record-change";
import { caseName } from "../../append-events";
import { lockRequest } from "../../rows";
import { searchPortalStep, type SearchStep } from "./search";

/** Searches the portal for the person of a case, from the beginning. What does not fit into this call the worker does. Throws IDENTITY_FIRST as CONFLICT. */
export async function startPortalSearch(ctx: ServiceContext, input: unknown): Promise<SearchStep> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(CaseId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, id);
    if (request.forgottenAt !== null) throw new ServiceError("GONE", "Who asked was forgotten: there is nothing to search for.");
    if (!request.isIdentified) throw new ServiceError("CONFLICT", "Settle first who is asking: nobody is searched for on a stranger's word.");
    const fresh = { orgId: ctx.orgId, requestId: id, startedAt: ctx.now, through: null, files: 0, unread: 0, tooShort: 0, finishedAt: null, checkedAt: null, checked: [] };
    await insertRows(tx, portalSearches, [fresh], sql`on conflict (org_id, request_id) do update set started_at = excluded.started_at, through = null, files = 0, unread = 0, too_short = 0, finished_at = null, checked_at = null, checked = '{}'`);
    await recordChanges(tx, ctx, [{ action: "rights_request.portal_searched", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: {} }]);
  });
  return searchPortalStep(ctx.orgId, id, ctx.now);
}
