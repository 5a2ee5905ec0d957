import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { checkPack, madePack, vkeyOf } from "@/db/testing/packs";
import { addMember } from "@/db/testing/people";
import { approveErasure } from "@/server/services/erasures/approve";
import { carryOutErasure } from "@/server/services/erasures/carry-out";
import { requestErasure } from "@/server/services/erasures/request";
import { pushEvidence } from "@/server/services/evidence/push";

import { askForPack } from "./ask";
import { downloadPack } from "./download";
import { endOldPacks } from "./end";
import { getPack } from "./get";
import { makeRequestedPack } from "./make";

// What happens between the writing of a pack's file and the row that says it is made.
const meanwhile = vi.hoisted((): { work: (() => Promise<void>) | undefined } => ({ work: undefined }));
vi.mock("@/server/storage/pack-store", async (original) => {
  const real = await original<typeof import("@/server/storage/pack-store")>();
  return { ...real, storePack: async (...given: Parameters<typeof real.storePack>) => {
    const stored = await real.storePack(...given);
    await meanwhile.work?.();
    return stored;
  } };
});

const DAY_MS = 86_400_000;
let org: TestOrg;
let items: string[] = [];
beforeEach(async () => {
  meanwhile.work = undefined;
  org = await createOrg({ adopt: false });
  items = (await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z"), restoreTest("2026-02-28T10:00:00Z")] })).map(({ id }) => id ?? "");
});

const files = () => {
  const folder = path.join(database.dataDir, "packs", org.id);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const endings = async () => (await admin()<{ detail: { why: string }; object_id: string }[]>`select detail, object_id from audit_events where org_id = ${org.id} and action = 'pack.ended'`).map((row) => [row.object_id, row.detail.why]);
const later = (days: number) => new Date(Date.now() + days * DAY_MS);

async function approved(evidenceId: string | undefined): Promise<string> {
  const other = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
  const { id } = await requestErasure(other, { evidenceId, basis: "gdpr.17.1.b", reason: "Consent withdrawn." });
  await approveErasure(org.as(), { id });
  return id;
}

describe("an old pack", () => {
  test("is kept for thirty days, then it is refused, its file goes, and that is on record once", async () => {
    const { id, row } = await madePack(org, { kind: "all" });
    expect(new Date(row.expiresAt ?? 0).getTime() - new Date(row.finishedAt ?? 0).getTime()).toBe(30 * DAY_MS);
    await endOldPacks(later(29));
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "done", endedAt: null });
    expect(files()).toHaveLength(1);
    await expect(downloadPack({ ...org.as(), now: later(31) }, { id })).rejects.toMatchObject({ code: "GONE" });
    await endOldPacks(later(31));
    await endOldPacks(later(32));
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "expired", sha256: row.sha256, error: expect.stringContaining("Ask for it again") as string });
    expect(files()).toEqual([]);
    expect(await endings()).toEqual([[id, "expired"]]);
    await expect(downloadPack(org.as(), { id })).rejects.toMatchObject({ code: "GONE", message: expect.stringContaining("Kept until") as string });
  });

  test("takes no younger one with it, even of the same scope, and is not made again by a late job", async () => {
    const [first, second] = [await madePack(org, { kind: "all" }), await madePack(org, { kind: "all" })];
    await admin()`update packs set expires_at = now() - interval '1 hour' where org_id = ${org.id} and id = ${first.id}`;
    await endOldPacks(new Date());
    expect(files()).toEqual([`${second.id}-${second.row.sha256}`]);
    await makeRequestedPack(org.id, first.id, () => new Date());
    expect(await getPack(org.as(), { id: first.id })).toMatchObject({ state: "expired" });
    expect((await downloadPack(org.as(), { id: second.id })).sizeBytes).toBe(second.row.sizeBytes);
  });
});

describe("a pack whose content was erased afterwards", () => {
  test("ends with the approval, says why, and loses its file; asked for again it is made without, and the checker accepts it", async () => {
    const scope = { kind: "all" } as const;
    const { id } = await madePack(org, scope);
    const erasureId = await approved(items[0]);
    expect(await getPack(org.as(), { id })).toMatchObject({ state: "erased", error: expect.stringContaining("was erased") as string });
    await expect(downloadPack(org.as(), { id })).rejects.toMatchObject({ code: "GONE" });
    await carryOutErasure(org.id, erasureId, new Date());
    expect(files()).toEqual([]);
    expect(await endings()).toEqual([[id, "content_erased"]]);
    const again = await madePack(org, scope);
    expect(again.row.leftOut.map(({ why }) => why)).toContain("erased");
    expect(checkPack(again.zip, await vkeyOf(org.id))).toMatchObject({ status: 0 });
  });

  test("is the only one that ends: a pack of another item stays", async () => {
    const [mine, other] = [await madePack(org, { kind: "item", evidence: [items[0] ?? ""] }), await madePack(org, { kind: "item", evidence: [items[1] ?? ""] })];
    await carryOutErasure(org.id, await approved(items[0]), new Date());
    expect(await getPack(org.as(), { id: mine.id })).toMatchObject({ state: "erased" });
    expect(await getPack(org.as(), { id: other.id })).toMatchObject({ state: "done", error: null });
    expect(files()).toEqual([`${other.id}-${other.row.sha256}`]);
  });

  test("is not handed out when the erasure came while it was made, and the next try leaves it out", async () => {
    const { id } = await askForPack(org.as(), { scope: { kind: "all" } });
    let erasureId = "";
    meanwhile.work = async () => void (erasureId = await approved(items[0]));
    await expect(makeRequestedPack(org.id, id, () => new Date())).rejects.toMatchObject({ code: "ERASED_MEANWHILE" });
    expect(files()).toEqual([]);
    meanwhile.work = undefined;
    await carryOutErasure(org.id, erasureId, new Date());
    await sequenceOf(org.id);
    await makeRequestedPack(org.id, id, () => new Date());
    const row = await getPack(org.as(), { id });
    expect(row.leftOut.map(({ why }) => why)).toContain("erased");
    expect(files()).toEqual([`${id}-${row.sha256}`]);
  });
});
