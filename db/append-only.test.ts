import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { withOrg } from "@/db/client";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { pushEvidence } from "@/server/services/evidence/push";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";
import { sql } from "drizzle-orm";
import postgres from "postgres";

import { GRANTS } from "./grants";
import { database } from "./testing/database";

const appendOnly = Object.entries(GRANTS).filter(([, grant]) => grant.appendOnly).map(([name]) => name);
/** What the design calls immutable: evidence, its records and links, every event, and the ledger but its queue, head and deletable openings. */
const MUST = [
  "audit_comments", "audit_conclusions", "audit_events", "audit_notes", "audit_releases", "audit_finding_events", "audit_findings", "audit_request_events", "audit_populations", "audit_sample_items", "audit_sample_results", "audit_samples", "audit_views", "control_revisions", "engagement_snapshots", "erasure_certificates", "erasure_replays", "evidence", "evidence_link_changes", "evidence_links", "evidence_open_questions", "evidence_reviews", "evidence_withdrawals",
  "ledger.anchor_checkpoints", "ledger.anchor_events", "ledger.anchor_leaves", "ledger.anchor_signatures", "ledger.anchor_tiles",
  "ledger.checkpoints", "ledger.entries", "ledger.erased_entries", "ledger.leaves", "ledger.log_events", "ledger.published_heads", "ledger.signatures", "ledger.tiles",
  "record_supplements", "records", "register_versions", "report_signatures", "report_snapshots", "request_events", "signing_authorities", "status_snapshots", "system_descriptions", "verdict_events",
];

/** A column that the table has: global tables have no organization. */
function columnOf(name: string): string {
  if (!GRANTS[name]?.global) return "org_id";
  return { "ledger.anchor_events": "code", "ledger.anchor_leaves": "leaf_hash", "ledger.anchor_signatures": "sig", signing_authorities: "subject" }[name] ?? "root";
}

describe("append-only tables", () => {
  test("are all that must be", () => {
    expect(appendOnly.toSorted()).toEqual(MUST.toSorted());
  });

  test.each(MUST)("%s: nobody changes, deletes or empties it, not even the owner role or the administrator", async (name) => {
    for (const role of [undefined, "proofroom_owner"]) {
      for (const statement of [`update ${name} set ${columnOf(name)} = ${columnOf(name)}`, `delete from ${name}`, `truncate ${name} cascade`]) {
        await expect(admin().begin(async (tx) => {
          if (role) await tx.unsafe(`set local role ${role}`);
          await tx.unsafe(statement);
        }), `${role ?? "administrator"}: ${statement}`).rejects.toThrow(/append-only/);
      }
    }
  });

  test("the product's roles have no right to, so the triggers are a second line only", async () => {
    const org = await createOrg({ adopt: false });
    await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await sequenceAllLogs(new Date());
    for (const role of ["app", "system"] as const) {
      for (const name of [...MUST, "small_blobs"]) {
        for (const statement of [`update ${name} set ${columnOf(name)} = ${columnOf(name)}`, `delete from ${name}`, `truncate ${name}`]) {
          const error: unknown = await withOrg(org.id, async (tx) => tx.execute(sql.raw(statement)), role).catch((caught: unknown) => caught);
          expect(String((error as Error).cause), `${role}: ${statement}`).toMatch(/permission denied/);
        }
      }
    }
  });

  test("the role of jobs cannot give an index twice or take one back", async () => {
    const org = await createOrg({ adopt: false });
    await sequenceAllLogs(new Date());
    const again = withOrg(org.id, async (tx) => tx.execute(sql`insert into ledger.leaves (org_id, log_id, idx, entry_id, leaf_hash) select org_id, log_id, idx, entry_id, leaf_hash from ledger.leaves where org_id = ${org.id} limit 1`), "system");
    await expect(again).rejects.toMatchObject({ cause: { code: "23505" } });
  });

  test("without an organization, or in another, a connection sees and writes nothing of a tenant", async () => {
    const [mine, theirs] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    await pushEvidence(theirs.as(), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    const direct = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
    try {
      for (const name of Object.keys(GRANTS).filter((table) => !GRANTS[table]?.global && GRANTS[table]?.app.includes("SELECT"))) {
        expect(await direct.unsafe(`select 1 from ${name} limit 1`), name).toHaveLength(0);
        const seen = await direct.begin(async (tx) => {
          await tx`select set_config('app.org_id', ${mine.id}, true)`;
          return tx.unsafe(`select count(*)::int as count from ${name} where org_id <> '${mine.id}'`);
        });
        expect(seen[0]?.["count"], name).toBe(0);
      }
      await expect(direct`insert into org_counters (org_id, name, value) values (${theirs.id}, 'x', 1)`).rejects.toThrow(/row-level security/);
      await expect(direct.begin(async (tx) => {
        await tx`select set_config('app.org_id', ${mine.id}, true)`;
        await tx`insert into org_counters (org_id, name, value) values (${theirs.id}, 'x', 1)`;
      })).rejects.toThrow(/row-level security/);
      expect(await direct`select current_setting('app.org_id', true) as org`).toEqual([{ org: "" }]);
    } finally {
      await direct.end();
    }
  });
});
