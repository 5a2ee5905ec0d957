import { and, desc, eq, isNotNull, ne, or } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { drills } from "@/db/schema/privacy-drills";
import type { HomeView } from "@/server/domain/home/view";
import { drillNotices } from "@/server/domain/privacy/drills/notices";

import type { ServiceContext } from "../context";
import { drillLine } from "../privacy/drills/list";

/** The open drill and the newest results: two are enough, but quarters are written down late. */
const LOOKED_AT = 20;

/** A drill of rights requests that waits to be planted, or that failed or was missed last. Null where this reader does not see the privacy desk. */
export async function drillsDue(tx: Tx, ctx: ServiceContext): Promise<HomeView["drills"]> {
  if (!ctx.permissions.has("privacy:read")) return null;
  const rows = await tx.select().from(drills).where(and(eq(drills.orgId, ctx.orgId), or(ne(drills.state, "ended"), isNotNull(drills.result)))).orderBy(desc(drills.number)).limit(LOOKED_AT);
  return drillNotices(rows.map((row) => drillLine(row, []))).map((notice) => ({ ...notice, href: `/privacy/drills/${notice.id}` }));
}
