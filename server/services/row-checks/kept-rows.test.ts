import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { standingAnswers } from "@/db/schema/evidence";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { native } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { asSuperuser } from "@/db/testing/superuser";
import { setLegalHold } from "@/server/services/erasures/hold";
import { releaseLegalHold } from "@/server/services/erasures/release-hold";
import { pushEvidence } from "@/server/services/evidence/push";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { updateOrganization } from "@/server/services/organizations/update";
import { endStandingAnswer } from "@/server/services/register/end";
import { addRegisterEntry } from "@/server/services/registers/add";
import { archiveRegisterEntry } from "@/server/services/registers/archive";
import { changeRegisterEntry } from "@/server/services/registers/change";

import { freezeNow } from "../ledger/freeze";
import { recordChanges } from "../ledger/record-change";
import { selfCheck } from "../ledger/self-check";
import { succeedLog } from "../ledger/succeed";
import { noteKept } from "./note-kept";
import { uncommittedKept } from "./uncommitted-kept";

const meanwhile = vi.hoisted(() => ({ run: async (): Promise<unknown> => Promise.resolve() }));
// The last part of a whole check, which takes hours where there are many files.
vi.mock("../ledger/check-large-files", async (original) => {
  const real = await original<typeof import("../ledger/check-large-files")>();
  return { ...real, checkLargeFiles: async (...given: Parameters<typeof real.checkLargeFiles>) => { await meanwhile.run(); return real.checkLargeFiles(...given); } };
});

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];
let org: TestOrg;
/** One that stands and one that was released; one answer that holds and one that ended; a register entry of two versions. */
let [standing, released, holds, entry] = ["", "", "", ""];

const untested = native({ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: "a", outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true } });
const remember = async (id: string, tester: string) => supplyFacts(org.as(), { id, answers: [{ kind: "restore_test", fact: "tester", value: tester }], remember: true });

async function makeOrg(): Promise<void> {
  org = await createOrg({ adopt: false });
  const id = (await pushEvidence(org.as(), { items: [untested] }))[0]?.id ?? "";
  for (const timezone of ["Europe/Berlin", "Europe/Athens"]) await updateOrganization(org.as(), { name: "Acme", timezone });
  standing = (await setLegalHold(org.as(), { evidenceId: id, reason: "A claim is pending." })).id;
  released = (await setLegalHold(org.as(), { reason: "An inspection." })).id;
  await releaseLegalHold(org.as(), { id: released, reason: "It is over." });
  for (const tester of ["ada", "grace", "mary"]) await remember(id, tester);
  holds = (await admin()<{ id: string }[]>`select id from standing_answers where org_id = ${org.id} and ended_at is null`)[0]?.id ?? "";
  entry = (await addRegisterEntry(org.as(), { register: "processors", content: { name: "Cloudy", kind: "processor", country: "DE" } })).id;
  await changeRegisterEntry(org.as(), { register: "processors", id: entry, version: 1, content: { contact: "dpo@cloudy.example" }, note: "Their officer" });
  await archiveRegisterEntry(org.as(), { register: "processors", id: entry, archived: true, reason: "Not used any more." });
  await sequenceOf(org.id);
}

