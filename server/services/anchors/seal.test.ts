import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { verifyTlogProof } from "@/server/domain/ledger/tlog-proof";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";

import { listAnchors } from "./list";
import { notePrinted } from "./note-printed";
import { publishHead } from "./publish-head";
import { runAnchorsOf } from "./run-tenant-anchors";
import { runTarget } from "./run-target";
import { sealLedger, type SealStep } from "./seal-ledger";
import { sealNow } from "./seal-now";
import { anchorState } from "./state";
import type { BucketTarget } from "./targets";
import { newAnchorHead, writeEntry } from "./testing/heads";
import { stubBucket } from "./testing/stub-bucket";

type Mail = { recipient: string; subject: string; plain: string; attachments: { fileName: string; content: string }[]; local: boolean };
const now = new Date();

async function mailsTo(...recipients: string[]): Promise<Mail[]> {
  return admin()<Mail[]>`select recipient, subject, plain, attachments, local from outbox where recipient = any(${recipients}) and subject like 'Sealed%' order by recipient`;
}

async function sealed(org: TestOrg): Promise<{ orgId: string; sealId: string }> {
  return { orgId: org.id, sealId: (await sealNow(org.as(), { reason: "period_close" })).id };
}

async function sealRow({ orgId, sealId }: { orgId: string; sealId: string }) {
  const [row] = await admin()<{ size: number | null; mailed_at: Date | null; entry_id: string }[]>`select size::int, mailed_at, entry_id from ledger.seals where org_id = ${orgId} and id = ${sealId}`;
  return row;
}

