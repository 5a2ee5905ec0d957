import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { runEvaluations, sequenceOf } from "@/db/testing/jobs";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { builtPack, bytesOf, checkPack, vkeyOf } from "@/db/testing/packs";
import { asSuperuser } from "@/db/testing/superuser";
import type { PackScope } from "@/server/domain/packs/schema";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";
import { selfCheck } from "@/server/services/ledger/self-check";

import { askForPack } from "./ask";
import { buildPack } from "./build-pack";
import { getPack } from "./get";
import { makeRequestedPack } from "./make";

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];

let org: TestOrg;
let ids: string[] = [];
const NOW = new Date("2026-03-01T12:00:00Z");
const backups = native(...["a", "b"].map((system) => ({ kind: "restore_test", facts: { executed_at: "2026-02-14T10:00:00Z", system_id: system, outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true } })));

async function makeOrg(): Promise<void> {
  org = await createOrg({ now: NOW });
  const pushed = await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z"), restoreTest("2026-02-28T10:00:00Z"), backups] });
  ids = pushed.map(({ id }) => id ?? "");
  await reviewEvidence(org.as(), { id: ids[0], state: "accepted" });
  await supplyFacts(org.as(), { id: ids[2], answers: [{ kind: "restore_test", fact: "tester", value: "ada" }], remember: false });
  await runEvaluations(org.id);
  await sequenceOf(org.id);
}

const control: PackScope = { kind: "control", controls: ["BCP-03"] };
const february: PackScope = { kind: "window", from: "2026-02-01", to: "2026-02-28" };
const first = (): PackScope => ({ kind: "item", evidence: [ids[0] ?? ""] });

const ATTACKS: [what: string, scope: () => PackScope, change: (sql: Sql) => Promise<unknown>][] = [
  ["a fact of a record, in a pack of its control", () => control, (sql) => sql`update records set facts = facts || '{"outcome":"failure"}' where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`],
  ["a fact of a record, in a pack of the item", first, (sql) => sql`update records set facts = facts || '{"outcome":"failure"}' where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`],
  ["all its records removed", first, (sql) => sql`delete from records where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`],
  ["what was supplied", () => control, (sql) => sql`update record_supplements set value = '"eve"' where org_id = ${org.id}`],
  ["a link removed", () => control, (sql) => sql`delete from evidence_links where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`],
  ["links, records and the evidence removed", () => control, async (sql) => {
    await sql`delete from evidence_links where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`;
    await sql`delete from records where org_id = ${org.id} and evidence_id = ${ids[0] ?? ""}`;
    await sql`delete from evidence where org_id = ${org.id} and id = ${ids[0] ?? ""}`;
  }],
  ["a link declared taken away, under the evidence's own entry", () => control, (sql) => sql`insert into evidence_link_changes select k.org_id, 'lnk_x', k.evidence_id, k.control_id, false, 'x', k.by, k.at, k.entry_id from evidence_links k where k.org_id = ${org.id} and k.evidence_id = ${ids[0] ?? ""}`],
  ["a link declared taken away, under the entry of its review", () => control, (sql) => sql`insert into evidence_link_changes select k.org_id, 'lnk_x', k.evidence_id, k.control_id, false, 'x', k.by, k.at, r.entry_id from evidence_links k join evidence_reviews r on r.evidence_id = k.evidence_id where k.org_id = ${org.id} and k.evidence_id = ${ids[0] ?? ""}`],
  ["a link declared taken away, under no entry", () => control, (sql) => sql`insert into evidence_link_changes select k.org_id, 'lnk_x', k.evidence_id, k.control_id, false, 'x', k.by, k.at, gen_random_uuid()::text from evidence_links k where k.org_id = ${org.id} and k.evidence_id = ${ids[0] ?? ""}`],
  ["evidence moved out of the window", () => february, (sql) => sql`update evidence set occurred_from = '2020-01-01', occurred_to = '2020-01-01' where org_id = ${org.id} and id = ${ids[1] ?? ""}`],
  ["evidence removed, in a pack of its window", () => february, (sql) => sql`delete from evidence where org_id = ${org.id} and id = ${ids[1] ?? ""}`],
  ["an audit event of it removed", () => control, (sql) => sql`delete from audit_events where org_id = ${org.id} and action = 'evidence.accepted'`],
];

describe("a pack of rows that are not as recorded", () => {
  let sound: OrgCopy;
  beforeAll(async () => {
    await makeOrg();
    sound = await copyOrg(org.id);
  });
  afterEach(async () => sound.restore());

  test.each(ATTACKS)("is not made: %s", async (_, scope, change) => {
    await expect(builtPack(org, scope())).resolves.toBeDefined();
    await asSuperuser(change);
    await expect(builtPack(org, scope())).rejects.toMatchObject({ name: "PackError", code: "ROWS_DIFFER", message: expect.stringMatching(/ev_|lnk_x/) as string });
  });

});

