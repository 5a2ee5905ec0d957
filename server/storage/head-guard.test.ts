import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { coded } from "@/server/domain/ledger/testing/throws";

import { FileHeadGuard } from "./head-guard";

let folder = "";
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "guard-")); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const guard = () => new FileHeadGuard(folder);
const head = (size: number, fill = 1): GuardedHead => ({ origin: "a/1", size, root: Buffer.alloc(32, fill), note: "x\n", systemId: "1", timeline: 1 });

describe("the head guard in files", () => {
  test("holds the newest head, and says that there is none", async () => {
    expect(await guard().read("log-1")).toBeUndefined();
    await guard().publish("log-1", head(0));
    await guard().publish("log-1", head(7));
    expect(await guard().read("log-1")).toEqual(head(7));
    expect([await guard().list(), await guard().read("log-2")]).toEqual([["log-1"], undefined]);
  });

  test("never goes back, in whatever order heads come", async () => {
    await Promise.all([5, 3, 9, 1, 9, 8].map(async (size) => guard().publish("log-1", head(size))));
    await guard().publish("log-1", head(2, 9));
    expect((await guard().read("log-1"))?.size).toBe(9);
    expect(readdirSync(path.join(folder, "log-1")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("takes the same head twice and refuses a second root at a size", async () => {
    await guard().publish("log-1", head(4));
    await guard().publish("log-1", head(4));
    await expect(guard().publish("log-1", head(4, 2))).rejects.toThrow(coded("GUARD_OTHER_ROOT"));
    expect(await guard().read("log-1")).toEqual(head(4));
  });

  test("of two that publish different roots at once only one gets through", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, async (_, i) => guard().publish("log-1", head(4, i + 1))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("keeps two files however many heads there were, and clears away what killed processes left", async () => {
    await guard().publish("log-1", head(1));
    const half = path.join(folder, "log-1", "0000000000000002.json.1.ab.part");
    writeFileSync(half, "{");
    utimesSync(half, new Date(0), new Date(0));
    for (let size = 2; size < 20; size++) await guard().publish("log-1", head(size));
    expect(readdirSync(path.join(folder, "log-1")).toSorted()).toEqual(["0000000000000018.json", "0000000000000019.json"]);
  });

  test("a damaged entry is not passed over; set aside it is kept", async () => {
    await guard().publish("log-1", head(3));
    writeFileSync(path.join(folder, "log-1", "0000000000000009.json"), "{");
    await expect(guard().read("log-1")).rejects.toThrow(coded("GUARD_UNREADABLE"));
    await guard().setAside("log-1", new Date(5));
    expect([await guard().read("log-1"), await guard().list(), readdirSync(folder)]).toEqual([undefined, [], ["log-1.aside-5"]]);
  });

  test("how a log ended stays as it was said first, also when its head is set aside, and is no log of its own", async () => {
    expect(await guard().ending("log-1")).toBeUndefined();
    await guard().end("log-1", { origin: "a/log-1", successor: "a/log-2" });
    await guard().end("log-1", { origin: "a/log-1", successor: "a/log-3" });
    await guard().publish("log-1", head(3));
    await guard().setAside("log-1", new Date(5));
    expect([await guard().ending("log-1"), await guard().list()]).toEqual([{ origin: "a/log-1", successor: "a/log-2" }, []]);
    writeFileSync(path.join(folder, "log-1.closed"), "{");
    await expect(guard().ending("log-1")).rejects.toThrow(coded("GUARD_UNREADABLE"));
    await guard().setAside("log-1", new Date(6), "ending");
    expect([await guard().ending("log-1"), readdirSync(folder).toSorted()]).toEqual([undefined, ["log-1.aside-5", "log-1.closed.aside-6"]]);
  });

  test("how many changes waited is kept beside the head, the last word counts, and is no log of its own", async () => {
    expect(await guard().held("log-1")).toBeUndefined();
    for (const n of [2, 5]) await guard().keepHeld("log-1", { freeze: "f", n });
    await guard().keepHeld("log-1", { freeze: "g", n: 1 });
    expect([await guard().held("log-1"), await guard().held("log-2"), await guard().list()]).toEqual([{ freeze: "g", n: 1 }, undefined, []]);
  });

  test("a name that leaves its folder is refused", async () => {
    await expect(guard().read("../x")).rejects.toThrow(coded("GUARD_LOG"));
  });

  test("a publisher killed at any moment leaves a whole head, and no lock", async () => {
    const script = `import { FileHeadGuard } from "./server/storage/head-guard.ts";
      const guard = new FileHeadGuard(process.argv[1]);
      for (let size = Number(process.argv[2]); ; size++) { await guard.publish("log-1", { origin: "a/1", size, root: Buffer.alloc(32, 1), note: null, systemId: "1", timeline: 1 }); process.stdout.write(size + "\\n"); }`;
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, folder, String(acknowledged + 1)], { stdio: ["ignore", "pipe", "inherit"] });
      let lines = 0;
      for await (const chunk of child.stdout) {
        const sizes = String(chunk).trim().split("\n").map(Number);
        acknowledged = Math.max(acknowledged, ...sizes);
        lines += sizes.length;
        if (lines > 20 + round * 7) child.kill("SIGKILL");
      }
      const now = (await guard().read("log-1"))?.size ?? 0;
      expect(now).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = now;
    }
  });
});
