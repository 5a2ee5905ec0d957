import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { PackPiece } from "../client/proofroom-client";
import { addPackCommand, orderOf } from "./pack-command";
import { savePack } from "./save-pack";
import type { Terminal } from "./terminal";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-pack-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = Buffer.from("a pack that is longer than one piece of it");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const quiet = { note: () => undefined };

/** A server whose connection breaks after so many bytes, each time anew. */
function server(breaksAfter: number, content = bytes, breaks = Infinity) {
  const starts: number[] = [];
  const downloadPack = async (_id: string, start = 0): Promise<PackPiece> => {
    starts.push(start);
    const end = starts.length > breaks ? content.length : Math.min(content.length, start + breaksAfter);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(content.subarray(start, end)));
      },
      pull(controller) {
        if (end < content.length) controller.error(new Error("connection reset"));
        else controller.close();
      },
    });
    return { start, sizeBytes: bytes.length, sha256, body };
  };
  return { client: { downloadPack }, starts };
}

describe("saving a pack", () => {
  test("goes on behind each break, and the file has its name once its digest is right", async () => {
    const file = path.join(folder, "good.zip");
    const { client, starts } = server(10);
    await savePack(client, "pck_1", file, quiet, 1);
    expect(readFileSync(file)).toEqual(bytes);
    expect(starts).toEqual([0, 10, 20, 30, 40]);
    expect(readdirSync(folder)).toEqual(["good.zip"]);
  });

  test("goes on where an earlier run ended", async () => {
    const file = path.join(folder, "later.zip");
    writeFileSync(`${file}.pck_1.part`, bytes.subarray(0, 25));
    const { client, starts } = server(100);
    await savePack(client, "pck_1", file, quiet, 1);
    expect([readFileSync(file).equals(bytes), starts]).toEqual([true, [25]]);
  });

  test("keeps nothing where the digest is another", async () => {
    const file = path.join(folder, "bad.zip");
    const { client } = server(100, Buffer.from(bytes.toString().toUpperCase()));
    await expect(savePack(client, "pck_1", file, quiet, 1)).rejects.toMatchObject({ exit: 1 });
    expect([existsSync(file), readdirSync(folder).filter((name) => name.startsWith("bad"))]).toEqual([false, []]);
  });

  test("gives up after many breaks, keeps what came, and says how to go on", async () => {
    const file = path.join(folder, "slow.zip");
    await expect(savePack(server(1).client, "pck_1", file, quiet, 1)).rejects.toMatchObject({ exit: 3, message: expect.stringContaining("--pack pck_1") });
    expect(readFileSync(`${file}.pck_1.part`)).toEqual(bytes.subarray(0, 20));
  });

  test("says where it cannot write", async () => {
    await expect(savePack(server(100).client, "pck_1", path.join(folder, "no", "pack.zip"), quiet, 1)).rejects.toMatchObject({ exit: 2 });
  });
});

describe("the scope of a pack", () => {
  test("follows from the options", () => {
    expect(orderOf({})).toEqual({ scope: { kind: "all" } });
    expect(orderOf({ from: "2026-01-01", to: "2026-03-31" })).toEqual({ scope: { kind: "window", from: "2026-01-01", to: "2026-03-31" } });
    expect(orderOf({ control: ["BCP-03"], from: "2026-01-01", to: "2026-03-31" })).toEqual({ scope: { kind: "control", controls: ["BCP-03"], from: "2026-01-01", to: "2026-03-31" } });
    expect(orderOf({ evidence: ["ev_1"] })).toEqual({ scope: { kind: "item", evidence: ["ev_1"] } });
    expect(orderOf({ engagement: "eng_1", report: ["rep_1"] })).toEqual({ scope: { kind: "engagement", engagement: "eng_1", reports: ["rep_1"] } });
  });

  test.each([{ from: "2026-01-01" }, { from: "January", to: "2026-01-31" }, { evidence: ["ev_1"], control: ["BCP-03"] }, { evidence: ["ev_1"], from: "2026-01-01", to: "2026-01-31" }])("%j is refused with what to do", (options) => {
    expect(() => orderOf(options)).toThrow(expect.objectContaining({ exit: 2 }));
  });
});

test("a folder that is not there is refused before a pack is ordered", async () => {
  let calls = 0;
  const server = createServer((_, response) => { calls++; response.end("{}"); }).listen(0);
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const program = new Command().exitOverride();
  addPackCommand(program, { out: () => undefined, note: () => undefined } as unknown as Terminal);
  const run = program.parseAsync(["pack", "--url", url, "--key", "prk_x", "--out", path.join(folder, "missing", "x.zip")], { from: "user" });
  await expect(run).rejects.toThrow(/cannot write to/);
  server.close();
  expect(calls).toBe(0);
});
