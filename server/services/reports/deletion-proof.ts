import { and, count, desc, eq, gte, lt, lte, not, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

import type { Tx } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { rightsRequests } from "@/db/schema/privacy";
import { drillSystems } from "@/db/schema/privacy-drills";
import { erasureCertificates, erasureReplays, personErasures } from "@/db/schema/privacy-erasure";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import type { DeletionProof } from "@/server/domain/reports/accountability-part";
import type { SnapshotSay } from "@/server/domain/reports/say";

import { listSystems } from "../privacy/systems/rows";

/** What was only rehearsed proves nothing: orders of drills, and the documents planted for them, are left out. */
const isDrillCase = (orgId: PgColumn, requestId: PgColumn) => sql`exists (select 1 from ${rightsRequests} r where r.org_id = ${orgId} and r.id = ${requestId} and r.channel = 'drill')`;
const isPlanted = sql`exists (select 1 from ${drillSystems} p where p.org_id = ${erasures.orgId} and p.evidence_id = ${erasures.evidenceId})`;

/** More than anybody compares by hand; the report says how many there are. */
const MOST_CERTIFICATES = 200;
type Period = { from: Date; to: Date };

/** How long data are kept, what was erased in a period, and what proves it. */
export async function deletionProof(tx: Tx, orgId: string, period: Period, say: SnapshotSay): Promise<DeletionProof> {
  const systems = await listSystems(tx, orgId, { archived: true });
  const nameOf = (id: string) => systems.find((system) => system.id === id)?.name ?? (id === PORTAL_SYSTEM ? say("This compliance portal") : id);
  return {
    systems: systems.filter(({ archivedAt }) => archivedAt === null || archivedAt > period.to).map(({ name, retention, backupSets }) => ({ name, retention, backups: backupSets.map((set) => `${set.name}: ${set.beyondUse ? say("{n} day, beyond use|{n} days, beyond use", { n: set.expiresAfterDays }) : say("{n} day|{n} days", { n: set.expiresAfterDays })}`) })),
    ...(await ordersIn(tx, orgId, period)), ...(await certificatesIn(tx, orgId, period)), replays: await replaysIn(tx, orgId, period, nameOf), evidenceErased: await evidenceErased(tx, orgId, period),
  };
}

/** As they stood at the end of the period. */
async function ordersIn(tx: Tx, orgId: string, { from, to }: Period): Promise<Pick<DeletionProof, "ordered" | "done" | "takenBack" | "waiting" | "methods">> {
  const { doneAt, withdrawnAt, method, records, orderedAt } = personErasures;
  const rows = await tx.select({ doneAt, withdrawnAt, method, records }).from(personErasures).where(and(eq(personErasures.orgId, orgId), gte(orderedAt, from), lt(orderedAt, to), not(isDrillCase(personErasures.orgId, personErasures.requestId))));
  const done = rows.filter((row) => row.doneAt !== null && row.doneAt <= to);
  const takenBack = rows.filter((row) => row.withdrawnAt !== null && row.withdrawnAt <= to).length;
  const methods = [...Map.groupBy(done, (row) => row.method ?? "none_found")].map(([how, alike]) => ({ method: how, tasks: alike.length, records: alike.reduce((sum, row) => sum + (row.records ?? 0), 0) }));
  return { ordered: rows.length, done: done.length, takenBack, waiting: rows.length - done.length - takenBack, methods: methods.toSorted((a, b) => (a.method < b.method ? -1 : 1)) };
}

async function certificatesIn(tx: Tx, orgId: string, { from, to }: Period): Promise<Pick<DeletionProof, "certificates" | "certificatesTotal">> {
  const inPeriod = and(eq(erasureCertificates.orgId, orgId), gte(erasureCertificates.issuedAt, from), lte(erasureCertificates.issuedAt, to));
  const { id: number, version, issuedAt, sha256 } = erasureCertificates;
  const rows = await tx.select({ number, version, issuedAt, sha256 }).from(erasureCertificates).where(inPeriod).orderBy(desc(issuedAt), number, desc(version)).limit(MOST_CERTIFICATES);
  const [total] = await tx.select({ value: count() }).from(erasureCertificates).where(inPeriod);
  return { certificates: rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() })), certificatesTotal: total?.value ?? 0 };
}

async function replaysIn(tx: Tx, orgId: string, { from, to }: Period, nameOf: (id: string) => string): Promise<DeletionProof["replays"]> {
  const rows = await tx.select().from(erasureReplays).where(and(eq(erasureReplays.orgId, orgId), gte(erasureReplays.at, from), lte(erasureReplays.at, to))).orderBy(erasureReplays.at, erasureReplays.id);
  const rehearsed = await tx.select().from(personErasures).where(and(eq(personErasures.orgId, orgId), isDrillCase(personErasures.orgId, personErasures.requestId)));
  return rows.map(({ systemId, since, at, done, missing }) => {
    const real = done.filter(({ taskId }) => !rehearsed.some((order) => order.taskId === taskId));
    const asked = rehearsed.filter((order) => order.systemId === systemId && order.orderedAt <= at && order.withdrawnAt === null && (order.doneAt === null || order.doneAt >= since));
    const leftOut = asked.filter((order) => !done.some(({ taskId }) => taskId === order.taskId)).length;
    return { system: nameOf(systemId), at: at.toISOString(), tasks: real.length, missing: Math.max(0, missing - leftOut) };
  });
}

async function evidenceErased(tx: Tx, orgId: string, { from, to }: Period): Promise<number> {
  const [row] = await tx.select({ value: count() }).from(erasures).where(and(eq(erasures.orgId, orgId), eq(erasures.state, "done"), gte(erasures.doneAt, from), lte(erasures.doneAt, to), not(isPlanted)));
  return row?.value ?? 0;
}
