import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

import { beforeEach, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { parseLeaf } from "@/server/domain/ledger/leaf";
import { leafHash, rootOfLeaves } from "@/server/domain/ledger/merkle";
import type { ServiceContext } from "@/server/services/context";
import { getControl } from "@/server/services/controls/get";
import { downloadEvidence } from "@/server/services/evidence/download";
import { getEvidence } from "@/server/services/evidence/get";
import { linkEvidence } from "@/server/services/evidence/link";
import { listEvidence } from "@/server/services/evidence/list";
import { pushEvidence } from "@/server/services/evidence/push";
import { Findings } from "@/server/domain/ledger/finding";
import { checkLargeFiles } from "@/server/services/ledger/check-large-files";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { supplyFacts } from "@/server/services/evidence/supply-facts";
import { openBody } from "@/server/services/ledger/open-body";
import { openKeys } from "@/server/services/ledger/open-keys";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";
import { blobSize } from "@/server/storage/blob-store";
import { keyStore } from "@/server/storage/key-store";

import { approveErasure } from "./approve";
import { carryOutErasure, carryOutErasures } from "./carry-out";
import { setLegalHold } from "./hold";
import { refuseErasure } from "./refuse";
import { releaseLegalHold } from "./release-hold";
import { requestErasure } from "./request";

const failing = vi.hoisted(() => ({ at: "" }));
vi.mock("@/server/storage/blob-store", async (original) => {
  const real = await original<typeof import("@/server/storage/blob-store")>();
  return { ...real, removeBlob: async (orgId: string, sha256: string) => {
    if (failing.at === "blob") throw new Error("the disk is away");
    return real.removeBlob(orgId, sha256);
  } };
});
beforeEach(() => void (failing.at = ""));

const SECRET = "ada.lovelace@example.org";
const WHY = { basis: "gdpr.17.1.b", reason: "She withdrew her consent by mail." } as const;

async function second(org: TestOrg): Promise<ServiceContext> {
  return { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" } };
}

/** A small item and a large file that both name a person, and one that does not. */
async function pushed(org: TestOrg) {
  const [small] = await pushEvidence(org.as(), { items: [{ ...restoreTest("2026-03-05T10:00:00Z", { tester: SECRET }), title: `Restore by ${SECRET}`, fileName: `${SECRET}.json`, provenance: { query: SECRET, sourceSystem: SECRET } }] });
  const staged = await stageUpload(org.as(), Readable.from([Buffer.from(`${SECRET} `.repeat(20_000))]), {});
  const [large] = await pushEvidence(org.as(), { items: [{ content: { sha256: staged.sha256 }, asDocument: true, title: `Minutes of ${SECRET}` }] });
  const [other] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-06T10:00:00Z")] });
  await linkEvidence(org.as(), { id: small?.id, controlKey: "GOV-02" });
  await buffer((await downloadEvidence(org.as(), { id: small?.id })).stream);
  return { small: small?.id ?? "", large: large?.id ?? "", other: other?.id ?? "", largeSha: staged.sha256 };
}

async function erased(org: TestOrg, evidenceId: string): Promise<string> {
  const { id } = await requestErasure(await second(org), { evidenceId, ...WHY });
  await approveErasure(org.as(), { id });
  return id;
}

const TABLES = ["evidence", "records", "record_supplements", "small_blobs", "audit_events", "evidence_reviews", "ledger.openings", "ledger.entries", "ledger.file_checks"];
const openLeaves = async (org: TestOrg) => (await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.entries where org_id = ${org.id} order by id`).map((row) => ({ leaf: parseLeaf(row.leaf_bytes), hash: Buffer.from(leafHash(row.leaf_bytes)).toString("base64") }));

describe("who may erase", () => {
  test("owners only, by two of them: nobody approves what they asked for, and no key or officer does either", async () => {
    const org = await createOrg();
    const { small } = await pushed(org);
    expect([...ROLE_PERMISSIONS.officer, ...ROLE_PERMISSIONS.contributor]).not.toContain("evidence:erase");
    await expect(requestErasure(org.as("evidence:withdraw"), { evidenceId: small, ...WHY })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { id } = await requestErasure(org.as(), { evidenceId: small, ...WHY });
    await expect(approveErasure(org.as(), { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(approveErasure({ ...org.as(), actor: { kind: "apiKey", id: "key_x", name: "CI", lastUsedAt: null } }, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await carryOutErasure(org.id, id, new Date());
    expect((await downloadEvidence(org.as(), { id: small })).sizeBytes).toBeGreaterThan(0);
    await approveErasure(await second(org), { id });
    await expect(approveErasure(await second(org), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(refuseErasure(org.as(), { id, reason: "not needed" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("a legal hold on the item, or on everything, stops request and approval until it is released", async () => {
    const org = await createOrg();
    const { small, other } = await pushed(org);
    for (const evidenceId of [small, undefined]) {
      const { id } = await requestErasure(await second(org), { evidenceId: small, ...WHY });
      const hold = await setLegalHold(org.as(), { evidenceId, reason: "A law suit is pending." });
      await expect(approveErasure(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("A law suit is pending.") as string });
      expect((await openLeaves(org)).filter(({ leaf }) => leaf.type === "erasure")).toEqual([]);
      await refuseErasure(org.as(), { id, reason: "not needed" });
      await expect(requestErasure(org.as(), { evidenceId: small, ...WHY })).rejects.toMatchObject({ code: "CONFLICT" });
      if (evidenceId) await refuseErasure(org.as(), { id: (await requestErasure(org.as(), { evidenceId: other, ...WHY })).id, reason: "not needed" });
      await releaseLegalHold(org.as(), { ...hold, reason: "The law suit is over." });
    }
    await erased(org, small);
  });
});

describe("an erasure", () => {
  test("takes the person out of every table, the files and the openings, and leaves every other item as it was", async () => {
    const org = await createOrg();
    const items = await pushed(org);
    const untouched = await dumpOf(org.id, "records");
    // A whole check has read the file: it notes digests of what it read.
    await checkLargeFiles(org.id, new Findings(), { since: null, now: () => new Date(), pause: async () => undefined });
    expect(await dumpOf(org.id, "ledger.file_checks")).toContain(items.largeSha);
    for (const id of [items.small, items.large]) await carryOutErasure(org.id, await erased(org, id), new Date());
    const left = await dumpOf(org.id, ...TABLES);
    for (const form of [SECRET, Buffer.from(SECRET).toString("hex"), Buffer.from(SECRET).toString("base64").slice(0, 20), items.largeSha]) expect(left, form).not.toContain(form);
    expect(untouched).toContain(SECRET);
    expect(await blobSize(org.id, items.largeSha)).toBeUndefined();
    expect((await buffer((await downloadEvidence(org.as(), { id: items.other })).stream)).toString("utf8")).toContain("restore_test");
    const bodies = await admin()<{ entry_id: string; key_ref: string; body_enc: Uint8Array | null }[]>`select entry_id, key_ref, body_enc from ledger.openings where org_id = ${org.id} order by entry_id`;
    const keys = await openKeys(org.id);
    for (const { entry_id: entryId, key_ref: keyRef, body_enc: bodyEnc } of bodies) {
      const isErased = [`evidence:${items.small}`, `evidence:${items.large}`].includes(keyRef);
      expect(openBody(keys, { orgId: org.id, entryId, keyRef, bodyEnc }) === undefined, keyRef).toBe(isErased);
    }
  });

  test("is on the ledger before anything is destroyed, a leaf for each entry, and every leaf still has its place under the root", async () => {
    const org = await createOrg();
    const { small } = await pushed(org);
    const before = await openLeaves(org);
    const id = await erased(org, small);
    const [opening] = await admin()<{ body_enc: Uint8Array }[]>`select body_enc from ledger.openings where org_id = ${org.id} and key_ref = ${`evidence:${small}`}`;
    expect(opening?.body_enc.length).toBeGreaterThan(0);
    const about = before.filter(({ leaf }) => leaf.object.id === small);
    const all = await openLeaves(org);
    const leaves = all.filter(({ leaf }) => leaf.type === "erasure").map(({ leaf }) => leaf);
    expect(about.length).toBe(3);
    expect(leaves.map((leaf) => [leaf.object.kind, leaf.object.id, leaf.prev]).sort()).toEqual(about.map(({ leaf, hash }) => ["entry", leaf.id, hash]).sort());
    await carryOutErasure(org.id, id, new Date());
    await sequenceAllLogs(new Date());
    const rows = await admin()<{ leaf_bytes: Uint8Array }[]>`select e.leaf_bytes from ledger.leaves l join ledger.entries e on e.org_id = l.org_id and e.id = l.entry_id where l.org_id = ${org.id} order by l.idx`;
    const [head] = await admin()<{ root: Uint8Array; size: number }[]>`select root, size::int from ledger.log_heads where org_id = ${org.id}`;
    expect(Buffer.from(rootOfLeaves(rows.map((row) => leafHash(row.leaf_bytes)))).equals(Buffer.from(head?.root ?? []))).toBe(true);
    expect(rows).toHaveLength(head?.size ?? -1);
    const [body] = await admin()<{ entry_id: string; key_ref: string; body_enc: Uint8Array }[]>`select o.entry_id, key_ref, body_enc from ledger.openings o join ledger.erased_entries x on x.org_id = o.org_id and x.by_entry_id = o.entry_id join evidence v on v.org_id = x.org_id and v.entry_id = x.entry_id where v.id = ${small}`;
    const said: unknown = JSON.parse(Buffer.from(openBody(await openKeys(org.id), { orgId: org.id, entryId: body?.entry_id ?? "", keyRef: body?.key_ref ?? "", bodyEnc: body?.body_enc ?? null }) ?? []).toString("utf8"));
    expect(said).toMatchObject({ object: { kind: "entry" }, detail: { basis: "gdpr.17.1.b", approved_by: org.owner.name, erased: ["body", "files"] } });
    expect(JSON.stringify(said)).not.toContain(WHY.reason);
  });

  test("is told wherever the content stood: on the page, in the download's refusal, by the control that stood on it", async () => {
    const org = await createOrg({ now: new Date("2026-03-07T09:00:00Z") });
    const { small } = await pushed(org);
    await runEvaluations(org.id);
    const asker = await second(org);
    const { id } = await requestErasure(asker, { evidenceId: small, ...WHY });
    const sentence = `Content erased on 2026-03-07, basis consent withdrawn (GDPR Art. 17(1)(b)), by ${asker.actor.kind === "user" ? asker.actor.name : ""}, approved by ${org.owner.name}.`;
    await approveErasure(org.as(), { id });
    for (const state of ["approved", "done"]) {
      const detail = await getEvidence(org.as(), { id: small });
      expect(detail).toMatchObject({ erased: true, erasure: { state, sentence }, preview: { kind: "none", why: sentence } });
      await expect(downloadEvidence(org.as(), { id: small })).rejects.toMatchObject({ code: "GONE", message: sentence });
      await expect(supplyFacts(org.as(), { id: small, answers: [{ kind: "restore_test", fact: "tester", value: "back" }] })).rejects.toMatchObject({ code: "GONE" });
      await runEvaluations(org.id);
      expect(await getControl(org.as(), { key: "BCP-03" })).toMatchObject({ erased: [{ id: small, number: 1, sentence }] });
      await carryOutErasure(org.id, id, new Date());
    }
    expect((await listEvidence(org.as())).rows.find((row) => row.id === small)).toMatchObject({ erased: true, title: "Erased content", sha256: "" });
    expect((await getControl(org.as(), { key: "BCP-03" })).rules.flatMap((rule) => rule.basis).length).toBe(1);
  });

  test("takes every item with the same bytes, each with its leaf, and the bytes are not taken again", async () => {
    const org = await createOrg();
    const content = { text: `Minutes with ${SECRET}` };
    const [first] = await pushEvidence(org.as(), { items: [{ content, asDocument: true }] });
    const [same] = await pushEvidence(org.as(), { items: [{ content, asDocument: true, provenance: { sourceSystem: "elsewhere" } }] });
    expect(first?.id).not.toBe(same?.id);
    const asked = await requestErasure(await second(org), { evidenceId: first?.id, ...WHY });
    expect(asked.evidenceIds.toSorted()).toEqual([first?.id, same?.id].toSorted());
    const [third] = await pushEvidence(org.as(), { items: [{ content, asDocument: true, provenance: { sourceSystem: "third" } }] });
    await approveErasure(org.as(), { id: asked.id });
    const [late] = await pushEvidence(org.as(), { items: [{ content, asDocument: true, provenance: { sourceSystem: "late" } }] });
    await carryOutErasure(org.id, asked.id, new Date());
    for (const item of [first, same, third, late]) {
      await expect(downloadEvidence(org.as(), { id: item?.id })).rejects.toMatchObject({ code: "GONE" });
      expect((await openLeaves(org)).filter(({ leaf }) => leaf.type === "erasure")).toHaveLength(4);
    }
    for (const dryRun of [true, false]) expect((await pushEvidence(org.as(), { items: [{ content, asDocument: true }], dryRun }))[0]).toMatchObject({ status: "refused", issues: expect.arrayContaining([expect.objectContaining({ code: "ERASED_CONTENT" })]) as unknown });
  });

  test("stopped between its steps is finished by the next run, and another run changes nothing", async () => {
    const org = await createOrg();
    const { large, largeSha } = await pushed(org);
    const id = await erased(org, large);
    failing.at = "blob";
    await expect(carryOutErasure(org.id, id, new Date())).rejects.toThrow("the disk is away");
    expect((await keyStore.open(org.id)).has(`file:${largeSha}`)).toBe(false);
    expect((await getEvidence(org.as(), { id: large })).erasure?.state).toBe("approved");
    failing.at = "";
    await carryOutErasures(new Date());
    // Another file's run of the same loop may have it in hand.
    await expect.poll(async () => (await getEvidence(org.as(), { id: large })).erasure?.state, { timeout: 20_000 }).toBe("done");
    const state = async () => dumpOf(org.id, ...TABLES, "erasures", "ledger.erased_entries");
    const done = await state();
    await carryOutErasure(org.id, id, new Date());
    expect(await state()).toBe(done);
    expect((await keyStore.open(org.id)).tombstones.filter((stone) => stone.erasureId === id)).toHaveLength(1);
  });

  test("of nothing that is not on the ledger: the database itself refuses, also to the role of jobs", async () => {
    const org = await createOrg();
    const { small } = await pushed(org);
    const { id } = await requestErasure(org.as(), { evidenceId: small, ...WHY });
    const direct = async (orgId: string) => admin().begin(async (tx) => {
      await tx`select set_config('app.org_id', ${org.id}, true)`;
      await tx.unsafe("set local role proofroom_system");
      await tx`select ledger.erase_content(${orgId}, ${small}, now())`;
    });
    await expect(direct(org.id)).rejects.toThrow(/no erasure of .* is on the ledger/);
    await admin()`update erasures set state = 'approved' where id = ${id}`;
    await expect(direct(org.id)).rejects.toThrow(/no erasure of .* is on the ledger/);
    await expect(direct((await createOrg({ adopt: false })).id)).rejects.toThrow(/another organization/);
  });

  test("of another organization's evidence or erasure is that of nobody's", async () => {
    const [mine, theirs] = [await createOrg(), await createOrg()];
    const { small } = await pushed(theirs);
    const { id } = await requestErasure(theirs.as(), { evidenceId: small, ...WHY });
    await expect(requestErasure(mine.as(), { evidenceId: small, ...WHY })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(approveErasure(mine.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(refuseErasure(mine.as(), { id, reason: "not needed" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the reason of an erasure and what else tells of the content", () => {
  test("the reason stands in no ledger body, no audit event and no reader's page, and goes with the content", async () => {
    const org = await createOrg({ now: new Date("2026-03-07T09:00:00Z") });
    const reason = "Anna Example asked for it by mail.";
    const [item] = await pushEvidence(org.as(), { items: [{ content: { text: "a document" }, title: "Document", asDocument: true }] });
    const evidenceId = item?.id ?? "";
    const asker = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
    const { id } = await requestErasure(asker, { evidenceId, basis: "gdpr.17.1.d", reason });
    expect((await getEvidence(org.as(), { id: evidenceId })).erasure?.reason).toBe(reason);
    const reader = { ...org.as(), permissions: new Set([...org.as().permissions].filter((permission) => permission !== "evidence:erase")) };
    expect((await getEvidence(reader, { id: evidenceId })).erasure).toMatchObject({ reason: null, basis: "gdpr.17.1.d" });
    const bodies = await admin()<{ entry_id: string; key_ref: string; body_enc: Uint8Array }[]>`select entry_id, key_ref, body_enc from ledger.openings where org_id = ${org.id} and salt is not null`;
    const keys = await openKeys(org.id);
    const texts = bodies.map((row) => Buffer.from(openBody(keys, { orgId: org.id, entryId: row.entry_id, keyRef: row.key_ref, bodyEnc: row.body_enc }) ?? []).toString("utf8"));
    expect(texts.filter((text) => text.includes("erasure.requested"))).toHaveLength(1);
    expect(texts.join()).not.toContain("Anna Example");
    expect(JSON.stringify(await admin()`select detail from audit_events where org_id = ${org.id}`)).not.toContain("Anna Example");
    await approveErasure(org.asOwner(), { id });
    await carryOutErasure(org.id, id, new Date());
    expect(JSON.stringify(await admin()`select * from erasures where org_id = ${org.id}`)).not.toContain("Anna Example");
    expect(JSON.stringify((await openKeys(org.id)).tombstones)).not.toContain("Anna Example");
  });

  test("answers kept for repeated requests go with the content that they tell the digest of", async () => {
    const org = await createOrg({ now: new Date("2026-03-07T09:00:00Z") });
    const items = ["one", "two"].map((text) => ({ content: { text }, title: text, asDocument: true }));
    const [item, other] = await pushEvidence(org.as(), { items });
    for (const row of [item, other]) {
      await admin()`insert into idempotency_keys (org_id, actor_id, route, key, request_sha256, created_at, status, body)
        values (${org.id}, 'key', 'push', ${row?.id ?? ""}, 'x', now(), 201, ${JSON.stringify([{ id: row?.id, sha256: row?.sha256 }])}::jsonb)`;
    }
    const asker = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
    const { id } = await requestErasure(asker, { evidenceId: item?.id ?? "", basis: "gdpr.17.1.d", reason: "Names a person." });
    await approveErasure(org.asOwner(), { id });
    await carryOutErasure(org.id, id, new Date());
    expect((await admin()<{ key: string }[]>`select key from idempotency_keys where org_id = ${org.id}`).map((row) => row.key)).toEqual([other?.id]);
  });
});
