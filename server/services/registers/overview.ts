import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { crossChecks } from "@/server/domain/registers/cross-checks";
import { REGISTER_KEYS } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";
import type { RegisterOverview } from "@/server/domain/registers/view";

import { authorize, type ServiceContext } from "../context";
import { lineOf } from "./list";
import { contentOf } from "./rows";
import { zoneOfDesk } from "../privacy/rows";

const CHECKS_SHOWN = 100;

/** The registers with how much stands in each, how much of it is incomplete, what one says and another lacks, and the breaches whose 72 hours run. */
export async function registersOverview(ctx: ServiceContext): Promise<RegisterOverview> {
  authorize(ctx, "registers:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, ctx.orgId), isNull(registerEntries.archivedAt)));
    const zone = await zoneOfDesk(tx, ctx.orgId);
    return {
      zone, checks: crossChecks(rows.map((row) => ({ id: row.id, register: row.register, number: row.number, content: contentOf(row) }))).slice(0, CHECKS_SHOWN),
      registers: REGISTER_KEYS.map((register) => {
        const own = rows.filter((row) => row.register === register);
        return { register, entries: own.length, incomplete: own.filter((row) => REGISTERS[register].gaps(contentOf(row)).length > 0).length };
      }),
      running: rows.filter(({ register }) => register === "breaches").map((row) => lineOf(row, zone, ctx.now)).filter(({ clock }) => clock?.state === "running" || clock?.state === "overdue"),
    };
  });
}
