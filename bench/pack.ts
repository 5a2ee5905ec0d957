import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { createOrg } from "@/db/seed/factories";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { pushEvidence } from "@/server/services/evidence/push";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";
import { buildPack } from "@/server/services/packs/build-pack";

import type { BenchDatabase } from "./database";
import type { Bar } from "./measure";

const ITEMS = 10_000;
const BATCH = 100;
const LOOK_MS = 20;

const item = () => ({
  title: "Restore test", provenance: { sourceSystem: "bench", method: "api" as const },
  content: { json: { proofroom: 1, records: [{ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: `db-${randomUUID()}`, outcome: "success", rto_minutes: 20 } }] } },
});

/** A pack of everything an organization with 10,000 items has, from the database to the finished zip. */
export async function benchPack({ folder }: BenchDatabase): Promise<Bar> {
  const org = await createOrg({ adopt: false });
  for (let i = 0; i < ITEMS / BATCH; i++) await pushEvidence(org.as(), { items: Array.from({ length: BATCH }, item) });
  await sequenceAllLogs(new Date());
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, LOOK_MS);
  const started = performance.now();
  const facts = await buildPack({ scope: { kind: "all" }, timezone: "UTC", organization: { id: org.id, name: "Bench" } }, async (pack) => {
    await pipeline(Readable.from(zipBytes(pack.parts)), createWriteStream(path.join(folder, "items.zip")));
    return pack.facts;
  });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return {
    what: `pack of ${ITEMS} items`, measured: `${seconds.toFixed(1)} s, ${facts.entries} entries opened; memory ${mb(before)} before, ${mb(peak)} at most`, reach: "< 60 s",
    method: `${ITEMS} items of one record each pushed before, not counted; head, tree, openings, proofs, files, manifest and zip on disk; resident memory of the whole process, looked at every ${LOOK_MS} ms`,
  };
}
