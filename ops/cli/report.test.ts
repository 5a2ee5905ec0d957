import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ReportRow } from "../client/proofroom-client";
import { saveReport } from "./save-report";
import { table } from "./table";
import type { Terminal } from "./terminal";
import { progressText, waitUntilMade } from "./wait-until-made";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-report-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const row: ReportRow = {
  id: "rep_1", kind: "control_tests", title: "t", from: "2026-01-01", to: "2026-01-31", state: "queued", progress: 0, step: null, madeBy: "Ada", requestedAt: "", finishedAt: null,
  pages: null, sizeBytes: null, sha256: null, error: null, status: "draft", language: "en", engagement: null, scheduleId: null, since: null, signature: null,
};

describe("waiting for a report", () => {
  async function wait(rows: ReportRow[]) {
    const notes: string[] = [];
    const terminal = { isInteractive: false, note: (text: string) => void notes.push(text) } as Terminal;
    const left = [...rows];
    const found = await waitUntilMade("rep_1", async () => (left.length > 1 ? left.shift() : left[0]) ?? row, terminal, { longestMs: 60_000, failedPolls: 15, pollMs: 1 });
    return { found, notes };
  }

  test("shows how far it is, each step once, until it is made", async () => {
    const { found, notes } = await wait([row, row, { ...row, state: "running", progress: 0.5, step: "Drawing" }, { ...row, state: "done", progress: 1 }]);
    expect(found.state).toBe("done");
    expect(notes).toEqual(["[--------------------]   0 % waiting for the worker\n", "[##########----------]  50 % Drawing\n", "[####################] 100 % made\n"]);
  });

  test("waits for the worker's next try, and ends where it stays failed", async () => {
    expect((await wait([{ ...row, state: "failed" }, { ...row, state: "done" }])).found.state).toBe("done");
    expect((await wait([{ ...row, state: "failed" }])).found.state).toBe("failed");
  });

  test("progress is never drawn beyond its ends", () => {
    expect(progressText({ ...row, state: "running", progress: 7 })).toContain("100 % working");
  });
});

describe("saving a report", () => {
  const bytes = Buffer.from("%PDF-");
  const client = (sha256: string) => ({ downloadReport: async () => ({ fileName: "r.pdf", sizeBytes: bytes.length, sha256, body: new Blob([bytes]).stream() }) });

  test("keeps the bytes under the given name", async () => {
    const file = path.join(folder, "good.pdf");
    await saveReport(client(createHash("sha256").update(bytes).digest("hex")), "rep_1", file);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test("keeps nothing where the digest is another", async () => {
    const file = path.join(folder, "bad.pdf");
    await expect(saveReport(client("0".repeat(64)), "rep_1", file)).rejects.toMatchObject({ exit: 1 });
    expect([existsSync(file), readdirSync(folder).filter((name) => name.startsWith("bad"))]).toEqual([false, []]);
  });

  test("says where it cannot write", async () => {
    await expect(saveReport(client(""), "rep_1", path.join(folder, "no", "r.pdf"))).rejects.toMatchObject({ exit: 2 });
  });
});

describe("tables", () => {
  test("align columns, put numbers to the right and shorten what is too long", () => {
    expect(table(["a", "n"], [["x", 1], [null, 100]])).toBe("a    n\nx    1\n–  100\n");
    expect(table(["a"], [["y".repeat(200)]]).split("\n")[1]).toHaveLength(70);
    expect(table(["a"], [["\u001b[31mred"]])).not.toContain("\u001b");
  });
});