describe("a seal", () => {
  test("is asked for with a word in the ledger and a job, and waits for nothing", async () => {
    const org = await createOrg({ adopt: false });
    const seal = await sealed(org);
    expect(await sealRow(seal)).toMatchObject({ size: null, mailed_at: null });
    expect(await admin()`select 1 from pgboss.job where name = 'seal-ledger' and data->>'sealId' = ${seal.sealId}`).toHaveLength(1);
    await expect(sealNow(org.as("ledger:read"), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("publishes the head that holds its own entry and mails checkpoint and proof to owners and officers, nobody else", async () => {
    const org = await createOrg({ adopt: false });
    const [officer, contributor] = [await addMember(org.id, "officer"), await addMember(org.id, "contributor")];
    const seal = await sealed(org);
    await sealLedger(seal, now, []);
    const mails = await mailsTo(org.owner.email, officer.email, contributor.email);
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([org.owner.email, officer.email].toSorted());
    const [mail] = mails;
    expect(mail?.plain).toContain("The attached files are the evidence");
    expect(mail?.attachments.map(({ fileName }) => fileName.replace(/^.*\./, "."))).toEqual([".checkpoint", ".tlog-proof"]);
    const [key] = await admin()<{ vkey: string }[]>`select vkey from ledger.keys where org_id = ${org.id}`;
    const logKeys = [parseVerifierKey(key?.vkey ?? "")];
    const row = await sealRow(seal);
    expect(openCheckpoint(mail?.attachments[0]?.content ?? "", logKeys).size).toBe(row?.size);
    const [entry] = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.entries where id = ${row?.entry_id ?? ""}`;
    expect(verifyTlogProof(mail?.attachments[1]?.content ?? "", entry?.leaf_bytes ?? new Uint8Array(), { logKeys }).index).toBe((row?.size ?? 0) - 1);
  });

  test("broken off after any step, and run again, twice at once: one publication, one mail a person", async () => {
    for (const step of ["sequenced", "published", "anchored", "mailed"] satisfies SealStep[]) {
      const org = await createOrg({ adopt: false });
      const seal = await sealed(org);
      const die = (at: SealStep) => { if (at === step) throw new Error("killed"); };
      await expect(sealLedger(seal, now, [], die), step).rejects.toThrow("killed");
      // Two workers may hold the job for a moment; one of them may find the sequencer busy and comes again.
      await Promise.allSettled([sealLedger(seal, now, []), sealLedger(seal, now, [])]);
      await sealLedger(seal, now, []);
      const row = await sealRow(seal);
      expect(row?.mailed_at, step).not.toBeNull();
      expect(await mailsTo(org.owner.email), step).toHaveLength(1);
      expect(await admin()`select 1 from ledger.published_heads p join ledger.anchor_leaves l using (entry_id) where org_id = ${org.id} and size = ${row?.size ?? 0}`, step).toHaveLength(1);
      expect(await admin()`select 1 from ledger.anchors where org_id = ${org.id} and kind = 'email'`, step).toHaveLength(1);
    }
  });

  test("of a frozen ledger is refused, and one asked for before waits until it is repaired", async () => {
    const org = await createOrg({ adopt: false });
    const seal = await sealed(org);
    await admin()`update ledger.logs set state = 'frozen' where org_id = ${org.id}`;
    await expect(sealLedger(seal, now, [])).rejects.toThrow(/no index yet|frozen/);
    await expect(sealNow(org.as(), {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await mailsTo(org.owner.email)).toEqual([]);
    await admin()`update ledger.logs set state = 'active' where org_id = ${org.id}`;
    await sequenceOf(org.id);
    await sealLedger(seal, now, []);
    expect(await mailsTo(org.owner.email)).toHaveLength(1);
  });

  test("comes 144 times in 24 hours and not more often", async () => {
    const org = await createOrg({ adopt: false });
    const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
    await admin()`insert into ledger.seals (org_id, id, log_id, entry_id, reason, asked_at) select ${org.id}, 'seal_' || n, ${log?.id ?? ""}, 'x', 'export', ${now} from generate_series(1, 144) n`;
    await expect(sealNow(org.as(), {})).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await sealNow({ ...org.as(), now: new Date(now.getTime() + 25 * 3_600_000) }, {})).toMatchObject({ id: expect.stringMatching(/^seal_/) as string });
  });

  test("says of a mail that stays in the local mailbox that it was not sent, of one that went when", async () => {
    const org = await createOrg({ adopt: false });
    await sealLedger(await sealed(org), now, []);
    await runAnchorsOf(org.id, now, { kind: "email" });
    expect((await listAnchors(org.as(), {})).rows.filter(({ kind }) => kind === "email")).toMatchObject([{ state: "failed", target: org.owner.name, error: expect.stringContaining("local mailbox") as string }]);
    await admin()`update outbox set local = false, sent_at = ${now} where recipient = ${org.owner.email}`;
    await admin()`update ledger.anchors set status = 'pending', next_try_at = ${now} where org_id = ${org.id}`;
    await runAnchorsOf(org.id, now, { kind: "email" });
    expect((await listAnchors(org.as(), {})).rows.filter(({ kind }) => kind === "email")).toMatchObject([{ state: "done", error: null, anchoredAt: now.toISOString() }]);
  });
});

describe("how far an entry is", () => {
  test("recorded, then sequenced, then published, then anchored by the earliest that covers it", async () => {
    const org = await createOrg({ adopt: false });
    const bucket = await stubBucket();
    const [id = ""] = await withOrg(org.id, async (tx) => {
      const { recordChanges } = await import("../ledger/record-change");
      return recordChanges(tx, org.as(), [{ action: "test.written", object: { kind: "test", id: "x" }, detail: {} }]);
    });
    const recorded = await anchorState(org.as(), { entryId: id });
    // Another test may sequence every log at any time.
    expect(["recorded", "sequenced", "anchored"]).toContain(recorded.state);
    await sequenceOf(org.id);
    const { index } = await anchorState(org.as(), { entryId: id });
    expect(await anchorState(org.as(), { index })).toMatchObject({ index, state: expect.stringMatching(/sequenced|anchored/) as string });
    await newAnchorHead(org, now, [bucket.target]);
    await runTarget(bucket.target, now);
    await bucket.stop();
    const state = await anchorState(org.as(), { entryId: id });
    expect(state).toMatchObject({ state: "anchored", index, published: { anchorIndex: expect.any(Number) as number }, anchor: { log: "anchor", at: expect.any(String) as string } });
    expect(await anchorState(org.as(), { size: (index ?? 0) + 1 })).toEqual(state);
  });

  test("an anchor of an earlier head does not cover a later entry, and a printed report covers none", async () => {
    const org = await createOrg({ adopt: false });
    await writeEntry(org);
    await publishHead(org.id, now, []);
    const [log] = await admin()<{ id: string; size: number }[]>`select log_id as id, size::int from ledger.log_heads where org_id = ${org.id}`;
    await withOrg(org.id, async (tx) => notePrinted(tx, org.as(), { logId: log?.id ?? "", size: log?.size ?? 0, reportId: "rep_x" }));
    const own = await listAnchors(org.as(), {});
    expect(own.rows.filter(({ kind }) => kind === "pdf")).toMatchObject([{ covers: log?.size, state: "done", log: "tenant" }]);
    await admin()`insert into ledger.anchors (org_id, id, log_id, size, kind, target, status, verified_at, created_at) values (${org.id}, 'anc_0', ${log?.id ?? ""}, ${log?.size ?? 0}, 'email', 'nobody', 'done', '2001-01-01', '2001-01-01')`;
    expect((await anchorState(org.as(), { index: 0 })).anchor).toMatchObject({ kind: "email", timeFrom: "server" });
    await writeEntry(org);
    expect((await anchorState(org.as(), { index: log?.size })).anchor?.kind).not.toBe("email");
  });

  test("of another organization is not found, as of nobody", async () => {
    const [mine, theirs] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    const id = await writeEntry(theirs);
    for (const input of [{ entryId: id }, { entryId: "nobody" }, { index: 9_000_000 }, { size: 9_000_000 }]) await expect(anchorState(mine.as(), input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(anchorState(mine.as("home:read"), { index: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the list", () => {
  test("comes in pages without a gap and without tokens, and says how much of the own log each covers", async () => {
    const org = await createOrg({ adopt: false });
    const away: BucketTarget = { kind: "object_lock", target: `away ${org.id}`, url: "http://127.0.0.1:1", keyId: "k", secret: "secret-of-the-bucket", region: "r", retentionDays: 1 };
    await newAnchorHead(org, new Date(), [away]);
    await runTarget(away, new Date());
    await sealLedger(await sealed(org), new Date(), []);
    const whole = await listAnchors(org.as(), { limit: 200 });
    const pages: string[] = [];
    for (let before: string | null | undefined; before !== null; ) {
      const page = await listAnchors(org.as(), { limit: 1, ...(before ? { before } : {}) });
      pages.push(...page.rows.map(({ id }) => id));
      before = page.nextBefore;
    }
    expect(pages.slice(-whole.rows.length)).toEqual(whole.rows.map(({ id }) => id));
    expect(JSON.stringify(whole)).not.toMatch(/secret-of-the-bucket|token/);
    const row = whole.rows.find(({ target }) => target === away.target);
    expect(row).toMatchObject({ state: "pending", log: "anchor", attempts: 1, covers: expect.any(Number) as number, error: expect.stringContaining("UNREACHABLE") as string });
  });

  test("names no person of another organization", async () => {
    const [mine, theirs] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    await sealLedger(await sealed(theirs), now, []);
    expect(JSON.stringify(await listAnchors(mine.as(), { limit: 200 }))).not.toMatch(new RegExp(`${theirs.owner.name}|${theirs.owner.id}`));
  });
});
