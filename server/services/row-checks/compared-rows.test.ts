import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { runEvaluations, sequenceOf } from "@/db/testing/jobs";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { asSuperuser } from "@/db/testing/superuser";
import { updateControl } from "@/server/services/controls/update";
import { linkEvidence } from "@/server/services/evidence/link";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { unlinkEvidence } from "@/server/services/evidence/unlink";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";

import { selfCheck } from "../ledger/self-check";
import type { SelfCheckRow } from "../ledger/self-checks";
import { verifyEvidence } from "../ledger/verify-evidence";

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];

let org: TestOrg;
/** One pushed before the controls were there, one of two records with an open question, one withdrawn. */
let [early, two, withdrawn] = ["", "", ""];

const pushed = async (item: object) => (await pushEvidence(org.as(), { items: [item] }))[0]?.id ?? "";
const restore = (system: string) => ({ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: system, outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true } });

/** An organization in which everything happened that leaves rows, sequenced. */
async function makeOrg(): Promise<void> {
  org = await createOrg({ adopt: false });
  early = await pushed(restoreTest("2026-01-31T10:00:00Z"));
  await adoptCatalog(org.as(), { frameworks: ["soc2"], soc2Categories: ["security", "availability"] });
  two = await pushed({ ...native(restore("a"), restore("b")), answers: [{ kind: "restore_test", fact: "backup_id", value: "b7" }], provenance: { sourceSystem: "lab" } });
  withdrawn = await pushed(restoreTest("2026-02-28T10:00:00Z"));
  await supplyFacts(org.as(), { id: two, answers: [{ kind: "restore_test", fact: "tester", value: "ada" }], remember: false });
  for (const controlKey of ["GOV-02", "GOV-03"]) await linkEvidence(org.as(), { id: early, controlKey });
  await unlinkEvidence(org.as(), { id: early, controlKey: "GOV-03", reason: "another system" });
  await reviewEvidence(org.as(), { id: early, state: "accepted", note: "seen" });
  await withdrawEvidence(org.as(), { id: withdrawn, reason: "wrong system" });
  await updateControl(org.as(), { key: "BCP-03", promised: { rtoMinutes: 15 } });
  await runEvaluations(org.id);
  await sequenceOf(org.id);
}

