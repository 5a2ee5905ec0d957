import { sql, type SQL } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import type { Reader } from "@/server/services/access/reach";
import type { ServiceContext } from "@/server/services/context";

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

describe("the list of one contributor in a large organization", () => {
  beforeAll(async () => linkOldest("nobody", ROWS));

  test.each([[0, 0, "evidence_links_control_idx"], [10, 10, "evidence_links_control_idx"], [ROWS, 50, "evidence_received_idx"]])("with %i linked items shows %i, found by %s and evidence_sent_idx", async (linked, count, index) => {
    const person = await addMember(org.id, "contributor");
    // The oldest of all: what is looked for from the newest on is found last.
    await linkOldest(person.id, linked);
    const ctx: ServiceContext = { ...org.as(), reach: "own", actor: { kind: "user", id: person.id, name: person.name, email: person.email } };
    const { rows } = await listEvidence(ctx, {});
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => ROWS - linked + 1 + i));
    for (const name of [index, "evidence_sent_idx"]) expect(seen.plan).toContain(name);
    expect(seen.plan).not.toMatch(/Seq Scan on evidence(_links)?( \w+)?$/m);
  });
});

/** A control of somebody, linked to so many of the oldest items. */
async function linkOldest(ownerId: string, linked: number): Promise<void> {
  const id = `ctl_${ownerId}`;
  await admin()`
    insert into controls (org_id, id, key, title, promise, category, owner_id, applicable, automation, test, promised, promised_changes, kinds, adopted_at)
    values (${org.id}, ${id}, ${id}, 'Plan', 'Plan', 'Plan', ${ownerId}, true, 'full', '{}', '{}', '{}', '{}', now())`;
  await admin()`
    insert into evidence_links (org_id, evidence_id, control_id, linked_by, by, at, entry_id)
    select org_id, id, ${id}, 'kind', 'key_bulk', received_at, entry_id from evidence where org_id = ${org.id} and number > ${ROWS - linked}`;
  await admin()`analyze evidence_links`;
}
