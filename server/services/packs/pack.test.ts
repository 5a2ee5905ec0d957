import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations, sequenceOf } from "@/db/testing/jobs";
import { chunks } from "@/db/testing/objects";
import { builtPack, checkPack, madePack, vkeyOf } from "@/db/testing/packs";
import type { PackScope } from "@/server/domain/packs/schema";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";

import { askForPack } from "./ask";
import { previewPack } from "./preview";

let org: TestOrg;
let vkey = "";
let ids: string[] = [];
beforeAll(async () => {
  org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
  const days = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"];
  const pushed = await Promise.all(days.map(async (day) => pushEvidence(org.at(`${day}T12:00:00Z`), { items: [restoreTest(`${day}T10:00:00Z`)] })));
  // Larger than what stands beside a row, so in the store.
  const staged = await stageUpload(org.as(), chunks("x".repeat(40_000), "y".repeat(40_000)), {});
  const [large] = await pushEvidence(org.at("2026-02-10T12:00:00Z"), { items: [{ content: { sha256: staged.sha256 }, asDocument: true, title: "Minutes – größer", fileName: "minutes.txt" }] });
  ids = [...pushed.flat(), large].map((answer) => answer?.id ?? "");
  await withdrawEvidence(org.at("2026-05-01T00:00:00Z"), { id: ids[3], reason: "wrong system" });
  await runEvaluations(org.id);
  await sequenceOf(org.id);
  vkey = await vkeyOf(org.id);
}, 120_000);

const SCOPES: [string, () => PackScope][] = [
  ["everything", () => ({ kind: "all" })],
  ["a control", () => ({ kind: "control", controls: ["BCP-03"] })],
  ["two controls in a window", () => ({ kind: "control", controls: ["BCP-03", "GOV-02"], from: "2026-02-01", to: "2026-03-31" })],
  ["a window", () => ({ kind: "window", from: "2026-02-01", to: "2026-02-28" })],
  ["a window in which nothing happened", () => ({ kind: "window", from: "2020-01-01", to: "2020-01-02" })],
  ["two items", () => ({ kind: "item", evidence: [ids[0] ?? "", ids[4] ?? ""] })],
];

describe("an auditor pack", () => {
  test.each(SCOPES)("of %s is accepted by the independent checker, which is in it too", async (_, scope) => {
    const { zip, row } = await madePack(org, scope());
    expect(row).toMatchObject({ state: "done", progress: 1, error: null, vkey });
    const checked = checkPack(zip, vkey);
    expect(checked.output).toContain("RESULT: All of this pack holds.");
    expect(checked.status).toBe(0);
    expect(checkPack(zip, (await vkeyOf((await createOrg({ adopt: false })).id))).status).toBe(1);
  });

  test("at the same head and of the same scope has the same bytes, whenever it is made", async () => {
    const first = await builtPack(org, { kind: "all" });
    const size = (first.manifest["log"] as { size: number }).size;
    await pushEvidence(org.at("2026-06-01T00:00:00Z"), { items: [restoreTest("2026-05-31T10:00:00Z")] });
    await sequenceOf(org.id);
    expect((await builtPack(org, { kind: "all" }, size)).zip.equals(first.zip)).toBe(true);
    expect((await builtPack(org, { kind: "all" })).zip.equals(first.zip)).toBe(false);
  });

  test("holds what was acknowledged before it was asked for, sequenced or not", async () => {
    const [pushed] = await pushEvidence(org.at("2026-06-02T00:00:00Z"), { items: [restoreTest("2026-06-01T10:00:00Z")] });
    const { zip, row } = await madePack(org, { kind: "item", evidence: [pushed?.id ?? ""] });
    expect(row.files).toBe(1);
    expect(checkPack(zip, vkey).status).toBe(0);
  });

  test("opens only what its scope names, and counts what it leaves closed", async () => {
    const { paths, manifest } = await builtPack(org, { kind: "item", evidence: [ids[1] ?? ""] });
    const [row] = await admin()<{ idx: string }[]>`select l.idx from ledger.leaves l join evidence e on e.org_id = l.org_id and e.entry_id = l.entry_id where e.id = ${ids[1] ?? ""}`;
    expect(paths.filter((path) => path.startsWith("proofs/"))).toEqual([`proofs/${row?.idx}.tlog-proof`]);
    expect(paths.filter((path) => path.startsWith("openings/"))).toEqual(["openings/0.json", `openings/${row?.idx}.json`]);
    const { size } = manifest["log"] as { size: number };
    expect(manifest["left_out"]).toMatchObject([{ why: "out_of_scope", count: size - 2 }]);
  });

  test("leaves the file of withdrawn evidence out and says so, unless it is asked for by name", async () => {
    const window = await builtPack(org, { kind: "window", from: "2026-04-01", to: "2026-04-30" });
    expect(window.manifest["left_out"]).toContainEqual(expect.objectContaining({ why: "withdrawn_file", count: 1 }));
    const item = await builtPack(org, { kind: "item", evidence: [ids[3] ?? ""] });
    expect(item.paths.filter((path) => path.startsWith("files/"))).toHaveLength(1);
    expect([checkPack(window.zip, vkey).status, checkPack(item.zip, vkey).status]).toEqual([0, 0]);
  });

  test("naming another organization's evidence or control is refused as nobody's is, and leaves no trace", async () => {
    const other = await createOrg({ adopt: false });
    const before = await countRows(org.id, other.id);
    for (const id of [ids[0] ?? "", "ev_01jd0000000000000000000000"]) await expect(askForPack(other.as(), { scope: { kind: "item", evidence: [id] } })).rejects.toMatchObject({ code: "NOT_FOUND", message: "This evidence was not found." });
    await expect(askForPack(other.as(), { scope: { kind: "control", controls: ["BCP-03"] } })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countRows(org.id, other.id)).toEqual(before);
  });

  test.each([[{ kind: "window", from: "2026-02-01", to: "2026-01-01" }], [{ kind: "control", controls: ["BCP-03"], from: "2026-01-01" }], [{ kind: "item", evidence: [] }], [{ kind: "engagement" }]])("of %j is no scope", async (scope) => {
    await expect(askForPack(org.as(), { scope })).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("the preview of a pack", () => {
  test("counts what the pack then holds, and records nothing", async () => {
    const before = await countRows(org.id);
    for (const [name, scope] of SCOPES) {
      const preview = await previewPack(org.as(), { scope: scope() });
      const { paths } = await builtPack(org, scope());
      const files = paths.filter((path) => path.startsWith("files/")).length;
      expect(preview.evidence - (name === "two items" ? 0 : preview.withdrawn), name).toBe(files);
    }
    expect(await countRows(org.id)).toEqual(before);
  });
});
