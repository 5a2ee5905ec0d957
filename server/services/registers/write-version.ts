import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries, registerVersions } from "@/db/schema/registers";
import { newId } from "@/server/domain/ids/ids";
import { contentBytes, differences, ordered, referencesIn } from "@/server/domain/registers/content";
import type { Content } from "@/server/domain/registers/define";
import { emptyOf } from "@/server/domain/registers/field";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { entryName, REGISTERS } from "@/server/domain/registers/registers";

import type { ServiceContext } from "../context";
import { type Change, recordChanges } from "../ledger/record-change";
import type { EntryRow } from "./rows";

/** A version to be written: of an entry that is there, or of a new one. */
export type Draft = { register: RegisterKey; current: EntryRow | null; previousEntryId: string | null; content: Content; note: string; by: "form" | "file" };

const COLUMNS_AT_ONCE = 200;

/**
 * Writes versions of entries with their ledger entries, in the caller's transaction. The ledger keeps which fields changed and
 * the digest of the content, not the content: a register may name people, and the ledger is for ever.
 *
 * @returns ids and versions, in the order of the drafts
 */
export async function writeVersions(tx: Tx, ctx: ServiceContext, drafts: readonly Draft[]): Promise<{ id: string; version: number }[]> {
  const numbers = await newNumbers(tx, ctx.orgId, drafts);
  const made = drafts.map((draft, index) => madeOf(ctx, draft, numbers[index] ?? 0));
  const entryIds = await recordChanges(tx, ctx, made.map(({ change }) => change));
  for (let from = 0; from < made.length; from += COLUMNS_AT_ONCE) {
    const part = made.slice(from, from + COLUMNS_AT_ONCE);
    await tx.insert(registerEntries).values(part.map(({ row }) => row)).onConflictDoUpdate({
      target: [registerEntries.orgId, registerEntries.id],
      set: { version: sql`excluded.version`, name: sql`excluded.name`, content: sql`excluded.content`, refs: sql`excluded.refs`, updatedAt: sql`excluded.updated_at` },
    });
    await tx.insert(registerVersions).values(part.map(({ version }, index) => ({ ...version, entryId: entryIds[from + index] ?? "" })));
  }
  return made.map(({ row }) => ({ id: row.id, version: row.version }));
}

function madeOf(ctx: ServiceContext, { register, current, previousEntryId, content, note, by }: Draft, newNumber: number) {
  const { fields } = REGISTERS[register];
  const [id, number, version] = [current?.id ?? newId("registerEntry"), current?.number ?? newNumber, (current?.version ?? 0) + 1];
  const kept = ordered(fields, content);
  const contentSha256 = createHash("sha256").update(contentBytes(kept)).digest("hex");
  const changed = differences(fields, current?.content ?? emptyOf(fields), content).map(({ field }) => field);
  const change: Change = {
    action: current ? "register_entry.changed" : "register_entry.added", object: { kind: "register_entry", id, version, label: entryName(register, number) },
    detail: { register, contentSha256, changed, by, ...(note ? { note } : {}) }, previousEntryId,
  };
  const refs = [...new Set(referencesIn(fields, content).map((reference) => reference.id))];
  return {
    change,
    row: { orgId: ctx.orgId, id, register, number, version, name: content.name, content: kept, refs, createdAt: current?.createdAt ?? ctx.now, updatedAt: ctx.now, archivedAt: current?.archivedAt ?? null },
    version: { orgId: ctx.orgId, entryOf: id, version, content: kept, contentSha256, note, by: ctx.actor.id, at: ctx.now },
  };
}

/** Numbers for the new ones among the drafts of one register, taken at once. */
async function newNumbers(tx: Tx, orgId: string, drafts: readonly Draft[]): Promise<number[]> {
  const fresh = drafts.filter(({ current }) => current === null);
  const [first] = fresh;
  if (!first) return [];
  const [row] = await tx.execute<{ value: number }>(sql`insert into org_counters (org_id, name, value) values (${orgId}, ${`register.${first.register}`}, ${fresh.length})
    on conflict (org_id, name) do update set value = org_counters.value + ${fresh.length} returning value`);
  let next = Number(row?.value) - fresh.length;
  return drafts.map(({ current }) => (current === null ? (next += 1) : 0));
}