describe("a pack of what the ledger does not know", () => {
  beforeEach(makeOrg);

  test("is not made of evidence whose entry was removed before it was sequenced, and whoever asked reads why", async () => {
    const [pushed] = await pushEvidence(org.as(), { items: [restoreTest("2026-02-20T10:00:00Z")] });
    await asSuperuser(async (sql) => {
      const [row] = await sql`select entry_id from evidence where org_id = ${org.id} and id = ${pushed?.id ?? ""}`;
      for (const table of ["pending", "openings"]) await sql`delete from ${sql(`ledger.${table}`)} where org_id = ${org.id} and entry_id = ${row?.["entry_id"]}`;
      await sql`delete from ledger.entries where org_id = ${org.id} and id = ${row?.["entry_id"]}`;
    });
    await sequenceOf(org.id);
    const scopes: PackScope[] = [{ kind: "item", evidence: [pushed?.id ?? ""] }, control, february, { kind: "all" }];
    for (const scope of scopes) await expect(builtPack(org, scope)).rejects.toMatchObject({ code: "EVIDENCE_WITHOUT_ENTRY" });
    const { id } = await askForPack(org.as(), { scope: { kind: "item", evidence: [pushed?.id ?? ""] } });
    await expect(makeRequestedPack(org.id, id, () => new Date())).rejects.toThrow();
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "failed", error: expect.stringMatching(/^E-4 \(ev_\S+\) is in the scope, but the ledger has no entry of it/) });
  });
});

describe("records in a pack", () => {
  beforeEach(makeOrg);
  let [zip, vkey]: [Buffer, string] = [Buffer.alloc(0), ""];
  let files: Map<string, Buffer> = new Map();
  const made = async (scope: PackScope) => buildPack({ scope, timezone: "Europe/Berlin", organization: { id: org.id, name: "Example" } }, async ({ parts }) => new Map(await Promise.all(parts.map(async (part) => [part.path, await bytesOf(part.open())] as const))));

  test("stand as files whose digest the opened body names, with what people supplied, and the checker says so", async () => {
    files = await made(control);
    ({ zip } = await builtPack(org, control));
    vkey = await vkeyOf(org.id);
    const rows = [...files.keys()].filter((path) => /^(records|supplements)\//.test(path));
    expect(rows.filter((path) => path.startsWith("records/"))).toHaveLength(3);
    expect(rows.filter((path) => path.startsWith("supplements/"))).toHaveLength(1);
    for (const path of rows) {
      const [folder, name] = path.split("/");
      const body = JSON.parse(Buffer.from((JSON.parse(String(files.get(`openings/${name}`))) as { body: string }).body, "base64").toString()) as { detail: { rows: Record<string, unknown> } };
      expect(body.detail.rows[folder ?? ""]).toEqual(rowsDigest(JSON.parse(String(files.get(path))) as unknown[]));
    }
    const facts = rows.flatMap((path) => (path.startsWith("records/") ? (JSON.parse(String(files.get(path))) as { facts: { system_id: string } }[]).map(({ facts: { system_id: system } }) => system) : []));
    expect(facts.toSorted()).toEqual(["a", "b", "db-main", "db-main"]);
    for (const path of rows) expect(String(files.get("index.txt"))).toContain(path);
    const checked = checkPack(zip, vkey);
    expect(checked.output).toContain("The records and supplied facts in 4 files are those that their entries committed to.");
    expect(checked.status).toBe(0);
  });

  test("of one file are all there, also where they are more than are read at once", async () => {
    const many = Array.from({ length: 5200 }, (_, n) => ({ kind: "restore_test", facts: { executed_at: "2026-02-14T10:00:00Z", system_id: `s${n}`, outcome: "success" } }));
    const [pushed] = await pushEvidence(org.as(), { items: [native(...many)] });
    await sequenceOf(org.id);
    const { zip, paths } = await builtPack(org, { kind: "item", evidence: [pushed?.id ?? ""] });
    expect(paths.filter((path) => path.startsWith("records/"))).toHaveLength(1);
    expect(checkPack(zip, await vkeyOf(org.id)).status).toBe(0);
    const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
    expect(await selfCheck(org.id, log?.id ?? "", "full", () => new Date())).toMatchObject({ state: "passed" });
  });

  test("of withdrawn evidence are left out with its file and named, unless it is asked for by name", async () => {
    await withdrawEvidence(org.as(), { id: ids[0], reason: "wrong system" });
    await sequenceOf(org.id);
    const { manifest, zip: window } = await builtPack(org, control);
    expect(manifest["left_out"]).toContainEqual(expect.objectContaining({ what: "records of withdrawn evidence", why: "withdrawn_file", count: 1 }));
    expect((await builtPack(org, first())).paths.filter((path) => path.startsWith("records/"))).toHaveLength(1);
    expect(checkPack(window, await vkeyOf(org.id)).status).toBe(0);
  });
});
