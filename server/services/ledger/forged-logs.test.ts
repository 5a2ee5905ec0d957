import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf, writeEntries } from "@/db/testing/ledgers";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { asSuperuser } from "@/db/testing/superuser";

import { findAnchorHead } from "../anchors/anchor-head";
import { checkAnchorHead } from "../anchors/check-anchor-head";
import { freezeAnchorLog } from "../anchors/freeze-anchor-log";
import { publishHead } from "../anchors/publish-head";
import { sequenceAnchorLog } from "../anchors/sequence-anchor-log";
import { succeedAnchorLog } from "../anchors/succeed-anchor-log";
import { copyAnchorLogTables, restoreAnchorLogTables } from "../anchors/testing/anchor-copy";
import { unfreezeAnchorLog } from "../anchors/unfreeze-anchor-log";
import { checkHeadsOf } from "./check-all-heads";
import { freezeNow } from "./freeze";
import { selfCheck } from "./self-check";
import { succeedLog } from "./succeed";
import { unfreezeLog } from "./unfreeze";

const now = () => new Date();
const stop = { code: "OPERATOR", sentence: "Looked into." } as const;
let org: TestOrg;
let [old, current] = ["", ""];
let sound: OrgCopy;
let soundAnchors: Awaited<ReturnType<typeof copyAnchorLogTables>>;

async function grow(): Promise<void> {
  await writeEntries(org, 2);
  await sequenceOf(org.id);
  await publishHead(org.id, now(), []);
  await sequenceAnchorLog(now(), []);
}

/** A log that was stopped, let go on and succeeded, and two anchor logs of which the first was too. */
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await writeEntries(org, 260);
  await grow();
  old = (await openLogOf(org.id)).id;
  await freezeNow(org.id, old, stop, now());
  await unfreezeLog(org.id, old, now());
  await sequenceOf(org.id);
  await freezeNow(org.id, old, stop, now());
  await succeedLog(org.id, old, { statement: "The volume was lost." }, now());
  for (let i = 0; i < 2; i++) await grow();
  current = (await openLogOf(org.id)).id;
  await freezeAnchorLog(stop, now());
  await succeedAnchorLog({ statement: "The volume was lost." }, now(), []);
  for (let i = 0; i < 2; i++) await grow();
  [sound, soundAnchors] = [await copyOrg(org.id), await copyAnchorLogTables()];
});
async function putBack(): Promise<void> {
  await sound.restore();
  await restoreAnchorLogTables(soundAnchors);
  await change("delete from ledger.anchor_events where id = 'x'");
}

