import { and, eq, isNull, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import type { HomeView } from "@/server/domain/home/view";
import { entryName } from "@/server/domain/registers/registers";

import type { ServiceContext } from "../context";
import { clockOf } from "../registers/list";
import { zoneOfDesk } from "../privacy/rows";

const SHOWN = 5;

/** Breaches of which the authority was neither told nor need be, those due first. Null where this reader does not see the registers. */
export async function breachesDue(tx: Tx, ctx: ServiceContext): Promise<HomeView["breaches"]> {
  if (!ctx.permissions.has("registers:read")) return null;
  const { orgId, register, archivedAt, content } = registerEntries;
  const rows = await tx.select().from(registerEntries)
    .where(and(eq(orgId, ctx.orgId), eq(register, "breaches"), isNull(archivedAt), sql`(${content}->>'toAuthority' is null or ${content}->>'toldAt' is null and ${content}->>'toAuthority' = 'told')`, sql`${content}->>'awareAt' is not null`))
    .orderBy(sql`${content}->>'awareAt'`).limit(SHOWN);
  if (rows.length === 0) return [];
  const zone = await zoneOfDesk(tx, ctx.orgId);
  return rows.flatMap((row) => {
    const clock = clockOf(row, zone, ctx.now);
    return clock?.state === "running" || clock?.state === "overdue" ? [{ name: entryName("breaches", row.number), title: row.name, href: `/privacy/registers/breaches/${row.id}`, clock }] : [];
  });
}
