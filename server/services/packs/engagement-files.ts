import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { and, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { engagementSnapshots } from "@/db/schema/engagements";
import { reportSignatures } from "@/db/schema/signing";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { PackError } from "@/server/domain/packs/error";
import type { PackScope } from "@/server/domain/packs/schema";
import { sampleDocument } from "@/server/domain/samples/export";

import { engagementName, engagementOrThrow } from "../engagements/rows";
import { fileNameOf } from "../reports/download";
import { storedSnapshot } from "../reports/stored-snapshot";
import { linesOf, populationOrThrow } from "../samples/rows";
import { sampleWithItems } from "../samples/views";
import { finalReports, type EngagementScope } from "./engagement-scope";
import type { AttachedTo } from "./open-entries";
import type { Spool } from "./spool";

const expand = promisify(gunzip);

/** Where the chosen reports stand in a pack, by digest: under names that people know them by. */
export async function reportPaths(orgId: string, scope: PackScope): Promise<Map<string, string>> {
  if (scope.kind !== "engagement" || scope.reports.length === 0) return new Map();
  return withOrg(orgId, async (tx) => {
    const rows = await finalReports(tx, orgId, scope);
    const signed = await tx.select({ id: reportSignatures.reportId, sha256: reportSignatures.sha256 }).from(reportSignatures).where(and(eq(reportSignatures.orgId, orgId), inArray(reportSignatures.reportId, [...scope.reports])));
    const signedOf = new Map(signed.map(({ id, sha256 }) => [id, sha256]));
    return new Map(rows.flatMap((row) => {
      const path = (mark: string) => `reports/${fileNameOf(row, `-${row.id}${mark}`)}`;
      const copy = signedOf.get(row.id);
      return [[row.sha256 ?? "", path("")] as const, ...(copy === undefined ? [] : [[copy, path("-signed")] as const])];
    }));
  });
}

/**
 * Files that entries commit to by a digest in their body: what a report was drawn from, an audit's snapshots, frozen lists; and each sample as a document that is drawn
 * again offline, with the items that the opened entries drew and none of later ones. Throws `FILE_CHANGED` where what is stored is not what its entry names.
 */
export async function addCommittedFiles(orgId: string, scope: PackScope, attached: readonly AttachedTo[], spool: Spool): Promise<void> {
  if (scope.kind !== "engagement") return;
  const opened = new Set(attached.map(({ id }) => id));
  for (const one of attached) {
    const file = await withOrg(orgId, async (tx) => fileOf(tx, orgId, scope, one, opened));
    if (!file) continue;
    if (file.sha256 !== null && createHash("sha256").update(file.bytes).digest("hex") !== file.sha256) throw new PackError("FILE_CHANGED", `${file.path} is not what entry ${one.index} of the ledger committed to. No pack with it can be made until this is repaired.`);
    await spool.add(file.path, file.bytes);
  }
}

type CommittedFile = { path: string; bytes: Uint8Array; /** null: no entry names its digest; what it holds is compared by whoever draws again. */ sha256: string | null };

async function fileOf(tx: Tx, orgId: string, scope: EngagementScope, { action, objectId: id, detail }: AttachedTo, opened: ReadonlySet<string>): Promise<CommittedFile | undefined> {
  const within = { orgId, engagementId: scope.engagement };
  switch (action) {
    case "report.made": {
      const stored = await storedSnapshot(tx, orgId, id);
      return stored && { path: `reports/${id}.json`, bytes: stored.bytes, sha256: String(detail["snapshotSha256"]) };
    }
    case "engagement.closed": return snapshotFile(tx, within, detail["snapshot"] as { number?: unknown; sha256?: unknown } | undefined);
    case "population.frozen": {
      const lines = await linesOf(await populationOrThrow(tx, within, id));
      return { path: `populations/${id}.txt`, bytes: Buffer.from(lines.map((line) => `${line}\n`).join(""), "utf8"), sha256: String(detail["sha256"]) };
    }
    case "sample.drawn": {
      const [sample, { number }] = [await sampleWithItems(tx, within, id, ({ entryId }) => opened.has(entryId)), await engagementOrThrow(tx, { orgId }, scope.engagement)];
      const document = sampleDocument({ id: scope.engagement, name: engagementName(number) }, sample, await linesOf(await populationOrThrow(tx, within, sample.population.id)));
      return { path: `samples/${id}.json`, bytes: canonicalBytes(JSON.parse(JSON.stringify(document))), sha256: null };
    }
  }
  return undefined;
}

async function snapshotFile(tx: Tx, { orgId, engagementId }: { orgId: string; engagementId: string }, said: { number?: unknown; sha256?: unknown } | undefined): Promise<CommittedFile | undefined> {
  if (typeof said?.number !== "number") return undefined;
  const [row] = await tx.select({ bytes: engagementSnapshots.bytes }).from(engagementSnapshots).where(and(eq(engagementSnapshots.orgId, orgId), eq(engagementSnapshots.engagementId, engagementId), eq(engagementSnapshots.number, said.number)));
  return row && { path: `engagement/snapshot-${said.number}.json`, bytes: await expand(row.bytes), sha256: String(said.sha256) };
}
