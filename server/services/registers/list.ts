import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { breachClock } from "@/server/domain/registers/breach-rules";
import type { BreachContent } from "@/server/domain/registers/breaches";
import { referencesIn } from "@/server/domain/registers/content";
import { ListEntriesInput } from "@/server/domain/registers/input";
import { entryName, REGISTERS } from "@/server/domain/registers/registers";
import type { EntryLine, EntryList } from "@/server/domain/registers/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { namesOf } from "./references";
import { contentOf, type EntryRow } from "./rows";
import { zoneOfDesk } from "../privacy/rows";

const SHOWN = 2_000;

/** The entries of a register, those in use or those archived, by number; 2,000 at most. */
export async function listRegisterEntries(ctx: ServiceContext, input: unknown): Promise<EntryList> {
  authorize(ctx, "registers:read");
  const { register, archived } = parseInput(ListEntriesInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { orgId, register: of, archivedAt, number } = registerEntries;
    const inRegister = and(eq(orgId, ctx.orgId), eq(of, register));
    const rows = await tx.select().from(registerEntries).where(and(inRegister, archived ? isNotNull(archivedAt) : isNull(archivedAt))).orderBy(asc(number)).limit(SHOWN);
    const [away] = await tx.select({ value: count() }).from(registerEntries).where(and(inRegister, isNotNull(archivedAt)));
    const zone = await zoneOfDesk(tx, ctx.orgId);
    const { fields, columns } = REGISTERS[register];
    const shown = Object.fromEntries(columns.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
    const names = await namesOf(tx, ctx.orgId, rows.flatMap((row) => referencesIn(shown, row.content)));
    return { register, rows: rows.map((row) => lineOf(row, zone, ctx.now)), archived: away?.value ?? 0, names, zone };
  });
}

export function lineOf(row: EntryRow, zone: string, now: Date): EntryLine {
  const { id, register, number, version } = row;
  const content = contentOf(row);
  return {
    id, number, version, content, name: content.name, label: entryName(register, number), gaps: REGISTERS[register].gaps(content).length, updatedAt: row.updatedAt.toISOString(), archivedAt: row.archivedAt?.toISOString() ?? null,
    clock: clockOf(row, zone, now),
  };
}

/** Where the 72 hours of a breach stand; null of every other register. */
export function clockOf(row: Pick<EntryRow, "register" | "content">, zone: string, now: Date) {
  return row.register === "breaches" ? breachClock(contentOf(row) as unknown as BreachContent, zone, now) : null;
}
