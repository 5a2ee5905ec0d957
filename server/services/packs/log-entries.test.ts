import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { asSuperuser } from "@/db/testing/superuser";
import { deriveLogKey, verifierKey } from "@/server/domain/ledger/checkpoint";
import { pushEvidence } from "@/server/services/evidence/push";

import { recordChanges, type Change } from "../ledger/record-change";

const idOf = async (orgId: string, type: string) => (await admin()<{ id: string }[]>`
  select e.id from ledger.entries e where e.org_id = ${orgId} and convert_from(e.leaf_bytes, 'UTF8')::json->>'type' = ${type} limit 1`)[0]?.id ?? "";

async function record(org: Awaited<ReturnType<typeof createOrg>>, change: Change): Promise<void> {
  await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), [change]));
  await sequenceOf(org.id);
}

describe("entries about the log itself", () => {
  test("an erased content is missing by right: every scope says so, and the checker prints when, by which entry and on which basis", async () => {
    const org = await createOrg({ adopt: false });
    await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z"), restoreTest("2026-02-28T10:00:00Z")] });
    await sequenceOf(org.id);
    const erased = await idOf(org.id, "evidence.version");
    await record(org, {
      action: "content.erased", type: "erasure", object: { kind: "entry", id: erased }, previousEntryId: erased,
      detail: { basis: "gdpr.17.1.b", approved_by: "Data protection officer", erased: ["body", "files"] },
    });
    await asSuperuser(async (sql) => sql`delete from ledger.openings where org_id = ${org.id} and entry_id = ${erased}`);
    for (const scope of [{ kind: "all" } as const, { kind: "window", from: "2020-01-01", to: "2020-01-02" } as const]) {
      const { zip, manifest } = await builtPack(org, scope);
      if (scope.kind === "all") expect(manifest["left_out"]).toMatchObject([{ why: "erased", count: 1 }]);
      const checked = checkPack(zip, await vkeyOf(org.id));
      expect(checked.output).toMatch(/entry \d+: content erased at .*, by leaf \d+, basis gdpr\.17\.1\.b, approved by Data protection officer/);
      expect(checked.status).toBe(0);
    }
  });

  test("whoever acted, a member, a key, a person about their own data or the product itself: the whole pack holds", async () => {
    const org = await createOrg({ adopt: false });
    const actors = [org.as().actor, { kind: "apiKey" as const, id: "key_1", name: "collector", lastUsedAt: null }, { kind: "subject" as const, id: "dsr_1" }, { kind: "system" as const, id: "system" as const }];
    for (const actor of actors) {
      await withOrg(org.id, async (tx) => recordChanges(tx, { ...org.as(), actor }, [{ action: "rights_request.received", object: { kind: "rights_request", id: `dsr_${actor.kind}` }, detail: {} }]));
    }
    await sequenceOf(org.id);
    const { zip } = await builtPack(org, { kind: "all" });
    expect(checkPack(zip, await vkeyOf(org.id))).toMatchObject({ status: 0, output: expect.stringContaining("All of this pack holds") as string });
  });

  test("content that an erasure names is not shown, though it may still be kept somewhere", async () => {
    const org = await createOrg({ adopt: false });
    await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z")] });
    await sequenceOf(org.id);
    const erased = await idOf(org.id, "evidence.version");
    await record(org, { action: "content.erased", type: "erasure", object: { kind: "entry", id: erased }, previousEntryId: erased, detail: { basis: "gdpr.17.1.b", approved_by: "DPO", erased: ["body", "files"] } });
    const { zip, paths } = await builtPack(org, { kind: "all" });
    expect(paths.filter((path) => path.startsWith("files/"))).toEqual([]);
    expect(checkPack(zip, await vkeyOf(org.id)).status).toBe(0);
  });

  test("the first head after a key change is in every pack, so that a checker can follow it", async () => {
    const org = await createOrg({ adopt: false });
    const vkey = await vkeyOf(org.id);
    const origin = vkey.split("+")[0] ?? "";
    await sequenceOf(org.id);
    const next = verifierKey(deriveLogKey(Buffer.from("another seed, for the key to come"), origin));
    await record(org, { action: "key.rotated", type: "key.rotated", object: { kind: "log", id: origin }, detail: { vkey: next, from_size: 5 } });
    await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z")] });
    await sequenceOf(org.id);
    const { zip, paths } = await builtPack(org, { kind: "window", from: "2020-01-01", to: "2020-01-02" });
    expect(paths.filter((path) => path.startsWith("checkpoints/"))).toHaveLength(1);
    expect(checkPack(zip, vkey).status).toBe(0);
  });
});
