import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, test, vi } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { copyLedger, restoreLedger } from "@/db/testing/ledger-copy";
import { openLogOf, writeEntries, writeMirror } from "@/db/testing/ledgers";
import { database } from "@/db/testing/database";
import { headGuard } from "@/server/storage/head-guard";

const { appUrl, systemUrl, dataDir } = database;

/** One command line in a process that has just started. */
async function cli(...argv: string[]): Promise<{ code: number; out: string; note: string }> {
  vi.stubEnv("DATABASE_APP_URL", appUrl);
  vi.stubEnv("DATABASE_SYSTEM_URL", systemUrl);
  vi.resetModules();
  const { run } = await import("@/ops/cli/program");
  const printed = { out: "", note: "" };
  const code = await run(["ledger", ...argv], { env: {}, stdin: (async function* () {})(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += text) });
  return { code, ...printed };
}

async function organization(entries: number) {
  const org = await createOrg({ adopt: false });
  await writeEntries(org, entries);
  await sequenceOf(org.id);
  return { org, logId: (await openLogOf(org.id)).id, of: ["--organization", org.slug] };
}

describe("the operator's ledger commands", () => {
  test("status shows a log beside its guard, and leaves with 1 once something is frozen", async () => {
    const { org, of } = await organization(2);
    const sound = await cli("status", ...of);
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(new RegExp(`${org.slug} +active +5 +0 +same +same +[0-9a-f]{8}`))]);
    expect(JSON.parse((await cli("status", ...of, "--json")).out)).toMatchObject({ logs: [{ slug: org.slug, size: 5, guard: { size: 5 } }], unknownGuards: [] });
    expect(await cli("freeze", ...of, "--reason", "The key was seen elsewhere.")).toMatchObject({ code: 0, out: expect.stringContaining("frozen") });
    const frozen = await cli("status", ...of);
    expect([frozen.code, frozen.out]).toEqual([1, expect.stringContaining("(OPERATOR). An operator stopped it: The key was seen elsewhere.")]);
    await expect(writeEntries(org, 1)).rejects.toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("The key was seen elsewhere.") });
    expect(await cli("unfreeze", ...of)).toMatchObject({ code: 0, out: `${org.slug}: the log goes on at 5 entries.\n` });
    await writeEntries(org, 1);
  });

  test("a restored log: unfreeze refuses, repair brings it forward", async () => {
    const { org, logId, of } = await organization(2);
    const copy = await copyLedger(org.id);
    await writeEntries(org, 300);
    await sequenceOf(org.id);
    const mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
    await writeMirror(mirror, logId, (await headGuard().read(logId))?.note ?? "");
    await restoreLedger(copy);
    await admin()`update ledger.logs set state = 'frozen' where id = ${logId}`;
    expect((await cli("status", ...of)).out).toMatch(/frozen +5 +0 +305/);
    expect(await cli("unfreeze", ...of)).toMatchObject({ code: 1, note: expect.stringContaining("a head of 305 was published") });
    expect(await cli("repair", ...of, "--from", path.join(mirror, "none"))).toMatchObject({ code: 2, note: expect.stringContaining("cannot be read") });
    expect(await cli("repair", ...of, "--from", path.join(mirror, "tile"))).toMatchObject({ code: 1, note: expect.stringContaining("checkpoint") });
    expect(await cli("repair", ...of, "--from", mirror)).toMatchObject({ code: 0, out: `${org.slug}: the entries 5 to 304 are back; the log goes on.\n` });
    await sequenceOf(org.id);
    expect((await cli("status", ...of)).code).toBe(0);
    const tiles = await admin()`select 1 from ledger.tiles where log_id = ${logId}`;
    expect([(await openLogOf(org.id)).size, tiles.length]).toEqual([306, 1]);
  });

  test("guard init makes the entry that is missing, once", async () => {
    const { org, logId, of } = await organization(1);
    rmSync(path.join(dataDir, "ledger-guard", logId), { recursive: true });
    expect(await cli("status", ...of)).toMatchObject({ code: 1, out: expect.stringContaining("none") });
    expect(await cli("guard", "init", ...of)).toMatchObject({ code: 0, out: `${org.slug}: the head guard holds 4 entries.\n` });
    expect(await cli("guard", "init", ...of)).toMatchObject({ code: 1, note: expect.stringContaining("never put back") });
    expect(await cli("guard", "init")).toMatchObject({ code: 2 });
  });

  test("succeed closes the log and names the new one's key; a compromised key is marked", async () => {
    const { org, logId, of } = await organization(1);
    expect(await cli("succeed", ...of, "--statement", "x")).toMatchObject({ code: 1, note: expect.stringContaining("active") });
    await cli("freeze", ...of, "--reason", "stolen");
    const done = await cli("succeed", ...of, "--statement", "The key was stolen on 1 March.", "--last-good", "3", "--key-compromised");
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining("not vouched for: the entries 3 to 3.") });
    const keys = await admin()<{ log_id: string; status: string; vkey: string }[]>`select log_id, status, vkey from ledger.keys where org_id = ${org.id}`;
    expect(keys.find((key) => key.log_id === logId)?.status).toBe("compromised");
    expect(done.out).toContain(keys.find((key) => key.log_id !== logId)?.vkey);
    await writeEntries(org, 1);
  });

  test("rotate-key goes over to the newest seed and says so; without a new one there is nothing to do", async () => {
    const { org, of } = await organization(1);
    expect(await cli("rotate-key", ...of)).toMatchObject({ code: 0, out: `${org.slug}: the newest seed's key is in force already.\n` });
    vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", "a second seed of at least thirty-two characters".replaceAll(" ", "-"));
    expect(await cli("rotate-key", ...of, "--overlap-days", "7")).toMatchObject({ code: 0, out: expect.stringMatching(/signs from 5 entries on; give auditors \S+\+[0-9a-f]{8}\+\S+\.\n$/) });
    vi.unstubAllEnvs();
    expect(await cli("rotate-key", ...of, "--overlap-days", "soon")).toMatchObject({ code: 2 });
  });
});
