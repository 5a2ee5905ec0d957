import { sql, type SQL } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import type { Reader } from "@/server/services/access/reach";

import { listEvidence } from "./list";

const seen = vi.hoisted(() => ({ plan: "" }));
// The very statement of the list is explained before it is run.
vi.mock("./rows", async (original) => {
  const rows = await original<typeof import("./rows")>();
  const selectLines = async (tx: Tx, reader: Reader, where: SQL | undefined, order: SQL[], limit: number) => {
    const query = tx.select(rows.lineColumns).from(evidence).where(where).orderBy(...order).limit(limit);
    const lines = await tx.execute<{ "QUERY PLAN": string }>(sql`explain (costs off) ${query.getSQL()}`);
    seen.plan = lines.map((line) => line["QUERY PLAN"]).join("\n");
    return rows.selectLines(tx, reader, where, order, limit);
  };
  return { ...rows, selectLines };
});

const ROWS = 20_000;
let org: TestOrg;
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  // One row in two thousand is what each filter looks for.
  await admin()`
    insert into evidence (org_id, id, number, version, title, media_type, sha256, size_bytes, stored, format, kinds, kind_names, records_total, open_questions, summary, issues, provenance, source_system,
      received_at, late, pushed_by_kind, pushed_by_id, fingerprint, entry_id)
    select ${org.id}, 'ev_' || lpad(n::text, 26, '0'), n, 1, 'Backup run ' || n, 'application/json', md5(n::text) || md5(${org.id}), 1200, 'row', 'proofroom-native', '[]', array['backup_run'], 1,
      (n % 2000 = 1)::int, '{}', '[]', '{"method":"api"}', case when n % 2000 = 2 then 'rare' else 'db-' || (n % 20) end, now() - n * interval '10 minutes', n % 2000 = 0, 'apiKey', 'key_bulk', 'fp-' || n, 'entry-' || n
    from generate_series(1, ${ROWS}) n`;
  await admin()`analyze evidence`;
});

describe("a filtered list in a large organization", () => {
  test.each([
    [{ late: true }, "evidence_late_idx", 10], [{ questions: true }, "evidence_questions_idx", 10], [{ sourceSystem: "rare" }, "evidence_source_idx", 10], [{ sourceSystem: "none" }, "evidence_source_idx", 0],
    [{ text: "E-77" }, "evidence_number_key", 1], [{}, "evidence_received_idx", 50], [{ kind: "backup_run" }, "evidence_received_idx", 50], [{ from: "2020-01-01T00:00:00Z" }, "evidence_received_idx", 50],
  ])("%j is found by %s", async (query, index, count) => {
    const { rows } = await listEvidence(org.as(), query);
    expect(rows).toHaveLength(count);
    expect(seen.plan).toContain(index);
    expect(seen.plan).not.toMatch(/Seq Scan on evidence$/m);
  });
});
