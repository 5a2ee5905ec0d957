import { withOrg } from "@/db/client";
import { ListActivityInput } from "@/server/domain/activity/schema";
import type { ActivityRow } from "@/server/domain/activity/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordOrHold } from "../ledger/record-or-hold";
import { activityPage, type ActivityPage } from "./page";

const PAGE_ROWS = 1000;

/**
 * The whole audit trail that answers the filters, page by page, newest first. That it was taken out is on record, in
 * the transaction that reads its first page: no line leaves without it. The record itself is not among the lines.
 */
export async function exportActivity(ctx: ServiceContext, input: unknown = {}): Promise<AsyncGenerator<ActivityRow[]>> {
  authorize(ctx, "activity:read");
  const { cursor, limit: _limit, ...filters } = parseInput(ListActivityInput, input);
  const query = { ...filters, cursor, limit: PAGE_ROWS };
  const first = await withOrg(ctx.orgId, async (tx) => {
    const page = await activityPage(tx, ctx.orgId, query);
    await recordOrHold(tx, ctx, [{ action: "activity.exported", object: { kind: "organization", id: ctx.orgId }, detail: { filters } }]);
    return page;
  });
  return pagesFrom(ctx, query, first);
}

async function* pagesFrom(ctx: ServiceContext, query: ListActivityInput, first: ActivityPage): AsyncGenerator<ActivityRow[]> {
  yield first.rows;
  for (let cursor = first.nextCursor; cursor; ) {
    const next = { ...query, cursor };
    const page = await withOrg(ctx.orgId, async (tx) => activityPage(tx, ctx.orgId, next));
    yield page.rows;
    cursor = page.nextCursor;
  }
}
