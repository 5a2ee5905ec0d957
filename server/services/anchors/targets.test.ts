import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { localWitness, witnessSigner, type LocalWitness } from "@/ops/witness/testing/local-witness";
import { makeAuthority, noOpenssl, type Authority } from "@/db/testing/authority";
import { parseAnchorLeaf, timestampLeaf } from "@/server/domain/ledger/anchor";
import { deriveLogKey } from "@/server/domain/ledger/checkpoint";
import { decodeBundle } from "@/server/domain/ledger/entry-bundle";
import { leafHash } from "@/server/domain/ledger/merkle";
import { openByPolicy } from "@/server/domain/ledger/policy";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";

import { findAnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { runTarget } from "./run-target";
import { runAnchorsOf } from "./run-tenant-anchors";
import { publishHead } from "./publish-head";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import { stampText } from "./stamp-checkpoint";
import type { TimestampTarget, WitnessTarget } from "./targets";
import { anchorsOf, newAnchorHead, writeEntry } from "./testing/heads";
import { stubBucket } from "./testing/stub-bucket";
import { stubServer, type Reply, type StubServer } from "./testing/stub-server";

const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let org: TestOrg;
beforeAll(async () => { org = await createOrg({ adopt: false }); });

const closers: (() => Promise<void> | void)[] = [];
afterAll(async () => { for (const close of closers) await close(); });

async function stub(reply: (path: string, body: Buffer) => Reply | Promise<Reply>): Promise<StubServer> {
  const server = await stubServer(({ path: at, body }) => reply(at, body));
  closers.push(server.stop);
  return server;
}

/** Our own witness, for the anchor log as it is; opened first. */
async function witness(name: string): Promise<LocalWitness> {
  await newAnchorHead(org, now, [{ kind: "rfc3161", target: `opens the log for ${name}`, url: "http://127.0.0.1:1", rootsPem: "" }]);
  const made = await localWitness(name, (await withoutOrg(findAnchorHead, "system"))?.vkey ?? "", now);
  closers.push(made.stop);
  return made;
}

describe("a witness", () => {
  test("cosigns head after head; its line is kept with the log's, and the policy holds", async () => {
    const { target } = await witness("steady");
    for (let i = 0; i < 3; i++) {
      const size = await newAnchorHead(org, now, [target]);
      expect(await runTarget(target, now)).toBe(1);
      const [{ note }, head] = await withoutOrg(async (tx) => [await anchorNote(tx, { logNo: 1, size }, "all"), await findAnchorHead(tx)] as const, "system");
      const policy = { logs: [{ key: parseVerifierKey(head?.vkey ?? ""), url: null }], witnesses: [{ name: "steady", key: target.key, url: null }], groups: [], quorum: "steady" };
      expect(openByPolicy(note, policy)).toMatchObject({ size, quorum: true });
    }
    expect((await anchorsOf(target)).map(({ status, error, attempts }) => ({ status, error, attempts }))).toEqual(Array.from({ length: 3 }, () => ({ status: "done", error: null, attempts: 1 })));
    expect((await anchorsOf(target))[0]?.gen_time?.getTime()).toBe(Math.floor(now.getTime() / 1000) * 1000);
  });

  test("that had cosigned and whose answer was lost is asked again from where it says it is", async () => {
    const { target } = await witness("lost-answer");
    await newAnchorHead(org, now, [target]);
    let isLost = true;
    const between = await stub(async (at, body) => {
      const answer = await fetch(`${target.url}${at}`, { method: "POST", body: new Uint8Array(body) });
      const text = await answer.text();
      return isLost ? { status: 502 } : { status: answer.status, body: text };
    });
    const through = { ...target, url: between.url };
    expect(await runTarget(through, now)).toBe(0);
    expect((await anchorsOf(target))[0]).toMatchObject({ status: "pending", attempts: 1, error: expect.stringContaining("502") as string });
    isLost = false;
    // Not before its time.
    expect(await runTarget(through, now)).toBe(0);
    expect(await runTarget(through, later(1))).toBe(1);
  });

  test("that saw another history is an alarm and not asked again; one that knows a longer log says that we were set back", async () => {
    const { target: liar } = { target: { kind: "witness" as const, target: "sees a fork", url: (await stub(() => ({ status: 422, body: "no\n" }))).url, key: witnessSigner("fork") } };
    const { target: ahead } = { target: { kind: "witness" as const, target: "is ahead", url: (await stub(() => ({ status: 409, body: "900000\n" }))).url, key: witnessSigner("ahead") } };
    await newAnchorHead(org, now, [liar, ahead]);
    await Promise.all([runTarget(liar, now), runTarget(ahead, now)]);
    expect(await anchorsOf(liar)).toMatchObject([{ status: "failed", error: expect.stringContaining("WITNESS_INCONSISTENT"), next_try_at: null }]);
    expect(await anchorsOf(ahead)).toMatchObject([{ status: "failed", error: expect.stringContaining("WITNESS_AHEAD") }]);
  });

  test("whose signature does not hold, or who answers nonsense, anchors nothing", async () => {
    for (const [name, reply] of [["forger", { status: 200, body: `— forger ${Buffer.alloc(76, 1).toString("base64")}\n` }], ["babbler", { status: 200, body: "hello" }], ["giant", { status: 200, body: "x".repeat(2 << 20) }]] as const) {
      const target: WitnessTarget = { kind: "witness", target: name, url: (await stub(() => reply)).url, key: witnessSigner(name) };
      await newAnchorHead(org, now, [target]);
      expect(await runTarget(target, now)).toBe(0);
      expect(await anchorsOf(target)).toMatchObject([{ status: "pending", attempts: 1, gen_time: null }]);
    }
  });

  test("that hangs delays no other target, and its older heads make way for the newest", async () => {
    const hanging: WitnessTarget = { kind: "witness", target: "hangs", url: (await stub(() => null)).url, key: witnessSigner("hangs") };
    const { target: prompt } = await witness("prompt");
    await newAnchorHead(org, now, [hanging, prompt]);
    const waiting = runTarget(hanging, now);
    expect(await runTarget(prompt, now)).toBe(1);
    expect((await anchorsOf(hanging))[0]?.status).toBe("pending");
    await newAnchorHead(org, now, [hanging, prompt]);
    expect(await runTarget(prompt, now)).toBe(1);
    expect(await waiting).toBe(0);
    expect((await anchorsOf(hanging, "superseded")).length).toBeGreaterThan(0);
    expect((await anchorsOf(hanging)).map(({ status }) => status)).toEqual(["pending"]);
  }, 60_000);

  test("is asked once by two workers, and again after one that died", async () => {
    const { target } = await witness("claimed");
    const size = await newAnchorHead(org, now, [target]);
    const slow = await stub(async (at, body) => {
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      return { status: 200, body: await (await fetch(`${target.url}${at}`, { method: "POST", body: new Uint8Array(body) })).text() };
    });
    const done = await Promise.all([runTarget({ ...target, url: slow.url }, now), runTarget({ ...target, url: slow.url }, now)]);
    expect(done.toSorted()).toEqual([0, 1]);
    expect(slow.heard).toHaveLength(1);
    // A worker that died in the middle leaves its claim behind.
    await admin()`update ledger.instance_anchors set status = 'pending', next_try_at = ${later(2)}, gen_time = null where target = ${target.target} and size = ${size}`;
    expect(await runTarget(target, later(1))).toBe(0);
    expect(await runTarget(target, later(3))).toBe(1);
  });
});

const reason = noOpenssl();
describe.skipIf(reason)(`a time-stamping authority${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let authority: Authority;
  beforeAll(() => { authority = makeAuthority(); closers.push(() => authority.remove()); });
  const target = (name: string, { url }: StubServer): TimestampTarget => ({ kind: "rfc3161", target: name, url, rootsPem: authority.rootsPem });

  test("stamps a head once; the token goes into the anchor log with the next head and brings none of its own", async () => {
    const tsa = target("good tsa", await stub((_, body) => ({ status: 200, body: authority.stamp(body) })));
    const size = await newAnchorHead(org, now, [tsa]);
    expect(await runTarget(tsa, now)).toBe(1);
    expect(await runTarget(tsa, later(60))).toBe(0);
    const [row] = await anchorsOf(tsa);
    expect(row).toMatchObject({ size, status: "done", error: null });
    await sequenceAnchorLog(now, [tsa]);
    const sizes = (await admin()<{ size: number }[]>`select size::int from ledger.anchor_checkpoints where size >= ${size} order by size`).map((checkpoint) => checkpoint.size);
    const kinds = (await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.anchor_leaves where idx >= ${size} order by idx`).map(({ leaf_bytes: bytes }) => parseAnchorLeaf(bytes).type);
    for (const [i, end] of sizes.slice(1).entries()) expect(kinds.slice((sizes[i] ?? 0) - size, end - size)).toContain("tenant.head");
    const leaf = timestampLeaf(row?.token ?? new Uint8Array());
    const stored = async () => (await admin()<{ leaf_bytes: Uint8Array; idx: number }[]>`select leaf_bytes, idx::int from ledger.anchor_leaves where idx >= ${size} order by idx`).filter(({ leaf_bytes: bytes }) => JSON.stringify(parseAnchorLeaf(bytes)) === JSON.stringify(leaf));
    const next = await newAnchorHead(org, now, [tsa]);
    const [entry, ...more] = await stored();
    expect(more).toEqual([]);
    expect(entry?.idx).toBeLessThan(next);
    expect(await admin()`select 1 from ledger.anchor_pending where waits = 1`).toEqual([]);
  });

  test("whose answer is another's, about other bytes, garbage, too large, late or an error is tried again later", async () => {
    const old = authority.stamp(Buffer.from((await import("@/server/domain/timestamps/request")).timestampRequest(Buffer.from("other"), Buffer.alloc(16, 9))));
    const text = Buffer.from("text\n");
    const cases: [string, () => Reply][] = [
      ["TIMESTAMP_IMPRINT", () => ({ status: 200, body: old })], ["TIMESTAMP_FORM", () => ({ status: 200, body: "<html>" })], ["ANSWER_TOO_LARGE", () => ({ status: 200, body: Buffer.alloc(200_000) })],
      ["TSA_STATUS", () => ({ status: 503 })], ["TIMEOUT", () => null], ["TSA_STATUS", () => ({ status: 302, headers: { location: "http://127.0.0.1:1/" } })],
    ];
    for (const [code, reply] of cases) {
      const { url } = await stub(reply);
      await expect(stampText({ url, rootsPem: authority.rootsPem }, text, { timeoutMs: 700, maxBytes: 64 * 1024 }), code).rejects.toMatchObject({ code });
    }
    await expect(stampText({ url: "http://127.0.0.1:1", rootsPem: authority.rootsPem }, text), "nobody there").rejects.toMatchObject({ code: "UNREACHABLE" });
    const same = Buffer.from((await import("@/server/domain/timestamps/request")).timestampRequest(text, Buffer.alloc(16, 9)));
    const { url } = await stub(() => ({ status: 200, body: authority.stamp(same) }));
    await expect(stampText({ url, rootsPem: authority.rootsPem }, text), "a kept answer").rejects.toMatchObject({ code: "TIMESTAMP_NONCE" });
  });

  test("that failed shows why and when it is tried again, and then stands", async () => {
    let isUp = false;
    const tsa = target("flaky tsa", await stub((_, body) => (isUp ? { status: 200, body: authority.stamp(body) } : { status: 500 })));
    await newAnchorHead(org, now, [tsa]);
    await runTarget(tsa, now);
    expect(await anchorsOf(tsa)).toMatchObject([{ status: "pending", attempts: 1, error: "TSA_STATUS: the authority answered HTTP 500", next_try_at: later(0.5) }]);
    isUp = true;
    expect(await runTarget(tsa, later(1))).toBe(1);
    expect(await anchorsOf(tsa)).toMatchObject([{ status: "done", attempts: 2, error: null }]);
  });
});

