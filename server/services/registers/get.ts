import { and, arrayContains, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries, registerVersions } from "@/db/schema/registers";
import { differences, referencesIn } from "@/server/domain/registers/content";
import { emptyOf } from "@/server/domain/registers/field";
import { EntryInput } from "@/server/domain/registers/input";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { entryName, REGISTERS } from "@/server/domain/registers/registers";
import type { EntryVersion, EntryView } from "@/server/domain/registers/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { personNames } from "../users/names";
import { clockOf } from "./list";
import { namesOf } from "./references";
import { contentOf, entryOrThrow, type VersionRow } from "./rows";
import { zoneOfDesk } from "../privacy/rows";

const VERSIONS_SHOWN = 100;
const USERS_SHOWN = 200;

/** One entry with what it lacks, its versions and what changed from each to the next, and what names it. */
export async function getRegisterEntry(ctx: ServiceContext, input: unknown): Promise<EntryView> {
  authorize(ctx, "registers:read");
  const of = parseInput(EntryInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await entryOrThrow(tx, ctx.orgId, of);
    const register = REGISTERS[row.register];
    const versions = await tx.select().from(registerVersions).where(and(eq(registerVersions.orgId, ctx.orgId), eq(registerVersions.entryOf, row.id))).orderBy(desc(registerVersions.version)).limit(VERSIONS_SHOWN + 1);
    const users = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, ctx.orgId), arrayContains(registerEntries.refs, [row.id]))).orderBy(registerEntries.register, registerEntries.number).limit(USERS_SHOWN);
    const people = await personNames(tx, versions.map(({ by }) => by));
    const content = contentOf(row);
    const zone = await zoneOfDesk(tx, ctx.orgId);
    return {
      register: row.register, id: row.id, label: entryName(row.register, row.number), version: row.version, content, gaps: register.gaps(content), createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
      archivedAt: row.archivedAt?.toISOString() ?? null, clock: clockOf(row, zone, ctx.now), zone, history: historyOf(row.register, versions, people),
      publishedVersion: versions.find((version) => version.content["state"] === "published")?.version ?? null,
      names: await namesOf(tx, ctx.orgId, [content, ...versions.map((version) => version.content)].flatMap((said) => referencesIn(register.fields, said))),
      usedBy: users.map((user) => ({ id: user.id, register: user.register, label: entryName(user.register, user.number), name: user.name })),
    };
  });
}

function historyOf(register: RegisterKey, rows: VersionRow[], people: ReadonlyMap<string, string>): EntryVersion[] {
  const { fields } = REGISTERS[register];
  return rows.slice(0, VERSIONS_SHOWN).map((row, index) => {
    const content = contentOf({ register, content: row.content });
    const before = rows[index + 1]?.content ?? emptyOf(fields);
    return { version: row.version, at: row.at.toISOString(), by: people.get(row.by) ?? row.by, note: row.note, entryId: row.entryId, contentSha256: row.contentSha256, content, differences: differences(fields, before, content) };
  });
}