async function check(kind: SelfCheckRow["kind"] = "full"): Promise<string[]> {
  const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  const row = await selfCheck(org.id, log?.id ?? "", kind, () => new Date());
  return (row?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
}

const ATTACKS: [what: string, expected: () => RegExp, change: (sql: Sql) => Promise<unknown>][] = [
  ["a fact of a record", () => new RegExp(`^ROW_CHANGED evidence ${early} .*: records$`), (sql) => sql`update records set facts = facts || '{"outcome":"failure"}' where org_id = ${org.id} and evidence_id = ${early}`],
  ["the time of a record", () => new RegExp(`^ROW_CHANGED evidence ${early} .*: records$`), (sql) => sql`update records set occurred_at = occurred_at + interval '1 day' where org_id = ${org.id} and evidence_id = ${early}`],
  ["the facts of two records that changed places", () => new RegExp(`^ROW_CHANGED evidence ${two} .*: records$`), (sql) => sql`update records r set facts = o.facts from records o where r.org_id = ${org.id} and r.evidence_id = ${two} and o.org_id = r.org_id and o.evidence_id = r.evidence_id and o.id <> r.id`],
  ["a record removed", () => new RegExp(`^ROW_MISSING evidence ${two} .*: records$`), (sql) => sql`delete from records where org_id = ${org.id} and evidence_id = ${two} and ordinal = 1`],
  ["all records of an evidence removed", () => new RegExp(`^ROW_MISSING evidence ${two} .*: records$`), (sql) => sql`delete from records where org_id = ${org.id} and evidence_id = ${two}`],
  ["a record put in", () => new RegExp(`^ROW_EXTRA evidence ${two} .*: records$`), (sql) => sql`insert into records select org_id, 'rec_x', evidence_id, 2, kind, occurred_at, received_at, facts, derived, locator, zone_assumed from records where org_id = ${org.id} and evidence_id = ${two} and ordinal = 1`],
  ["an evidence's row removed", () => new RegExp(`^ROW_MISSING evidence ${early} .*: the evidence's own row$`), (sql) => sql`delete from evidence where org_id = ${org.id} and id = ${early}`],
  ["an evidence removed, and the record it leaves", () => /^ROW_STRANGER record rec_/, (sql) => sql`delete from evidence where org_id = ${org.id} and id = ${early}`],
  ["when an evidence happened", () => new RegExp(`^ROW_CHANGED evidence ${early} .*: the evidence's own row$`), (sql) => sql`update evidence set occurred_from = occurred_from - interval '1 year', occurred_to = occurred_to - interval '1 year' where org_id = ${org.id} and id = ${early}`],
  ["where an evidence came from", () => new RegExp(`^ROW_CHANGED evidence ${two} .*: the evidence's own row$`), (sql) => sql`update evidence set provenance = provenance || '{"sourceSystem":"production"}' where org_id = ${org.id} and id = ${two}`],
  ["a link removed", () => new RegExp(`^ROW_MISSING evidence ${two} .*: links to controls$`), (sql) => sql`delete from evidence_links where org_id = ${org.id} and evidence_id = ${two} and control_id = (select id from controls where org_id = ${org.id} and key = 'BCP-03')`],
  ["a link put in", () => new RegExp(`^ROW_EXTRA evidence ${two} .*: links to controls$`), (sql) => sql`insert into evidence_links select e.org_id, e.id, c.id, 'kind', 'x', e.received_at, e.entry_id from evidence e join controls c on c.org_id = e.org_id and c.key = 'GOV-02' where e.org_id = ${org.id} and e.id = ${two}`],
  ["a link put in under an adoption of controls", () => /^ROW_EXTRA organization .*: links to controls$/, (sql) => sql`insert into evidence_links select l.org_id, ${two}, c.id, 'kind', 'x', l.at, l.entry_id from evidence_links l join controls c on c.org_id = l.org_id and c.key = 'GOV-02' where l.org_id = ${org.id} and l.evidence_id = ${early} and l.linked_by = 'kind' limit 1`],
  ["a link put in under an entry about something else", () => /^ROW_STRANGER link of evidence /, (sql) => sql`insert into evidence_links select e.org_id, e.id, c.id, 'kind', 'x', e.received_at, (select entry_id from evidence where id = ${early}) from evidence e join controls c on c.org_id = e.org_id and c.key = 'GOV-02' where e.org_id = ${org.id} and e.id = ${two}`],
  ["a link put in under an adoption of other controls", () => /^ROW_STRANGER link of evidence /, (sql) => sql`insert into evidence_links select l.org_id, ${two}, 'ctl_other', 'kind', 'x', l.at, l.entry_id from evidence_links l where l.org_id = ${org.id} and l.evidence_id = ${early} and l.linked_by = 'kind' limit 1`],
  ["a link made by hand removed", () => new RegExp(`^ROW_MISSING evidence ${early} .*: links to controls$`), (sql) => sql`delete from evidence_links where org_id = ${org.id} and evidence_id = ${early} and linked_by = 'hand' and control_id = (select id from controls where org_id = ${org.id} and key = 'GOV-02')`],
  ["that a link was taken away, forgotten", () => new RegExp(`^ROW_MISSING evidence ${early} .*: a link taken away or given back$`), (sql) => sql`delete from evidence_link_changes where org_id = ${org.id}`],
  ["what was pushed with an answer", () => new RegExp(`^ROW_CHANGED evidence ${two} .*: supplied facts$`), (sql) => sql`update record_supplements set value = '"b8"' where org_id = ${org.id} and fact = 'backup_id'`],
  ["what a person supplied", () => new RegExp(`^ROW_CHANGED evidence ${two} .*: supplied facts$`), (sql) => sql`update record_supplements set value = '"eve"' where org_id = ${org.id} and fact = 'tester'`],
  ["a review turned over", () => new RegExp(`^ROW_CHANGED evidence ${early} .*: a review$`), (sql) => sql`update evidence_reviews set state = 'rejected' where org_id = ${org.id}`],
  ["a review put in", () => new RegExp(`^ROW_EXTRA evidence ${early} .*: a review$`), (sql) => sql`insert into evidence_reviews select org_id, 'rev_x', evidence_id, 'rejected', null, by, at + interval '1 hour', entry_id from evidence_reviews where org_id = ${org.id}`],
  ["a withdrawal forgotten", () => new RegExp(`^ROW_MISSING evidence ${withdrawn} .*: a withdrawal$`), (sql) => sql`delete from evidence_withdrawals where org_id = ${org.id}`],
  ["what a control promised once", () => /^ROW_CHANGED control .*: revisions of controls$/, (sql) => sql`update control_revisions set promised = '{"rtoMinutes":600}' where org_id = ${org.id} and promised <> '{}'`],
  ["what a control was adopted as", () => /^ROW_CHANGED organization .*: revisions of controls$/, (sql) => sql`update control_revisions set title = 'x' where org_id = ${org.id} and id = (select min(id) from control_revisions where org_id = ${org.id})`],
  ["which control is called by a key", () => /^ROW_CHANGED organization .*: controls as adopted$/, (sql) => sql`update controls set key = 'X-' || key where org_id = ${org.id} and key = 'GOV-02'`],
  ["since when a control is promised", () => /^ROW_CHANGED organization .*: controls as adopted$/, (sql) => sql`update controls set adopted_at = adopted_at + interval '90 days' where org_id = ${org.id} and key = 'BCP-03'`],
  ["what a control promises now", () => /^ROW_CHANGED control \S+ \(BCP-03\)$/, (sql) => sql`update controls set promised = '{}' where org_id = ${org.id} and key = 'BCP-03'`],
  ["the state a control shows", () => /^ROW_CHANGED control \S+: the state shown$/, (sql) => sql`update control_status set state = 'not_applicable' where org_id = ${org.id} and control_id = (select id from controls where org_id = ${org.id} and key = 'BCP-03')`],
  ["a verdict of the past", () => /^ROW_CHANGED control .*: a verdict$/, (sql) => sql`update verdict_events set verdict = verdict || '{"sentence":"fine"}' where org_id = ${org.id} and control_id = (select id from controls where org_id = ${org.id} and key = 'BCP-03')`],
  ["a verdict removed", () => /^ROW_MISSING control .*: a verdict$/, (sql) => sql`delete from verdict_events where org_id = ${org.id} and control_id = (select id from controls where org_id = ${org.id} and key = 'BCP-03')`],
  ["an audit event removed", () => new RegExp(`^ROW_MISSING evidence ${early} .*: the row of the audit trail$`), (sql) => sql`delete from audit_events where org_id = ${org.id} and action = 'evidence.accepted'`],
  ["who did what", () => new RegExp(`^ROW_CHANGED evidence ${early} .*: the row of the audit trail$`), (sql) => sql`update audit_events set actor_id = 'usr_other' where org_id = ${org.id} and action = 'evidence.accepted'`],
  ["when it was done", () => /^ROW_STRANGER audit event /, (sql) => sql`update audit_events set at = at + interval '1 minute' where org_id = ${org.id} and action = 'evidence.accepted'`],
  ["an audit event put in", () => /^ROW_STRANGER audit event aud_x$/, (sql) => sql`insert into audit_events select org_id, 'aud_x', at, actor_kind, actor_id, 'evidence.rejected', object_kind, object_id, object_label, detail, ip, user_agent, request_id, gen_random_uuid()::text from audit_events where org_id = ${org.id} and action = 'evidence.accepted'`],
];

describe("rows changed past the product", () => {
  let sound: OrgCopy;
  beforeAll(async () => {
    await makeOrg();
    sound = await copyOrg(org.id);
  });
  afterEach(async () => sound.restore());

  test.each(ATTACKS)("%s: the whole self-check names it", async (_, expected, change) => {
    await asSuperuser(change);
    const found = await check();
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(expected())]));
    // One change is a few findings, not one for everything there is.
    expect(found.length, found.join("; ")).toBeLessThan(12);
  });

  test("put back as they were nothing is found any more", async () => {
    expect(await check()).toEqual([]);
  });
});