describe("a locked bucket", () => {
  test("gets each checkpoint of the anchor log with all leaves up to it, and what it has is not sent again", async () => {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    for (let i = 0; i < 2; i++) {
      const size = await newAnchorHead(org, now, [bucket.target]);
      expect(await runTarget(bucket.target, now)).toBeGreaterThan(0);
      const { note } = await withoutOrg(async (tx) => anchorNote(tx, { logNo: 1, size }), "system");
      const [name] = [...bucket.objects.keys()].filter((key) => key.endsWith(`/checkpoints/${size}`));
      expect(bucket.objects.get(name ?? "")?.toString()).toBe(note);
      const last = [...bucket.objects].findLast(([key]) => key.includes("/tile/entries/"));
      const width = size % 256 || 256;
      const [stored] = await admin()<{ leaf_hash: Uint8Array }[]>`select leaf_hash from ledger.anchor_leaves where idx = ${size - 1}`;
      expect(Buffer.from(leafHash(decodeBundle(last?.[1] ?? Buffer.of(), width).at(-1) ?? new Uint8Array())).equals(Buffer.from(stored?.leaf_hash ?? Buffer.of()))).toBe(true);
    }
    const paths = bucket.heard.map(({ path: at }) => at);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("that has the object already from a try that died is content; that has other bytes is an alarm", async () => {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    const size = await newAnchorHead(org, now, [bucket.target]);
    await runTarget(bucket.target, now);
    await admin()`update ledger.instance_anchors set status = 'pending', next_try_at = ${now} where target = ${bucket.target.target} and size = ${size}`;
    expect(await runTarget(bucket.target, now)).toBe(1);
    for (const name of bucket.objects.keys()) bucket.objects.set(name, Buffer.from("other"));
    await admin()`update ledger.instance_anchors set status = 'pending', next_try_at = ${now} where target = ${bucket.target.target} and size = ${size}`;
    expect(await runTarget(bucket.target, now)).toBe(0);
    expect((await anchorsOf(bucket.target)).find((row) => row.size === size)).toMatchObject({ status: "failed", error: expect.stringContaining("COPY_DIFFERS") as string });
  });

  test("refuses what was signed with another secret", async () => {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    const wrong = { ...bucket.target, secret: "another" };
    await newAnchorHead(org, now, [wrong]);
    await runTarget(wrong, now);
    expect((await anchorsOf(wrong))[0]).toMatchObject({ status: "pending", error: expect.stringContaining("HTTP 403") as string });
    expect(bucket.objects.size).toBe(0);
  });

  test("gets an organization's log too: every leaf, from which the database could be repaired", async () => {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    const mine = await createOrg({ adopt: false });
    for (let i = 0; i < 3; i++) {
      await writeEntry(mine);
      await publishHead(mine.id, now, [bucket.target]);
      expect(await runAnchorsOf(mine.id, now, { kind: "object_lock", bucket: bucket.target })).toMatchObject({ isDown: false });
    }
    const rows = await admin()<{ size: number; status: string }[]>`select size::int, status from ledger.anchors where org_id = ${mine.id} and target = ${bucket.target.target} order by size`;
    const size = rows.at(-1)?.size ?? 0;
    expect(rows.map(({ status }) => status)).toEqual(rows.map(() => "done"));
    const stored = await admin()<{ leaf_bytes: Uint8Array }[]>`select e.leaf_bytes from ledger.leaves l join ledger.entries e on e.org_id = l.org_id and e.id = l.entry_id where l.org_id = ${mine.id} and l.idx < ${size} order by l.idx`;
    const bundle = [...bucket.objects].find(([key]) => key.endsWith(`/tile/entries/000.p/${size}`))?.[1];
    expect(decodeBundle(bundle ?? Buffer.of(), size).map((bytes) => Buffer.from(bytes))).toEqual(stored.map(({ leaf_bytes: bytes }) => Buffer.from(bytes)));
  });

  test("that is no longer configured is told as failed", async () => {
    const bucket = await stubBucket();
    closers.push(bucket.stop);
    const mine = await createOrg({ adopt: false });
    await writeEntry(mine);
    await publishHead(mine.id, now, [bucket.target]);
    await runAnchorsOf(mine.id, now, { kind: "object_lock", bucket: undefined });
    const rows = await admin()<{ status: string; error: string | null }[]>`select status, error from ledger.anchors where org_id = ${mine.id}`;
    expect(rows.at(-1)).toMatchObject({ status: "failed", error: expect.stringContaining("NOT_CONFIGURED") as string });
  });
});

test("the log's own key is not that of any tenant", async () => {
  const head = await withoutOrg(findAnchorHead, "system");
  expect(parseVerifierKey(head?.vkey ?? "").publicKey).toEqual(deriveLogKey(Buffer.from(process.env["PROOFROOM_LEDGER_SEED"] ?? ""), head?.origin ?? "").publicKey);
  expect(await admin()`select 1 from ledger.keys where public_key = ${Buffer.from(parseVerifierKey(head?.vkey ?? "").publicKey)}`).toEqual([]);
});
