import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeAll, describe, expect, test, vi } from "vitest";

import { withoutOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";
import { witnessSigner } from "@/ops/witness/testing/local-witness";
import { encodeBundle } from "@/server/domain/ledger/entry-bundle";
import { bundlePath, bundlesOfSize } from "@/server/domain/ledger/tiles";

import { findAnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { copyAnchorLogTables, restoreAnchorLogTables } from "./testing/anchor-copy";
import { newAnchorHead } from "./testing/heads";

let org: TestOrg;
beforeAll(async () => {
  // A guard of its own too: the status names every log that the guard knows and the database does not.
  vi.stubEnv("PROOFROOM_LEDGER_GUARD_DIR", mkdtempSync(path.join(tmpdir(), "guard-")));
  org = await createOrg({ adopt: false });
  await grow();
});

const grow = async () => newAnchorHead(org, new Date(), [{ kind: "witness", target: randomBytes(4).toString("hex"), url: "http://127.0.0.1:1", key: witnessSigner("nobody") }]);

/** One command line in a process that has just started. */
async function cli(...argv: string[]): Promise<{ code: number; out: string; note: string }> {
  vi.stubEnv("DATABASE_APP_URL", database.appUrl);
  vi.stubEnv("DATABASE_SYSTEM_URL", database.systemUrl);
  vi.resetModules();
  const { run } = await import("@/ops/cli/program");
  const printed = { out: "", note: "" };
  const code = await run(["ledger", ...argv], { env: {}, stdin: (async function* () {})(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += text) });
  return { code, ...printed };
}

/** A pack's folder, as far as the anchor log is concerned. */
async function packFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "anchor-pack-"));
  const size = (await withoutOrg(findAnchorHead, "system"))?.size ?? 0;
  const rows = await admin()<{ leaf_bytes: Uint8Array }[]>`select leaf_bytes from ledger.anchor_leaves order by idx`;
  for (const bundle of bundlesOfSize(size)) {
    const file = path.join(folder, "anchor-log", bundlePath(bundle));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, encodeBundle(rows.slice(bundle.index * 256, bundle.index * 256 + bundle.width).map((row) => row.leaf_bytes)));
  }
  writeFileSync(path.join(folder, "anchor-log", "checkpoint"), (await withoutOrg(async (tx) => anchorNote(tx, { logNo: 1, size }, "all"), "system")).note);
  return folder;
}

describe("the operator's commands for the anchor log", () => {
  test("status shows it behind the organizations, and leaves with 1 while it is frozen", async () => {
    const sound = await cli("status");
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(/\(anchor log\) +active +\d+ +\d+ +same +same +[0-9a-f]{8}/)]);
    expect(await cli("freeze", "--anchor-log", "--reason", "Looking into it.")).toMatchObject({ code: 0, out: expect.stringContaining("organizations go on recording") as string });
    const frozen = await cli("status");
    expect([frozen.code, frozen.out + frozen.note]).toEqual([1, expect.stringContaining("Looking into it.")]);
    expect(await cli("freeze", "--anchor-log", "--reason", "Again.")).toMatchObject({ code: 1, note: expect.stringContaining("not active") as string });
    expect(await cli("unfreeze", "--anchor-log")).toMatchObject({ code: 0, out: expect.stringMatching(/^\(anchor log\): the log goes on at \d+ leaves\.\n$/) as string });
  });

  test("repair takes lost leaves back from a pack's folder", async () => {
    const yesterday = await copyAnchorLogTables();
    await grow();
    const folder = await packFolder();
    await restoreAnchorLogTables(yesterday);
    await cli("freeze", "--anchor-log", "--reason", "Restored.");
    expect(await cli("unfreeze", "--anchor-log")).toMatchObject({ code: 1, note: expect.stringContaining("older than what was published") as string });
    expect(await cli("repair", "--anchor-log", "--from", folder)).toMatchObject({ code: 0, out: expect.stringMatching(/the leaves \d+ to \d+ are back/) as string });
    expect((await cli("status")).code).toBe(0);
  });

  test("one of organization, anchor log and all is asked for", async () => {
    expect(await cli("unfreeze")).toMatchObject({ code: 2, note: expect.stringContaining("--anchor-log") as string });
    expect(await cli("unfreeze", "--anchor-log", "--organization", org.slug)).toMatchObject({ code: 2 });
  });

  test("rotate-key --all changes its key with the others'", async () => {
    vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", randomBytes(24).toString("hex"));
    const { code, out } = await cli("rotate-key", "--all", "--overlap-days", "3");
    expect([code, out]).toEqual([0, expect.stringMatching(/\(anchor log\): the new key signs from \d+ leaves on; give witnesses and auditors \S+\/anchor-log\/\S+\+[0-9a-f]{8}\+\S+\./)]);
    expect(await admin()`select 1 from ledger.anchor_keys`).toHaveLength(2);
  });

  test("succeed closes it and opens its successor; the status shows both and leaves with 0", async () => {
    expect(await cli("succeed", "--anchor-log", "--statement", "x")).toMatchObject({ code: 1, note: expect.stringContaining("active") as string });
    await cli("freeze", "--anchor-log", "--reason", "Two histories.");
    expect(await cli("succeed", "--anchor-log", "--statement", "Two databases signed.")).toMatchObject({
      code: 0, out: expect.stringMatching(/^\(anchor log\): closed; localhost\/anchor-log\/\S+ succeeds it, none of the closed log's leaves is lost; heads of \d+ organizations are anchored again; give witnesses and auditors localhost\/anchor-log\/\S+\.\n$/) as string,
    });
    const { code, out } = await cli("status");
    expect([code, out.match(/\(anchor log\) +(closed|active)/g)?.map((line) => line.replace(/.* /, ""))]).toEqual([0, ["closed", "active"]]);
  });
});
