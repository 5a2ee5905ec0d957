import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

import { and, desc, eq, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { engagementSnapshots } from "@/db/schema/engagements";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import type { SayLanguage } from "@/server/domain/say/say";

import type { ServiceContext } from "../context";
import { newEntryId } from "../ledger/entry-id";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";
import { composeSnapshot } from "../reports/compose";
import { loadReportFacts } from "../reports/facts";
import { engagementName, referencesOf, type EngagementRow } from "./rows";

export type TakenSnapshot = { number: number; sha256: string; entryId: string };
export type StoredEngagementSnapshot = { number: number; sha256: string; takenAt: Date; takenBy: string; content: ReportSnapshot };
const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** Freezes what the audit stands on: populations, parameters, verdicts and the list of evidence of its controls over its window. The entry it names is for the caller to record. */
export async function takeSnapshot(tx: Tx, ctx: ServiceContext, row: EngagementRow): Promise<TakenSnapshot> {
  const canonical = canonicalBytes(JSON.parse(JSON.stringify(await contentNow(tx, ctx, row))));
  const sha256 = createHash("sha256").update(canonical).digest("hex");
  const [last] = await tx.select({ number: engagementSnapshots.number }).from(engagementSnapshots).where(ofEngagement(ctx.orgId, row.id)).orderBy(desc(engagementSnapshots.number)).limit(1);
  const taken = { number: (last?.number ?? 0) + 1, sha256, entryId: newEntryId(ctx) };
  await tx.insert(engagementSnapshots).values({ orgId: ctx.orgId, engagementId: row.id, ...taken, bytes: await compress(canonical), takenAt: ctx.now, takenBy: ctx.actor.id });
  return taken;
}

/** The same content as it is at this moment, unfrozen; of one control where `only` names it, in English unless a report asks for another language. */
export async function contentNow(tx: Tx, ctx: Pick<ServiceContext, "orgId" | "now" | "actor">, row: EngagementRow, { only, language = "en" }: { only?: string; language?: SayLanguage } = {}): Promise<ReportSnapshot> {
  const { from, until } = windowOf(await organizationOrThrow(tx, ctx.orgId), row.windowFrom, row.windowTo);
  const facts = await loadReportFacts(tx, ctx.orgId, {
    orgId: ctx.orgId, id: row.id, kind: "control_tests", title: `${engagementName(row.number)} ${row.name}`, from, to: until, state: "done", progress: 1, step: null,
    options: { from: row.windowFrom, to: row.windowTo, status: "final", pageSize: "A4", language }, requestedBy: ctx.actor.id, requestedAt: ctx.now, finishedAt: null, pages: null, sizeBytes: null, sha256: null, snapshotSha256: null, error: null, scheduleId: null, since: null,
  }, only);
  const covered = await referencesOf(tx, ctx.orgId, row.id);
  const choice = { ...facts.choice, frameworks: row.frameworks as typeof facts.choice.frameworks, soc2Categories: row.categories as typeof facts.choice.soc2Categories };
  return composeSnapshot({ ...facts, choice, lines: facts.lines.filter(({ control }) => covered.has(control.id)) }, true);
}

/** The stored bytes of a snapshot are not those of their digest. */
export class SnapshotChanged extends Error {}

/** The newest snapshot of an audit, or the newest of those meant by `which`; undefined where there is none. Throws `SnapshotChanged`. */
export async function newestSnapshot(tx: Tx, orgId: string, engagementId: string, which?: SQL): Promise<StoredEngagementSnapshot | undefined> {
  const [row] = await tx.select().from(engagementSnapshots).where(and(ofEngagement(orgId, engagementId), which)).orderBy(sql`number desc`).limit(1);
  if (!row) return undefined;
  const message = `Snapshot ${row.number} of ${engagementId} is not the one its digest names.`;
  const canonical = await expand(row.bytes).catch((cause: unknown) => { throw new SnapshotChanged(message, { cause }); });
  if (createHash("sha256").update(canonical).digest("hex") !== row.sha256) throw new SnapshotChanged(message);
  return { number: row.number, sha256: row.sha256, takenAt: row.takenAt, takenBy: row.takenBy, content: JSON.parse(canonical.toString("utf8")) as ReportSnapshot };
}

const ofEngagement = (orgId: string, id: string) => and(eq(engagementSnapshots.orgId, orgId), eq(engagementSnapshots.engagementId, id));