async function check(kind: "full" | "incremental" = "full", logId?: string): Promise<string[]> {
  const row = await selfCheck(org.id, logId ?? (await openLogOf(org.id)).id, kind, () => new Date());
  return (row?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
}

const ATTACKS: [what: string, expected: () => RegExp, change: (sql: Sql) => Promise<unknown>][] = [
  ["a zone of the past", () => /^ROW_CHANGED organization .*: the organization's own row$/, (sql) => sql`update organizations set zones = jsonb_set(zones, '{1,timezone}', '"Asia/Tokyo"') where org_id = ${org.id}`],
  ["a zone of the past forgotten", () => /^ROW_CHANGED organization .*: the organization's own row$/, (sql) => sql`update organizations set zones = zones - 1 where org_id = ${org.id}`],
  ["today's zone", () => /^ROW_CHANGED organization .*: the organization's own row$/, (sql) => sql`update organizations set timezone = 'Asia/Tokyo' where org_id = ${org.id}`],
  ["a zone put back to an earlier state", () => /^ROW_CHANGED organization .*: the organization's own row$/, (sql) => sql`update organizations set timezone = 'Europe/Berlin', zones = zones - 2 where org_id = ${org.id}`],
  ["a hold removed", () => new RegExp(`^ROW_MISSING legal_hold ${standing} .*: the legal hold's own row$`), (sql) => sql`delete from legal_holds where org_id = ${org.id} and id = ${standing}`],
  ["a hold ended", () => new RegExp(`^ROW_CHANGED legal_hold ${standing} .*: the legal hold's own row$`), (sql) => sql`update legal_holds set released_at = now(), released_by = by, release_reason = 'x' where org_id = ${org.id} and id = ${standing}`],
  ["a hold made to stand again", () => new RegExp(`^ROW_CHANGED legal_hold ${released} .*: the legal hold's own row$`), (sql) => sql`update legal_holds set released_at = null, released_by = null, release_reason = null where org_id = ${org.id} and id = ${released}`],
  ["what a hold is on", () => new RegExp(`^ROW_CHANGED legal_hold ${standing} .*`), (sql) => sql`update legal_holds set evidence_id = null where org_id = ${org.id} and id = ${standing}`],
  ["why a hold stands", () => new RegExp(`^ROW_CHANGED legal_hold ${standing} .*`), (sql) => sql`update legal_holds set reason = 'x' where org_id = ${org.id} and id = ${standing}`],
  ["a hold put in", () => /^ROW_STRANGER legal hold lh_x$/, (sql) => sql`insert into legal_holds select org_id, 'lh_x', null, 'x', by, at from legal_holds where org_id = ${org.id} and id = ${standing}`],
  ["what a standing answer fills in", () => new RegExp(`^ROW_CHANGED standing_answer ${holds} .*: the standing answer's own row$`), (sql) => sql`update standing_answers set value = '"eve"' where org_id = ${org.id} and id = ${holds}`],
  ["a standing answer removed", () => new RegExp(`^ROW_MISSING standing_answer ${holds} .*`), (sql) => sql`delete from standing_answers where org_id = ${org.id} and id = ${holds}`],
  ["a standing answer that had ended, in force again", () => /^ROW_CHANGED standing_answer .*: the standing answer's own row$/, (sql) => sql`update standing_answers set ended_at = null where org_id = ${org.id} and value = '"ada"'`],
  ["a standing answer put in", () => /^ROW_STRANGER standing answer sta_x$/, (sql) => sql`insert into standing_answers select org_id, 'sta_x', kind, fact, match_fact, match_value, '"eve"', by, at from standing_answers where org_id = ${org.id} and id = ${holds}`],
  ["what a version of a register entry said", () => new RegExp(`^ROW_CHANGED register entry ${entry}, version 1$`), (sql) => sql`update register_versions set content = content || '{"country":"US"}' where org_id = ${org.id} and version = 1`],
  ["a version with its digest made to fit", () => new RegExp(`^ROW_CHANGED register entry ${entry}, version 2$`), (sql) => sql`update register_versions v set (content, content_sha256) = (select o.content, o.content_sha256 from register_versions o where o.org_id = v.org_id and o.version = 1) where org_id = ${org.id} and version = 2`],
  ["who wrote a version", () => new RegExp(`^ROW_CHANGED register entry ${entry}, version 1$`), (sql) => sql`update register_versions set by = 'usr_other' where org_id = ${org.id} and version = 1`],
  ["a version removed", () => new RegExp(`^ROW_MISSING register entry ${entry}, version 1$`), (sql) => sql`delete from register_versions where org_id = ${org.id} and version = 1`],
  ["a version put in", () => new RegExp(`^ROW_STRANGER register entry ${entry}, version 3$`), (sql) => sql`insert into register_versions select org_id, entry_of, 3, content, content_sha256, note, by, at, 'x' from register_versions where org_id = ${org.id} and version = 1`],
  ["an entry rolled back, its versions renumbered", () => new RegExp(`^ROW_CHANGED register entry ${entry}, version 1$`), async (sql) => {
    await sql`update register_versions set version = version + 10 where org_id = ${org.id}`;
    await sql`update register_versions set version = 13 - version where org_id = ${org.id}`;
    await sql`update register_entries r set (content, updated_at, name) = (select v.content, v.at, v.content->>'name' from register_versions v where v.org_id = r.org_id and v.version = 2) where org_id = ${org.id}`;
  }],
  ["a register entry moved to another register", () => new RegExp(`^ROW_CHANGED register entry ${entry}$`), (sql) => sql`update register_entries set register = 'breaches' where org_id = ${org.id}`],
  ["the number of a register entry", () => new RegExp(`^ROW_CHANGED register entry ${entry}$`), (sql) => sql`update register_entries set number = number + 10 where org_id = ${org.id}`],
  ["since when a register entry is there", () => new RegExp(`^ROW_CHANGED register entry ${entry}$`), (sql) => sql`update register_entries set created_at = created_at - interval '1 year' where org_id = ${org.id}`],
  ["what a register shows", () => new RegExp(`^ROW_CHANGED register entry ${entry}$`), (sql) => sql`update register_entries set content = content || '{"country":"US"}' where org_id = ${org.id}`],
  ["what a register entry names", () => new RegExp(`^ROW_CHANGED register entry ${entry}: what it names$`), (sql) => sql`update register_entries set refs = array_append(refs, 'prc_x') where org_id = ${org.id}`],
  ["a standing answer copied beside one that came with evidence, for another system", () => /^ROW_STRANGER standing answer sta_x$/, (sql) => sql`insert into standing_answers select org_id, 'sta_x', kind, fact, 'system_id', 'b', value, by, at from standing_answers where org_id = ${org.id} and id = ${holds}`],
  ["a register entry taken back by nobody", () => new RegExp(`^ROW_CHANGED register entry ${entry}$`), (sql) => sql`update register_entries set archived_at = null where org_id = ${org.id}`],
];

describe("rows that are changed in place, changed past the product", () => {
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
    expect(found.length, found.join("; ")).toBeLessThan(6);
  });

  test("as they are nothing is found, whole or nightly, also when they change again", async () => {
    expect(await check()).toEqual([]);
    await releaseLegalHold(org.as(), { id: standing, reason: "Settled." });
    await endStandingAnswer(org.as(), { id: holds });
    await updateOrganization(org.as(), { name: "Acme", timezone: "UTC" });
    await sequenceOf(org.id);
    expect([await check("incremental"), await check()]).toEqual([[], []]);
  });

});

describe("what was kept before entries committed to it", () => {
  const events = async () => (await admin()<{ action: string }[]>`select action from audit_events where org_id = ${org.id} and action like '%.noted' order by action`).map(({ action }) => action);
  const rename = async (from: string, to: string) => asSuperuser(async (sql) => sql`update audit_events set action = ${to} where org_id = ${org.id} and action = ${from}`);
  /** What a whole check of the open log would note, whatever it finds. */
  const noted = async () => {
    const before = await withOrg(org.id, async (tx) => uncommittedKept(tx, org.id), "system");
    await noteKept({ orgId: org.id, id: (await openLogOf(org.id)).id }, before, new Date());
  };
  afterEach(() => { meanwhile.run = async () => Promise.resolve(); });
  beforeEach(async () => {
    org = await createOrg({ adopt: false });
    const id = (await pushEvidence(org.as(), { items: [untested] }))[0]?.id ?? "";
    const ctx = org.as();
    await withOrg(org.id, async (tx) => {
      await recordChanges(tx, ctx, [
        { action: "evidence.supplemented", object: { kind: "evidence", id }, detail: { facts: [{ kind: "restore_test", fact: "tester", value: "ada" }], remembered: true } },
        { action: "legal_hold.set", object: { kind: "legal_hold", id: "lh_early" }, detail: { evidence: null } },
      ]);
      await tx.insert(standingAnswers).values({ orgId: org.id, id: "sta_early", kind: "restore_test", fact: "tester", value: "ada", by: ctx.actor.id, at: ctx.now });
      await tx.insert(legalHolds).values({ orgId: org.id, id: "lh_early", reason: "A claim is pending.", by: ctx.actor.id, at: ctx.now });
    });
    await sequenceOf(org.id);
  });

  test("is no stranger, is recorded once by a whole self-check that found nothing, and is found changed from then on", async () => {
    expect(await check()).toEqual([]);
    expect(await events()).toEqual(["legal_hold.noted", "standing_answer.noted"]);
    // An organization that was there before.
    await rename("organization.created", "organization.imported");
    await noted();
    await rename("organization.imported", "organization.created");
    await sequenceOf(org.id);
    expect([await check(), await events()]).toEqual([[], ["legal_hold.noted", "organization.noted", "standing_answer.noted"]]);
    await asSuperuser(async (sql) => {
      await sql`update legal_holds set reason = 'x' where org_id = ${org.id}`;
      await sql`update standing_answers set match_fact = 'system_id', match_value = 'b' where org_id = ${org.id}`;
      await sql`update organizations set timezone = 'Asia/Tokyo' where org_id = ${org.id}`;
    });
    const found = await check();
    // The organization twice: this one's first entry did commit to it, and was hidden above.
    expect(found.map((line) => line.split(" ").slice(0, 2).join(" ")).toSorted()).toEqual(["ROW_CHANGED legal_hold", "ROW_CHANGED organization", "ROW_CHANGED organization", "ROW_CHANGED standing_answer"]);
  });

  test("is recorded by nobody while something is wrong, or while what an entry says of it cannot be read", async () => {
    await asSuperuser(async (sql) => sql`insert into standing_answers select org_id, 'sta_x', kind, fact, 'system_id', 'b', value, by, at from standing_answers where org_id = ${org.id}`);
    expect(await check()).toEqual(["ROW_STRANGER standing answer sta_early", "ROW_STRANGER standing answer sta_x"]);
    expect(await events()).toEqual([]);
    await asSuperuser(async (sql) => sql`update ledger.openings set body_enc = sha256(body_enc) where org_id = ${org.id}`);
    await asSuperuser(async (sql) => sql`delete from standing_answers where org_id = ${org.id}`);
    await noted();
    expect(await events()).toEqual([]);
  });

  test("is not vouched for where it was changed or put in while the check ran", async () => {
    meanwhile.run = async () => asSuperuser(async (sql) => {
      await sql`insert into standing_answers select org_id, 'sta_x', kind, 'who_else', null, null, '"eve"', by, at from standing_answers where org_id = ${org.id}`;
      await sql`update legal_holds set reason = 'x' where org_id = ${org.id}`;
      await sql`update audit_events set action = 'organization.imported' where org_id = ${org.id} and action = 'organization.created'`;
      await sql`update organizations set timezone = 'Asia/Tokyo' where org_id = ${org.id}`;
    });
    expect([await check(), await events()]).toEqual([[], ["standing_answer.noted"]]);
    await rename("organization.imported", "organization.created");
    meanwhile.run = async () => Promise.resolve();
    expect(await check()).toEqual([expect.stringMatching(/^ROW_CHANGED organization /), "ROW_STRANGER standing answer sta_x"]);
  });

  test("is vouched for by a check of the log that takes entries, by none of a closed one", async () => {
    const { id: closed } = await openLogOf(org.id);
    await freezeNow(org.id, closed, { code: "OPERATOR", sentence: "Looked into." }, new Date());
    await succeedLog(org.id, closed, { statement: "The key was in other hands." }, new Date());
    await sequenceOf(org.id);
    expect([await check("full", closed), await events()]).toEqual([[], []]);
    expect([await check(), await events()]).toEqual([[], ["legal_hold.noted", "standing_answer.noted"]]);
  });

  test("is no word against an entry that had committed to it before, which was hidden while it was noted", async () => {
    await rename("organization.created", "organization.imported");
    await asSuperuser(async (sql) => sql`update organizations set timezone = 'Asia/Tokyo' where org_id = ${org.id}`);
    await noted();
    await rename("organization.imported", "organization.created");
    await sequenceOf(org.id);
    expect(await check()).toEqual([expect.stringMatching(/^ROW_CHANGED organization /)]);
  });
});