describe("rows compared with the ledger", () => {
  beforeEach(makeOrg);

  test("nothing is found where nobody did, whole or nightly", async () => {
    expect(await check()).toEqual([]);
    await reviewEvidence(org.as(), { id: early, state: "rejected", note: "after all" });
    await sequenceOf(org.id);
    expect(await check("incremental")).toEqual([]);
  });

  test("the proof of one item does not hold where its records are others now", async () => {
    const step = async () => (await verifyEvidence(org.as(), { id: early })).steps.find(({ name }) => name === "rows");
    expect(await step()).toMatchObject({ result: "holds" });
    await asSuperuser(async (sql) => sql`update records set facts = facts || '{"outcome":"failure"}' where org_id = ${org.id} and evidence_id = ${early}`);
    expect(await step()).toMatchObject({ result: "fails", code: "ROW_CHANGED" });
  });

  test("what is new since the last check is compared the next night, not a week later", async () => {
    expect(await check()).toEqual([]);
    const id = await pushed(restoreTest("2026-03-20T10:00:00Z"));
    await sequenceOf(org.id);
    await asSuperuser(async (sql) => sql`update records set facts = facts || '{"outcome":"failure"}' where org_id = ${org.id} and evidence_id = ${id}`);
    expect(await check("incremental")).toEqual([expect.stringMatching(`^ROW_CHANGED evidence ${id} .*: records$`)]);
  });

  test("evidence whose entry was removed before it was sequenced is found the same night", async () => {
    expect(await check()).toEqual([]);
    const id = await pushed(restoreTest("2026-03-20T10:00:00Z"));
    await asSuperuser(async (sql) => {
      const [row] = await sql`select entry_id from evidence where org_id = ${org.id} and id = ${id}`;
      for (const table of ["pending", "openings"]) await sql`delete from ${sql(`ledger.${table}`)} where org_id = ${org.id} and entry_id = ${row?.["entry_id"]}`;
      await sql`delete from ledger.entries where org_id = ${org.id} and id = ${row?.["entry_id"]}`;
    });
    await sequenceOf(org.id);
    expect(await check("incremental")).toEqual(expect.arrayContaining([`ROW_STRANGER evidence ${id}`]));
  });
});
