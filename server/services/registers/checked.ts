import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { inCircle, parentsOf, referencesIn } from "@/server/domain/registers/content";
import type { Content } from "@/server/domain/registers/define";
import { readContent } from "@/server/domain/registers/import-plan";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";

import { ServiceError } from "../errors";
import { contentOf } from "./rows";
import { knownReferences } from "./references";

/** Content as its register takes it, with every id it names found in this organization. Throws INVALID with each field. */
export async function checkedContent(tx: Tx, orgId: string, of: { register: RegisterKey; id: string | null }, given: Record<string, unknown>): Promise<Content> {
  const register = REGISTERS[of.register];
  const read = readContent(register, given);
  if ("problems" in read) throw invalid(read.problems.map(({ field, message }) => ({ field: `content.${field}`, message })));
  const references = referencesIn(register.fields, read.content);
  const known = await knownReferences(tx, orgId, references);
  const lost = references.filter((reference) => !known(reference)).map(({ field }) => ({ field: `content.${field}`, message: "What is named here was not found." }));
  if (lost.length > 0) throw invalid(lost);
  if (of.id !== null && parentsOf(register, read.content).length > 0) await requireNoCircle(tx, orgId, { register: of.register, id: of.id }, read.content);
  return read.content;
}

async function requireNoCircle(tx: Tx, orgId: string, { register, id }: { register: RegisterKey; id: string }, content: Content): Promise<void> {
  // Two changes at once, each lawful by itself, could close a circle together: they go one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registers ${orgId} ${register}`}, 0))`);
  const rows = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, orgId), eq(registerEntries.register, register)));
  const edges = new Map(rows.map((row) => [row.id, parentsOf(REGISTERS[register], row.id === id ? content : contentOf(row))]));
  if (inCircle(edges).has(id)) throw invalid([{ field: "content.engagedByIds", message: "It would come under itself." }]);
}

function invalid(details: { field: string; message: string }[]): ServiceError {
  const [first] = details;
  return new ServiceError("INVALID", `Nothing was saved. ${first?.message ?? ""}`.trim(), details.slice(0, 50));
}