const found = async (logId = current) => ((await selfCheck(org.id, logId, "full", now))?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
const change = async (text: string) => asSuperuser(async (sql) => sql.unsafe(text.replaceAll(":org", `'${org.id}'`).replaceAll(":old", `'${old}'`).replaceAll(":log", `'${current}'`)));
const ofOld = ["log_events", "signatures", "checkpoints", "tiles", "leaves", "log_heads", "keys", "self_checks", "published_heads", "entries"].map((table) => `delete from ledger.${table} where org_id = :org and log_id = :old`).join(";");

test("logs that were stopped, let go on and succeeded are no fault, closed ones neither", async () => {
  expect([await found(), await found(old)]).toEqual([[], []]);
});

describe("an organization's logs, changed past the product", () => {
  afterEach(putBack);
  test.each<[string, string, RegExp]>([
    ["a closed log taken away with all that is of it", `delete from audit_events where entry_id in (select id from ledger.entries where log_id = :old); delete from ledger.openings where entry_id in (select id from ledger.entries where log_id = :old); ${ofOld}; delete from ledger.logs where id = :old`, /^ROW_MISSING log localhost\//],
    ["a log closed by hand", "update ledger.logs set state = 'closed' where id = :log", /^LOG_STATE log localhost\//],
    ["a log stopped by hand", "update ledger.logs set state = 'frozen' where id = :log", /^LOG_STATE log localhost\//],
    ["a freeze ended by hand", `update ledger.logs set state = 'active' where id = :log; insert into ledger.log_events (org_id, id, log_id, at, kind, code, sentence) values (:org, 'x', :log, now(), 'frozen', 'SIGNED_OTHER', 'Two histories.')`, /^LOG_STATE log localhost\//],
    ["an end of a freeze put in", `insert into ledger.log_events (org_id, id, log_id, at, kind, code, sentence) values (:org, 'x', :log, now(), 'unfrozen', 'UNFROZEN', 'Fits.')`, /^ROW_STRANGER event of log/],
    ["what happened to a log taken away", "delete from ledger.log_events where org_id = :org", /^ROW_MISSING event of log/],
    ["why it was stopped told otherwise", "update ledger.log_events set sentence = 'All is well.' where org_id = :org and kind = 'frozen'", /^ROW_MISSING event of log/],
    ["when it was opened", "update ledger.logs set created_at = created_at - interval '1 year' where id = :log", /^ROW_CHANGED log localhost\//],
    ["which of two is written to", "update ledger.logs set state = 'closed' where id = :log; update ledger.logs set state = 'active' where id = :old", /^LOG_STATE log localhost\//],
    ["when a head was signed", "update ledger.checkpoints set cut_at = cut_at - interval '1 year' where log_id = :log", /^CHECKPOINT_TIME checkpoints$/],
    ["since when a key signs", "update ledger.keys set from_size = 1 where log_id = :log", /^KEY_CHANGED key /],
    ["that a key is compromised", "update ledger.keys set status = 'compromised', to_size = 1 where log_id = :log", /^KEY_CHANGED key /],
    ["which evidence a check was filed as", "update ledger.self_checks set evidence_id = 'evd_x' where org_id = :org", /^ROW_CHANGED self-check /],
  ])("%s is named", async (_, text, expected) => {
    if (text.includes("self_checks")) await found();
    await change(text);
    expect(await found()).toContainEqual(expect.stringMatching(expected));
  });
});

describe("an anchor log, changed past the product", () => {
  afterEach(putBack);
  test.each<[string, string, RegExp]>([
    ["a leaf's bytes", "update ledger.anchor_leaves set leaf_bytes = leaf_bytes || ' ' where log_no = 2 and idx = 0", /^ENTRY_HASH anchor log 2: entry 0$/],
    ["a leaf taken away", "delete from ledger.anchor_leaves where log_no = 2 and idx = 1", /^LEAF_MISSING anchor log 2: entry 1$/],
    ["two leaves in each other's place", "update ledger.anchor_leaves set idx = case when idx = 1 then -2 else -1 end where log_no = 2 and idx in (1, 2); update ledger.anchor_leaves set idx = -idx where idx < 0", /^CHECKPOINT_ROOT anchor log 2: checkpoint /],
    ["all of it", "truncate ledger.anchor_leaves, ledger.anchor_checkpoints, ledger.anchor_signatures, ledger.instance_anchors", /^HEAD_SIZE anchor log 2: head$/],
    ["the newest head", "delete from ledger.anchor_checkpoints where log_no = 2 and size = (select max(size) from ledger.anchor_checkpoints where log_no = 2)", /^HEAD_SIZE anchor log 2: head$/],
    ["a head whose signatures stay", "delete from ledger.anchor_checkpoints where log_no = 2 and size = (select min(size) from ledger.anchor_checkpoints where log_no = 2)", /^CHECKPOINT_MISSING anchor log 2: checkpoint /],
    ["the signatures", "delete from ledger.anchor_signatures", /^CHECKPOINT_UNSIGNED anchor log 1: checkpoint /],
    ["a bit of a signature", "update ledger.anchor_signatures set sig = set_byte(sig, 9, get_byte(sig, 9) # 1) where log_no = 1", /^NOTE_BAD_SIGNATURE anchor log 1: checkpoint /],
    ["when a head was signed", "update ledger.anchor_checkpoints set cut_at = cut_at - interval '1 year' where log_no = 2", /^CHECKPOINT_TIME anchor log 2: checkpoint /],
    ["what the head goes on from", "update ledger.anchor_head set frontier = '' where id = 2", /^HEAD_FRONTIER anchor log 2: head$/],
    ["its keys", "delete from ledger.anchor_keys where log_no = 1", /^KEY_MISSING anchor log 1: key /],
    ["a freeze ended by hand", "insert into ledger.anchor_events (id, log_no, at, kind, code, sentence) values ('x', 2, now(), 'frozen', 'SIGNED_OTHER', 'Two histories.')", /^LOG_STATE anchor log 2$/],
    ["a closed one opened again", "update ledger.anchor_head set state = 'active' where id = 1", /^LOG_STATE anchor log 1$/],
  ])("%s is named", async (_, text, expected) => {
    await change(text);
    expect(await found()).toContainEqual(expect.stringMatching(expected));
  });
});

test("a log closed by hand is frozen by the next look at it, says why, and goes on once an operator lets it; one that was frozen too", async () => {
  for (const [i, before] of ["active", "frozen"].entries()) {
    if (before === "frozen") await freezeNow(org.id, current, stop, now());
    await change("update ledger.logs set state = 'closed' where id = :log");
    await checkHeadsOf(org.id, now());
    const [row] = await admin()<{ state: string; stops: number }[]>`select l.state, count(*)::int as stops from ledger.logs l join ledger.log_events e on e.log_id = l.id and e.code = 'NOT_SUCCEEDED' where l.id = ${current} group by 1`;
    expect(row).toEqual({ state: "frozen", stops: i + 1 });
    await unfreezeLog(org.id, current, now());
    await sequenceOf(org.id);
    expect(await found(), before).toEqual([]);
  }
});

test("so is the anchor log", async () => {
  await change("update ledger.anchor_head set state = 'closed' where id = 2");
  await checkAnchorHead(now());
  expect((await withoutOrg(findAnchorHead, "system"))?.state).toBe("frozen");
  await unfreezeAnchorLog(now());
  expect(await found()).toEqual([]);
});
