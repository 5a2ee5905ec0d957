import { Readable } from "node:stream";

import { beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { addMember } from "@/db/testing/people";
import { entryOf } from "@/server/services/ledger/entry-of";
import { selfCheck } from "@/server/services/ledger/self-check";
import { verifyEvidence } from "@/server/services/ledger/verify-evidence";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { keyStore } from "@/server/storage/key-store";
import { objectSubject } from "@/server/storage/org-keys";

import { approveErasure } from "./approve";
import { carryOutErasure } from "./carry-out";
import { requestErasure } from "./request";

let org: TestOrg;
let items: string[] = [];
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  const staged = await stageUpload(org.as(), Readable.from([Buffer.from("minutes ".repeat(20_000))]), {});
  const pushed = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z"), { content: { sha256: staged.sha256 }, asDocument: true, title: "Minutes" }, restoreTest("2026-03-06T10:00:00Z")] });
  items = pushed.map(({ id }) => id ?? "");
  await sequenceOf(org.id);
});

async function erase(evidenceId: string | undefined): Promise<void> {
  const other = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
  const { id } = await requestErasure(other, { evidenceId, basis: "gdpr.17.1.b", reason: "Consent withdrawn." });
  await approveErasure(org.as(), { id });
  await carryOutErasure(org.id, id, new Date());
}

async function findings(): Promise<string[]> {
  const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  const row = await selfCheck(org.id, log?.id ?? "", "full", () => new Date());
  return (row?.findings ?? []).map(({ code }) => code);
}

describe("after an erasure", () => {
  test("a pack leaves the content out, says so, and the checker accepts it", async () => {
    await erase(items[0]);
    await erase(items[1]);
    await sequenceOf(org.id);
    const { zip, manifest, paths } = await builtPack(org, { kind: "all" });
    expect(manifest["left_out"]).toMatchObject([{ why: "erased", count: 2, entries: [expect.any(Number), expect.any(Number)] }]);
    // Of three files the one that stayed.
    expect(paths.filter((path) => path.startsWith("files/"))).toHaveLength(1);
    const checked = checkPack(zip, await vkeyOf(org.id));
    expect(checked.output.match(/content erased at/g)).toHaveLength(2);
    expect(checked.status).toBe(0);
  });

  test("the self-check finds nothing, before its leaf has an index and after", async () => {
    await erase(items[0]);
    await erase(items[1]);
    expect(await findings()).toEqual([]);
    await sequenceOf(org.id);
    expect(await findings()).toEqual([]);
  });

  test("the proof of its place still holds, content and file are told as unknown, the entry as erased", async () => {
    for (const id of items.slice(0, 2)) {
      await erase(id);
      const { steps } = await verifyEvidence(org.as(), { id });
      expect(steps.map(({ name, result }) => `${name} ${result}`)).toEqual(["leaf holds", "inclusion holds", "signature holds", "body unknown", "rows unknown", "file unknown"]);
      expect(await entryOf(org.as(), { id })).toMatchObject({ openingState: "erased", opening: null });
    }
  });
});

test("a key that is gone without an erasure is found", async () => {
  await keyStore.destroy(org.id, [(await keyStore.open(org.id)).pointOf(objectSubject("evidence", items[0] ?? ""))]);
  expect(await findings()).toEqual(["OPENING_MISSING"]);
  await expect(builtPack(org, { kind: "all" })).rejects.toMatchObject({ code: "CONTENT_GONE" });
});
