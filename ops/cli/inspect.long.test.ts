import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Inspection } from "@/server/domain/formats/inspect";

import { inspectionJson, inspectionText } from "./inspect-text";

const PROGRAM = path.resolve("ops/cli/proofroom.mjs");
const restore = { kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: "db-main", outcome: "success", environment: "lab" } };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-inspect-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the real command in a folder that is not the repository, with nothing of our environment but the path. */
async function proofroom(args: string[], input = ""): Promise<{ code: number | null; out: string; note: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { PATH: process.env["PATH"], NODE_ENV: "test" } });
  let [out, note] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (note += text));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, note };
}
function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

describe("proofroom inspect", { timeout: 60_000 }, () => {
  test("prints format, tool, records, facts and issues as JSON, and leaves with 0", async () => {
    const { code, out, note } = await proofroom(["inspect", file("restore.json", JSON.stringify({ proofroom: 1, records: [restore] })), "--json"]);
    const found = JSON.parse(out) as Inspection;
    expect([code, note]).toEqual([0, ""]);
    expect(Object.keys(found)).toEqual(["format", "tool", "records", "facts", "issues"]);
    expect(found).toMatchObject({ format: "proofroom-native", records: [{ kind: "restore_test", occurredAt: "2026-03-05T10:00:00Z", facts: restore.facts }] });
  });

  test("prints a summary without --json, from the standard input too", async () => {
    const { code, out } = await proofroom(["inspect", "-"], JSON.stringify({ proofroom: 1, records: [restore, restore] }));
    expect(code).toBe(0);
    expect(out).toContain("stdin: proofroom-native by Proofroom native\n  2 records (2 restore_test), at 2026-03-05T10:00:00Z\n");
  });

  test("refuses what it does not know, with the reason and code 1", async () => {
    const { code, out } = await proofroom(["inspect", file("notes.txt", "nothing in particular"), "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ format: null, records: [], issues: [{ level: "error", code: "UNKNOWN_FORMAT" }] });
  });

  test("reads a table by its mapping, and its times in the given zone", async () => {
    const table = file("users.csv", "mail,seen\nada@example.org,2026-03-05 10:00\n");
    const mapping = file("mapping.json", JSON.stringify({ kind: "account", columns: { account_id: "mail", last_used_at: "seen" }, constants: { snapshot_at: "2026-03-06T00:00:00Z", system_id: "okta" } }));
    const { out } = await proofroom(["inspect", table, "--mapping", mapping, "--timezone", "+01:00", "--json"]);
    const [record] = (JSON.parse(out) as Inspection).records;
    expect(record?.facts).toMatchObject({ account_id: "ada@example.org", last_used_at: expect.stringMatching(/^2026-03-05T09:00/) });
  });

  test("says in one sentence what is wrong with the call, and leaves with 2", async () => {
    expect(await proofroom(["inspect", "none.json"])).toEqual({ code: 2, out: "", note: "none.json cannot be read: there is no such file.\n" });
    expect(await proofroom(["inspect", "."])).toMatchObject({ code: 2, note: ". is a folder. Name its files.\n" });
    expect((await proofroom(["inspect", file("r.json", "{}"), "--mapping", "none.json"])).code).toBe(2);
  });

  test("the end of a reader is no failure", async () => {
    const many = file("many.json", JSON.stringify({ proofroom: 1, records: Array.from({ length: 20_000 }, () => restore) }));
    const child = spawn("sh", ["-c", `"${process.execPath}" "${PROGRAM}" inspect ${many} --json | head -c 100`], { cwd: folder });
    let note = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (note += text));
    await new Promise((resolve) => child.once("close", resolve));
    expect(note).toBe("");
  });
});

describe("the answer of inspect", () => {
  const found: Inspection = { format: "sarif", tool: ["a", "b"], records: Array.from({ length: 1201 }, (_, i) => ({ kind: "finding", occurredAt: null, facts: { i } })), facts: { tool: "a", total: 1201 }, issues: [] };

  test("is the same JSON in parts as in one piece", () => {
    expect(JSON.parse([...inspectionJson(found)].join(""))).toEqual(found);
    expect(JSON.parse([...inspectionJson({ ...found, records: [] })].join(""))).toEqual({ ...found, records: [] });
  });

  test("has a summary with counts and facts", () => {
    expect(inspectionText("x.sarif", found, false)).toBe("x.sarif: sarif by a, b\n  1,201 records (1,201 finding)\n  total: 1201\n");
  });
});
