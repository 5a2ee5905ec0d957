import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { openLogOf, writeEntries } from "@/db/testing/ledgers";
import { sequenceOf } from "@/db/testing/jobs";
import { asSuperuser } from "@/db/testing/superuser";

import { headGuard } from "@/server/storage/head-guard";

import { checkHeadsOf } from "./check-all-heads";
import { checkDueLogs } from "./check-due";
import { standingOf } from "./compare-checks";
import { freezeLog } from "./freeze";
import { fileResults } from "./file-results";
import { getLedger } from "./get";
import { lockHead } from "./lock-head";
import { recordOrHold } from "./record-or-hold";
import { selfCheck } from "./self-check";
import { unfreezeLog } from "./unfreeze";

let org: TestOrg;
let logId = "";
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  await writeEntries(org, 2);
  await sequenceOf(org.id);
  logId = (await openLogOf(org.id)).id;
});

const check = async (kind: "full" | "incremental" = "full") => selfCheck(org.id, logId, kind, () => new Date());
const found = async (kind?: "full" | "incremental") => ((await check(kind))?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
const checks = async () => admin()<{ id: string; mark: string | null; evidence_id: string | null }[]>`select id, mark, evidence_id from ledger.self_checks where org_id = ${org.id} order by started_at, id`;

describe("the record of self-checks, changed past the product", () => {
  test("a check put in is named, is filed as no evidence, and nothing goes on from it", async () => {
    await check();
    await writeEntries(org, 3);
    await sequenceOf(org.id);
    await asSuperuser(async (sql) => sql`insert into ledger.self_checks select (jsonb_populate_record(c, jsonb_build_object('id', 'chk_x', 'evidence_id', null, 'started_at', now(), 'finished_at', now(), 'to_size', h.size, 'root', h.root))).*
      from ledger.self_checks c join ledger.log_heads h on h.log_id = c.log_id where c.org_id = ${org.id}`);
    expect(await fileResults(org.id, logId)).toBe(0);
    const next = await check("incremental");
    expect([next?.kind, (next?.findings ?? []).map(({ code, at }) => `${code} ${at}`)]).toEqual(["full", ["ROW_CHANGED self-check chk_x"]]);
  });

  test("what a check found, up to where it went, and that it was one of everything, are named; so is one taken away", async () => {
    const [first] = [(await check())?.id ?? ""];
    const changes = ["state = 'failed', findings_total = 1", "to_size = 1", "kind = 'incremental'", "started_at = started_at + interval '30 days', finished_at = finished_at + interval '30 days'"];
    for (const change of changes) {
      await asSuperuser(async (sql) => sql.unsafe(`create table if not exists kept_checks as select * from ledger.self_checks where id = '${first}'; update ledger.self_checks set ${change} where id = '${first}'`));
      expect(await found(), change).toContain(`ROW_CHANGED self-check ${first}`);
      await asSuperuser(async (sql) => sql.unsafe(`delete from ledger.self_checks where id = '${first}'; insert into ledger.self_checks select * from kept_checks; drop table kept_checks`));
    }
    await asSuperuser(async (sql) => sql`delete from ledger.self_checks where id = ${first}`);
    expect(await found()).toEqual([`ROW_MISSING self-check ${first}`]);
  });

  test("one from before there were marks stands by the evidence it was filed as, with all that it found, and by nothing else", async () => {
    const first = (await check())?.id ?? "";
    const unmark = async (change = "") => asSuperuser(async (sql) => sql.unsafe(`update ledger.self_checks set mark = null${change} where id = '${first}'`));
    await unmark();
    expect(await found("incremental")).toEqual([]);
    for (const change of [", to_size = 1", ", root = sha256('x')", ", state = 'failed', findings_total = 1", `, findings_total = 1, state = 'failed', findings = '[{"code":"X","at":"y","message":"z"}]'`, ", evidence_id = null, finished_at = now()"]) {
      await asSuperuser(async (sql) => sql.unsafe(`create table if not exists kept_checks as select * from ledger.self_checks where id = '${first}'`));
      await unmark(change);
      expect(await found(), change).toEqual([`ROW_CHANGED self-check ${first}`]);
      await asSuperuser(async (sql) => sql.unsafe(`delete from ledger.self_checks where id = '${first}'; insert into ledger.self_checks select * from kept_checks; drop table kept_checks`));
    }
  });

  test("one from before there were marks that was never filed, or whose evidence was erased, is neither named nor gone on from", async () => {
    const first = (await check())?.id ?? "";
    await asSuperuser(async (sql) => sql`update ledger.self_checks set mark = null where id = ${first}`);
    await asSuperuser(async (sql) => sql`update evidence set file_name = null, sha256 = '', provenance = '{}' where org_id = ${org.id}`);
    expect(await withOrg(org.id, async (tx) => Promise.all((await tx.select().from(selfChecks)).map((row) => standingOf(tx, row, null))), "system")).toEqual(["unknown"]);
    await asSuperuser(async (sql) => sql`update ledger.self_checks set evidence_id = null where id = ${first}`);
    expect(await fileResults(org.id, logId)).toBe(0);
    const next = await check("incremental");
    expect([next?.kind, (next?.findings ?? []).filter(({ at }) => at.startsWith("self-check"))]).toEqual(["full", []]);
  });

  test("a check put in, of now or of a time to come, done or running, keeps none from being made, and no page shows it", async () => {
    const first = (await check())?.id ?? "";
    const late = new Date(Date.now() + 40 * 3_600_000);
    const put = async (id: string, at: Date, state: string) => asSuperuser(async (sql) => sql`insert into ledger.self_checks select (jsonb_populate_record(c, jsonb_build_object('id', ${id}::text, 'evidence_id', null, 'state', ${state}::text, 'started_at', ${at.toISOString()}::text, 'finished_at', ${at.toISOString()}::text, 'beat_at', ${at.toISOString()}::text))).*
      from ledger.self_checks c where c.id = ${first}`);
    await put("chk_now", late, "passed");
    await put("chk_late", new Date("2099-01-01"), "passed");
    await put("chk_runs", new Date("2099-01-01"), "running");
    await asSuperuser(async (sql) => sql`insert into ledger.self_checks select (jsonb_populate_record(c, '{"id":"chk_never","evidence_id":null,"started_at":"-infinity"}')).* from ledger.self_checks c where c.id = ${first}`);
    expect((await getLedger(org.as())).checks).toMatchObject({ last: { id: first }, full: { id: first } });
    await checkDueLogs(new Date(0), () => late);
    expect((await checks()).length).toBe(6);
  });

  test("a mark taken away where an earlier check bears one is named", async () => {
    await check();
    const second = (await check("incremental"))?.id ?? "";
    await asSuperuser(async (sql) => sql`update ledger.self_checks set mark = null where id = ${second}`);
    expect(await found()).toEqual([`ROW_CHANGED self-check ${second}`]);
  });
});

describe("what waits for a frozen ledger, changed past the product", () => {
  const hold = async (name: string) => withOrg(org.id, async (tx) => recordOrHold(tx, org.as(), [{ action: "pack.downloaded", object: { kind: "pack", id: name }, detail: { name, left: undefined } }]));
  const held = async () => admin()<{ id: string; n: number }[]>`select id, n from ledger.held_changes where org_id = ${org.id} order by n`;
  const freeze = async () => withOrg(org.id, async (tx) => {
    const head = await lockHead(tx, org.id, logId);
    if (head) await freezeLog(tx, head, { code: "OPERATOR", sentence: "Looked into." }, new Date());
  }, "system");
  beforeEach(async () => {
    await freeze();
    await Promise.all(["a", "b", "c"].map(hold));
  });

  test("nothing is found where nobody did; another action, one put in, one taken out are named", async () => {
    expect(await found()).toEqual([]);
    const [first, second, third] = await held();
    await asSuperuser(async (sql) => sql`delete from ledger.held_changes where org_id = ${org.id} and id = ${second?.id ?? ""}`);
    expect(await found()).toEqual(["ROW_MISSING changes kept while frozen, 2 to 2"]);
    await asSuperuser(async (sql) => sql`insert into ledger.held_changes select org_id, 'held_x', log_id, at, '{"id":"usr_eve","kind":"user"}', origin, change, 2, mark from ledger.held_changes where org_id = ${org.id} and id = ${third?.id ?? ""}`);
    await asSuperuser(async (sql) => sql`update ledger.held_changes set change = jsonb_set(change, '{action}', '"pack.expired"') where org_id = ${org.id} and id = ${first?.id ?? ""}`);
    expect(await found()).toEqual(expect.arrayContaining([`ROW_CHANGED change kept while frozen ${first?.id}`, "ROW_CHANGED change kept while frozen held_x"]));
  });

  test("the newest taken out, or all of them, are named once the head guard was told of them, and the ledger says so when it is opened again", async () => {
    const told = async () => admin()<{ lost: number; known: boolean }[]>`select (detail->>'lost')::int as lost, (detail->>'known')::boolean as known from audit_events where org_id = ${org.id} and action = 'held_change.missing'`;
    const takeOut = async (from: number) => asSuperuser(async (sql) => sql`delete from ledger.held_changes where org_id = ${org.id} and n >= ${from}`);
    await checkHeadsOf(org.id, new Date());
    expect(await found()).toEqual([]);
    await takeOut(3);
    expect(await found()).toEqual(["ROW_MISSING changes kept while frozen, 3 to 3"]);
    await takeOut(1);
    await checkHeadsOf(org.id, new Date());
    expect(await found()).toEqual(["ROW_MISSING changes kept while frozen, 1 to 3"]);
    await unfreezeLog(org.id, logId, new Date());
    expect([await told(), await found()]).toEqual([[{ lost: 3, known: true }], []]);

    // A freeze after that begins anew, and one of which nothing is missing says nothing.
    await freeze();
    await hold("d");
    await checkHeadsOf(org.id, new Date());
    expect(await found()).toEqual([]);
    await unfreezeLog(org.id, logId, new Date());
    expect([(await told()).length, await found()]).toEqual([1, []]);
  });

  test("a database from before the freeze is told by the head guard what waited then; opened again, the ledger says so once", async () => {
    await headGuard().keepHeld(logId, { freeze: "a freeze that this database does not know", n: 4 });
    expect(await found()).toEqual(["ROW_MISSING changes kept while frozen, 1 to 4"]);
    await unfreezeLog(org.id, logId, new Date());
    expect(await found()).toEqual([]);
    await freeze();
    await unfreezeLog(org.id, logId, new Date());
    const events = await admin()<{ known: boolean }[]>`select (detail->>'known')::boolean as known from audit_events where org_id = ${org.id} and action = 'held_change.missing'`;
    expect(events).toEqual([{ known: false }]);
  });

  test("what does not bear its mark goes into the ledger as found, and as nobody's act", async () => {
    const [first] = await held();
    await asSuperuser(async (sql) => sql`update ledger.held_changes set actor = '{"id":"usr_eve","kind":"user"}' where org_id = ${org.id} and id = ${first?.id ?? ""}`);
    await unfreezeLog(org.id, logId, new Date());
    const events = await admin()<{ action: string; actor_id: string; detail: { claims?: { actor: { id: string } } } }[]>`select action, actor_id, detail from audit_events where org_id = ${org.id} and (object_kind in ('pack', 'held_change')) order by action, object_id`;
    expect(events.map(({ action }) => action)).toEqual(["held_change.refused", "pack.downloaded", "pack.downloaded"]);
    expect([events[0]?.actor_id, events[0]?.detail.claims?.actor.id]).toEqual(["system", "usr_eve"]);
    expect(await held()).toEqual([]);
  });

  test("what was kept before there were marks is no fault, and is recorded as it was, with a word about it; one that came after the first mark is refused", async () => {
    await asSuperuser(async (sql) => sql`update ledger.held_changes set n = 0, mark = null where org_id = ${org.id} and change->'object'->>'id' <> 'c'`);
    await asSuperuser(async (sql) => sql`update ledger.held_changes set n = 1, mark = null where org_id = ${org.id} and change->'object'->>'id' = 'c'`);
    const [, , third] = await held();
    expect(await found()).toEqual([`ROW_CHANGED change kept while frozen ${third?.id}`]);
    await asSuperuser(async (sql) => sql`update ledger.held_changes set n = 0 where org_id = ${org.id} and id = ${third?.id ?? ""}`);
    await asSuperuser(async (sql) => sql`update ledger.held_changes set at = now() where org_id = ${org.id} and change->'object'->>'id' = 'b'`);
    await unfreezeLog(org.id, logId, new Date());
    const events = await admin()<{ action: string; actor_id: string; detail: Record<string, unknown> }[]>`select action, actor_id, detail from audit_events where org_id = ${org.id} and (object_kind in ('pack', 'held_change')) order by action, object_id`;
    expect(events.map(({ action, detail }) => [action, detail["name"], detail["kept_without_mark"]])).toEqual([["held_change.refused", undefined, undefined], ["pack.downloaded", "a", true], ["pack.downloaded", "c", true]]);
  });

  test("one put back after it was recorded is named at once, and is not recorded as anybody's act again; nothing that waits keeps a log frozen", async () => {
    const entryId = uuidv7();
    await withOrg(org.id, async (tx) => recordOrHold(tx, org.as(), [{ action: "pack.requested", object: { kind: "pack", id: "d" }, detail: {}, entryId }]));
    const copy = await admin()<{ row: string }[]>`select to_jsonb(h)::text as row from ledger.held_changes h where org_id = ${org.id} order by n`;
    const put = async (over: object = {}, rows: { row: string }[] = copy) => asSuperuser(async (sql) => {
      for (const { row } of rows) await sql`insert into ledger.held_changes select (jsonb_populate_record(null::ledger.held_changes, ${row}::text::jsonb || ${JSON.stringify(over)}::text::jsonb)).*`;
    });
    const acts = async () => (await admin()<{ action: string; entry_id: string; fault: string | null }[]>`select action, entry_id, detail->>'fault' as fault from audit_events where org_id = ${org.id} and object_kind in ('pack', 'held_change') order by id`).map(({ action, entry_id: entry, fault }) => [action, entry, fault]);
    const ids = (await held()).map(({ id }) => id);
    await unfreezeLog(org.id, logId, new Date());
    const recorded = await acts();
    expect(recorded.map(([, entry]) => entry)).toEqual([...ids.slice(0, 3), entryId]);
    await put();
    await sequenceOf(org.id);
    expect(await found("incremental")).toEqual(ids.map((id) => `ROW_STRANGER change kept while frozen ${id}`));
    const [first] = copy;
    await put({ id: "x".repeat(20_000), at: "-infinity", change: { action: 1.5, object: [] }, n: 9 }, first && [first]);
    await put({ id: "no change", mark: null, n: 0, change: { deep: [1e300] } }, first && [first]);
    await freeze();
    await unfreezeLog(org.id, logId, new Date());
    const refused = (await acts()).slice(recorded.length);
    expect(refused.map(([action]) => action)).toEqual(Array.from({ length: 6 }, () => "held_change.refused"));
    expect(refused.map(([, , fault]) => fault)).toEqual(expect.arrayContaining([...ids.slice(0, 3), entryId].map((entry) => `It was recorded already, as the entry ${entry}.`)));
    expect(refused.map(([, , fault]) => fault)).toEqual(expect.arrayContaining(["It does not bear the mark of this installation.", "It is no change that can be recorded."]));
    await sequenceOf(org.id);
    expect([await held(), await found()]).toEqual([[], []]);
  });

  test("one whose entry came back without its content is recorded again, once, with a word of which entry it restores", async () => {
    const copy = await admin()<{ row: string }[]>`select to_jsonb(h)::text as row from ledger.held_changes h where org_id = ${org.id} order by n`;
    const put = async () => {
      await freeze();
      await asSuperuser(async (sql) => { for (const { row } of copy) await sql`insert into ledger.held_changes select (jsonb_populate_record(null::ledger.held_changes, ${row}::text::jsonb)).*`; });
      await unfreezeLog(org.id, logId, new Date());
    };
    const [first] = await held();
    await unfreezeLog(org.id, logId, new Date());
    await sequenceOf(org.id);
    // As a repair from a mirror leaves it.
    await asSuperuser(async (sql) => {
      await sql`delete from ledger.openings where org_id = ${org.id} and entry_id = ${first?.id ?? ""}`;
      await sql`delete from audit_events where org_id = ${org.id} and entry_id = ${first?.id ?? ""}`;
    });
    await put();
    const restored = async () => admin()<{ name: string; entry: string }[]>`select detail->>'name' as name, detail->>'restores_entry' as entry from audit_events where org_id = ${org.id} and action = 'pack.downloaded' and detail ? 'restores_entry'`;
    expect(await restored()).toEqual([{ name: (JSON.parse(copy[0]?.row ?? "{}") as { change: { detail: { name: string } } }).change.detail.name, entry: first?.id }]);
    await put();
    expect([(await restored()).length, await held()]).toEqual([1, []]);
  });

  const noAction = { action: null, object: { kind: "pack", id: "d" }, detail: {} };
  const noObject = { ...noAction, action: "pack.downloaded", object: null };
  const [noDetail, noEntry] = [{ ...noAction, action: "pack.downloaded", detail: "x" }, { ...noAction, action: "pack.downloaded", entryId: { a: 1 } }];
  const noKind = { ...noAction, action: "pack.downloaded" };
  const tooLong = { ...noKind, object: { kind: "pack", id: Array.from({ length: 500 }, () => uuidv7()).join("") } };
  test.each([["null", null], ["no action", noAction], ["no object", noObject], ["a detail that is none", noDetail], ["an entry's id that is none", noEntry], ["an object that no index holds", tooLong], ["an actor of no kind", noKind, { kind: null, id: null }]])("a change kept that is none, put in as one from before there were marks, keeps no log frozen: %s", async (_, change: unknown, actor?: unknown) => {
    await asSuperuser(async (sql) => sql`update ledger.held_changes set n = 0, mark = null, change = ${JSON.stringify(change)}::text::jsonb, actor = ${JSON.stringify(actor ?? { kind: "system", id: "system" })}::text::jsonb where org_id = ${org.id}`);
    await unfreezeLog(org.id, logId, new Date());
    const events = await admin()<{ action: string; fault: string }[]>`select action, detail->>'fault' as fault from audit_events where org_id = ${org.id} and object_kind in ('pack', 'held_change')`;
    expect(events.map(({ action, fault }) => [action, fault])).toEqual(Array.from({ length: 3 }, () => ["held_change.refused", "It is no change that can be recorded."]));
    expect(await held()).toEqual([]);
  });
});
