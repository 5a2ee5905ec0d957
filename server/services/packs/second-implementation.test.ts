import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { packFolder, vkeyOf } from "@/db/testing/packs";
import { pushEvidence } from "@/server/services/evidence/push";

// Where Debian's golang-golang-x-mod-dev puts its sources.
const LIBRARIES = "/usr/share/gocode";
const hasGo = existsSync(`${LIBRARIES}/src/golang.org/x/mod`) && spawnSync("go", ["version"]).status === 0;

test.skipIf(!hasGo)("Go's own libraries accept a pack by the steps that are in it, and refuse it with one changed tile", async () => {
  const org = await createOrg({ adopt: false });
  for (let i = 0; i < 3; i++) await pushEvidence(org.as(), { items: Array.from({ length: 100 }, (_, n) => restoreTest(new Date(Date.UTC(2026, i, 1, 0, n)).toISOString())) });
  await sequenceOf(org.id);
  const folder = await packFolder(org, { kind: "window", from: "2026-01-01", to: "2026-02-28" });
  try {
    // The program as an auditor finds it: behind the line in the pack's own text.
    const [, program] = readFileSync(path.join(folder, "HOW-TO-CHECK.txt"), "utf8").split(/^-+ main\.go\n/m);
    mkdirSync(path.join(folder, "..", `${path.basename(folder)}-go`));
    const main = path.join(folder, "..", `${path.basename(folder)}-go`, "main.go");
    writeFileSync(main, program ?? "");
    const vkey = await vkeyOf(org.id);
    const run = () => spawnSync("go", ["run", main, folder, vkey], { encoding: "utf8", env: { ...process.env, GO111MODULE: "off", GOPATH: LIBRARIES, GOFLAGS: "" } });
    const good = run();
    expect(good.stdout + good.stderr).toMatch(/^OK:/m);
    const tile = path.join(folder, "tile/0/000");
    const bytes = readFileSync(tile);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
    const bad = run();
    expect([bad.status === 0, bad.stdout + bad.stderr]).toEqual([false, expect.stringContaining("REFUSED:")]);
    rmSync(path.dirname(main), { recursive: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
