import { expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { admin } from "@/db/testing/admin";

import { approveErasure } from "../../../erasures/approve";
import { carryOutErasures } from "../../../erasures/carry-out";
import { listErasures } from "../../../erasures/list";
import { pushEvidence } from "../../../evidence/push";
import { withdrawEvidence } from "../../../evidence/withdraw";
import { holdKeys } from "../../../ledger/hold-keys";
import { forgetPeopleOf } from "../../forget";
import { lockRequest } from "../../rows";
import { getErasure } from "../get-erasure";
import { tendErasures } from "../tend";
import { EMAIL, Erasing, later } from "../testing/erasing";
import { completePortalTask } from "./complete-task";
import { eraseFindings } from "./erase-findings";
import { searchWhatCame } from "./search-again";
import { startPortalSearch } from "./start-search";

/** An erasure in the portal alone, in which nothing was found; and what pushes a document into the organization. */
async function inPortal() {
  const erasing = await Erasing.start();
  await erasing.act(erasing.anna(), "start_assessing", { why: null });
  await erasing.act(erasing.anna(), "settle_identity", { method: "email_loop", reason: null, mandate: null });
  await erasing.act(erasing.anna(), "plan_erasure", { plan: { text: "All in the portal itself." }, itemCount: 1, tasks: { systems: ["portal"] } }, "erasure");
  await erasing.act(erasing.ben(), "start_fulfilment", { planSeq: (await erasing.process())?.plan?.seq, tasks: [] }, "erasure");
  const push = async (days: number, title: string, text: string) => (await pushEvidence(erasing.anna(days), { items: [{ content: { text }, title, asDocument: true }] }))[0]?.id ?? "";
  await push(-1, "Nobody", "nothing about anybody");
  await startPortalSearch(erasing.anna(), { id: erasing.id });
  return { erasing, push };
}

/** Until what was begun waits for a lock that the test holds. */
const somebodyWaits = async () => expect.poll(async () => (await admin()`select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`).length).toBeGreaterThan(0);

test("what is pushed while the portal is searched again, behind the files and before its end, is read the next time", async () => {
  const { erasing, push } = await inPortal();
  const of = { orgId: erasing.org.id, requestId: erasing.id };
  const look = async () => withOrg(of.orgId, async (tx) => searchWhatCame(tx, of, later(1)), "system");
  await push(1, "Nobody again", "nothing about anybody, again");
  const looking = await admin().begin(async (sql) => {
    // What is searched last.
    await sql`lock table invitations in access exclusive mode`;
    const first = look();
    await somebodyWaits();
    await push(1, "Log", `customer ${EMAIL} called`);
    return { first };
  });
  expect([await looking.first, await look(), await look()]).toEqual([{ fresh: 0, left: false }, { fresh: 1, left: false }, { fresh: 0, left: false }]);
});

test("what was read of the last hour may be more than a statement has parameters", async () => {
  const { erasing } = await inPortal();
  await admin()`update portal_searches set checked = array(select 'ev_' || n from generate_series(1, 70000) n) where org_id = ${erasing.org.id}`;
  expect(await withOrg(erasing.org.id, async (tx) => searchWhatCame(tx, { orgId: erasing.org.id, requestId: erasing.id }, later(1)), "system")).toEqual({ fresh: 0, left: false });
});

test("whoever works on a case while its portal task ends, or its person is forgotten, waits and is not thrown out", async () => {
  const { erasing } = await inPortal();
  const whileHeld = async (other: () => Promise<unknown>) => {
    const begun = await withOrg(erasing.org.id, async (tx) => {
      await lockRequest(tx, erasing.org.id, erasing.id);
      const others = other();
      await somebodyWaits();
      await holdKeys(tx, erasing.org.id, "shared");
      return { others };
    });
    return begun.others;
  };
  expect(await whileHeld(async () => completePortalTask(erasing.org.id, erasing.id, later(1)))).toBe("ended");
  await admin()`update rights_requests set forget_at = ${later(1)}, forgetting_at = ${later(1)} where org_id = ${erasing.org.id}`;
  expect(await whileHeld(async () => forgetPeopleOf(erasing.org.id, later(2)))).toBe(1);
});

test("evidence that came after the portal was searched keeps its task open: it is searched again at the very end, and says what came new", async () => {
  const { erasing, push } = await inPortal();
  expect((await getErasure(erasing.anna(), { id: erasing.id })).findings).toEqual([]);
  const [inFile, inTitle] = [await push(1, "Log", `customer ${EMAIL} called`), await push(1, `Call of ${EMAIL}`, "no name in here")];
  const task = async (days: number) => (await erasing.process(days))?.tasks[0]?.method;
  await tendErasures(later(1));
  expect(await task(1)).toBeNull();
  const findings = async () => (await getErasure(erasing.anna(1), { id: erasing.id })).findings.map(({ id, isNew, state }) => [id, isNew, state]);
  expect(await findings()).toEqual([inFile, inTitle].toSorted().map((found) => [found, true, "found"]));
  await eraseFindings(erasing.anna(1), { id: erasing.id, basis: "gdpr.17.1.b" });
  for (const { id } of (await listErasures(erasing.anna(1))).waiting) await approveErasure(erasing.ben(1), { id });
  await carryOutErasures(later(1));
  // Between the erasure and the end of the task, once more.
  const last = await push(1, "Mail", `from ${EMAIL}`);
  await completePortalTask(erasing.org.id, erasing.id, later(2));
  expect([await task(2), (await findings()).filter(([, , state]) => state === "found").map(([id]) => id)]).toEqual([null, [last]]);
  expect(await admin()`select detail from audit_events where org_id = ${erasing.org.id} and action = 'rights_request.portal_found_more' order by at`).toEqual([{ detail: { found: 2 } }, { detail: { found: 1 } }]);
  await eraseFindings(erasing.anna(2), { id: erasing.id, basis: "gdpr.17.1.b" });
  for (const { id } of (await listErasures(erasing.anna(2))).waiting) await approveErasure(erasing.ben(2), { id });
  await carryOutErasures(later(2));
  await tendErasures(later(3));
  expect(await task(3)).toBe("deleted");
});

test("an invitation that was never accepted is told apart from one that let somebody in, and each is said to stay as what it proves", async () => {
  const { erasing } = await inPortal();
  const invite = async (id: string, acceptedAt: Date | null) => admin()`insert into invitations (org_id, id, email, role, token_sha256, invited_by, created_at, expires_at, accepted_at) values (${erasing.org.id}, ${id}, ${EMAIL}, 'officer', ${id}, ${erasing.anna().actor.id}, ${later(0)}, ${later(7)}, ${acceptedAt})`;
  await invite("inv_open", null);
  await invite("inv_used", later(0));
  const stays = async () => Object.fromEntries((await getErasure(erasing.anna(1), { id: erasing.id })).findings.map(({ id, kept }) => [id, kept]));
  const look = async () => withOrg(erasing.org.id, async (tx) => searchWhatCame(tx, { orgId: erasing.org.id, requestId: erasing.id }, later(1)), "system");
  await look();
  expect(await stays()).toEqual({ inv_open: "invitation_record", inv_used: "access_record" });
  await admin()`update invitations set accepted_at = ${later(1)} where org_id = ${erasing.org.id} and id = 'inv_open'`;
  await look();
  expect(await stays()).toEqual({ inv_open: "access_record", inv_used: "access_record" });
});

test("while everybody's pushes wait only a handful is read: more than that is read before, and nobody named in it stays", async () => {
  const { erasing, push } = await inPortal();
  const filesRead = async () => Number((await admin()`select files from portal_searches where org_id = ${erasing.org.id}`)[0]?.["files"]);
  const complete = async (days: number) => completePortalTask(erasing.org.id, erasing.id, later(days));
  const before = await filesRead();
  const many = Array.from({ length: 30 }, (_, n) => ({ content: { text: n === 29 ? `customer ${EMAIL} called` : `nobody, number ${n}` }, title: `Log ${n}`, asDocument: true }));
  const named = (await pushEvidence(erasing.anna(1), { items: many })).at(-1)?.id;
  expect([await complete(1), await filesRead()]).toEqual(["more", before]);
  await tendErasures(later(1));
  expect([(await erasing.process(1))?.tasks[0]?.method, (await getErasure(erasing.anna(1), { id: erasing.id })).findings.map(({ id }) => id)]).toEqual([null, [named]]);
  await push(1, "Large", "x".repeat(1_100_000));
  expect(await complete(1)).toBe("more");
});

test("a note about the person on old evidence, written before the portal's task ends, is found at its very end", async () => {
  const { erasing } = await inPortal();
  const of = { orgId: erasing.org.id, requestId: erasing.id };
  await withOrg(of.orgId, async (tx) => searchWhatCame(tx, of, later(1)), "system");
  const [old] = await admin()`select id from evidence where org_id = ${of.orgId} limit 1`;
  await withdrawEvidence(erasing.anna(1), { id: String(old?.["id"]), reason: `Uploaded for ${EMAIL} by mistake.` });
  expect(await completePortalTask(of.orgId, of.requestId, later(1))).toBe("waits");
  expect((await getErasure(erasing.anna(1), { id: erasing.id })).findings.map(({ id }) => id)).toEqual([old?.["id"]]);
});
