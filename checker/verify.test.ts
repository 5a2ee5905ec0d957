import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { buildChecker } from "@/ops/build-checker";

import { makePack } from "./testing/pack";
import { zipOf } from "./testing/zip";

const folder = mkdtempSync(path.join(tmpdir(), "proofroom-checker-"));
const at = (name: string) => path.join(folder, name);
// The Node of the machine, where there is one: often older than the one this project pins.
const nodes = [process.execPath, "/usr/bin/node"].filter((file, i) => i === 0 || existsSync(file));
const pack = makePack({ leaves: 20, scope: [1], erase: 3 });
const run = (node: string, ...args: string[]) => spawnSync(node, [at("verify.mjs"), ...args], { cwd: folder, encoding: "utf8", env: { NODE_ENV: "test" } });

beforeAll(async () => {
  await buildChecker(folder);
  writeFileSync(at("pack.zip"), zipOf(pack.files));
  writeFileSync(at("log.vkey"), `# the log of Example\n${pack.key.vkey}\n`);
  for (const [name, bytes] of pack.files) {
    mkdirSync(path.dirname(at(`unpacked/${name}`)), { recursive: true });
    writeFileSync(at(`unpacked/${name}`), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(nodes)("verify.mjs under %s", (node) => {
  test("a good pack: exit code 0, as zip and as folder, the key as text and as file", () => {
    for (const args of [["pack.zip", "--key", pack.key.vkey], ["unpacked", "--key", "log.vkey"]]) {
      const { status, stdout, stderr } = run(node, ...args);
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("RESULT: All of this pack holds.");
      expect(stdout).toContain("entry 3: content erased at ");
    }
  });

  test("a bad pack: exit code 1, one line a finding, the first bad entry named", () => {
    const bad = new Map(pack.files);
    const bundle = Buffer.from(bad.get("tile/entries/000.p/20") ?? "");
    bundle.write("X", bundle.indexOf("ctl_7"));
    writeFileSync(at("bad.zip"), zipOf(bad.set("tile/entries/000.p/20", bundle)));
    const { status, stdout } = run(node, "bad.zip", "--key", "log.vkey");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL ENTRY_CHANGED entry 7: .+$/m);
    expect(stdout).toContain("The first bad entry is 7.");
    const json = JSON.parse(run(node, "bad.zip", "--key", "log.vkey", "--json").stdout) as { holds: boolean; first_bad_entry: number; failures: unknown[] };
    expect(json).toMatchObject({ holds: false, first_bad_entry: 7 });
  });

  test("no key, a broken key, no such pack, an unknown option: exit code 2 and one sentence", () => {
    const cases: [string[], RegExp][] = [[["pack.zip"], /must come from outside the pack/], [["pack.zip", "--key", "nonsense"], /^The key cannot be used/], [["nowhere.zip", "--key", "log.vkey"], /^nowhere.zip cannot be read/], [["pack.zip", "--nonsense"], /Usage/], [[], /Usage/]];
    for (const [args, sentence] of cases) {
      const { status, stdout, stderr } = run(node, ...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(sentence);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
  });
});

describe("the built files", () => {
  test("are the same each time, and lean on nothing but Node", async () => {
    const first = [readFileSync(at("verify.mjs"), "utf8"), readFileSync(at("verify.html"), "utf8")];
    const again = mkdtempSync(path.join(tmpdir(), "proofroom-checker-"));
    await buildChecker(again);
    expect([readFileSync(path.join(again, "verify.mjs"), "utf8"), readFileSync(path.join(again, "verify.html"), "utf8")]).toEqual(first);
    rmSync(again, { recursive: true });
    expect([...(first[0] ?? "").matchAll(/^import .* from "([^"]+)"/gm)].every(([, from]) => from?.startsWith("node:"))).toBe(true);
    expect(first[0]).not.toMatch(/\bimport\(|\brequire\(|\bfetch\(/);
  });

  test("the page allows no request and no script but its own", () => {
    const page = readFileSync(at("verify.html"), "utf8");
    expect(page).toMatch(/default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]+'; style-src 'sha256-/);
    expect(page).not.toMatch(/\son\w+=|https?:\/\/|\bfetch\(|XMLHttpRequest|eval\(/);
  });
});
