import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ProofroomError, type ProofroomClient, type PushAnswer, type PushFileOptions, type PushItem } from "../client/proofroom-client";
import { pushFiles, type Outcome } from "./push-files";
import { describedBy, parseAnswer } from "./push-options";
import { outcomeJson, outcomeText } from "./push-text";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-push-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const stored: PushAnswer = {
  status: "created", id: "ev_1", number: 12, sha256: "0".repeat(64), sizeBytes: 3, format: "restic-snapshots-json", tool: "restic 0.17", recordsTotal: 3,
  recordsByKind: { restore_test: 1, backup_run: 2 }, issues: [], controls: ["BCP-01", "BCP-03"],
};
const refused: PushAnswer = { ...stored, status: "refused", id: null, number: null };

describe("the line of a file", () => {
  test("says what it was recognised as, its records by kind and the controls it bears on", () => {
    expect(outcomeText({ file: "a.json", answer: stored })).toBe("a.json: stored as E-12; restic-snapshots-json by restic 0.17; 3 records (2 backup_run, 1 restore_test); bears on BCP-01, BCP-03\n");
  });

  test("is followed by errors with field and expectation, then by questions with how to answer them", () => {
    const issues: PushAnswer["issues"] = [
      { level: "question", code: "FACT_MISSING", message: "Who approved it?", kind: "deployment", field: "approved" },
      { level: "error", code: "WRONG_TYPE", message: "No number.", record: 4, kind: "deployment", field: "minutes", expected: "a number" },
    ];
    expect(outcomeText({ file: "a.json", answer: { ...refused, issues } }).split("\n").slice(1)).toEqual([
      "  error WRONG_TYPE at record 4, deployment.minutes: No number. (expected: a number)",
      "  question FACT_MISSING at deployment.approved: Who approved it?, answer with --answer deployment.approved=…", "",
    ]);
  });

  test("cannot steer the terminal, whatever the file holds", () => {
    const issues: PushAnswer["issues"] = [{ level: "error", code: "X", message: "\u001b[2Jgone\nnext \u202eline" }];
    const text = outcomeText({ file: "a\u001b]0;x\u0007.json", answer: { ...refused, tool: "t\rx", issues } });
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
    expect(text.split("\n")).toHaveLength(3);
  });

  test("is bounded, and says how much is left out", () => {
    const issues = Array.from({ length: 50 }, () => ({ level: "error" as const, code: "X", message: "no" }));
    const lines = outcomeText({ file: "a", answer: { ...refused, issues } }).trimEnd().split("\n");
    expect([lines.length, lines.at(-1)]).toEqual([22, "  … and 30 more issues; --json lists them all"]);
  });

  test("as JSON holds the whole answer, or why there is none", () => {
    expect(outcomeJson({ file: "a", answer: stored })).toEqual({ file: "a", ...stored });
    expect(outcomeJson({ file: "a", error: new ProofroomError({ code: "TOO_LARGE", status: 413, message: "m" }) })).toMatchObject({ status: "not_sent", error: { code: "TOO_LARGE" } });
  });
});

describe("what is said about the files", () => {
  test("answers are read as what they look like, and as text between quotes", () => {
    const values = ["true", "null", "12", "-0.5", '"12"', "007", "yes", "a=b", "", "2026-01-01T00:00:00Z"].map((text) => parseAnswer(`k.f=${text}`).value);
    expect(values).toEqual([true, null, 12, -0.5, "12", "007", "yes", "a=b", "", "2026-01-01T00:00:00Z"]);
    expect(() => parseAnswer("k=1")).toThrow("kind.fact=value");
  });

  test("options become provenance, and only what was given", () => {
    expect(describedBy({ sourceSystem: "db", rowCount: "4", control: ["BCP-03"], mapping: "okta" }, 2)).toEqual({ controls: ["BCP-03"], mappingName: "okta", provenance: { method: "cli", sourceSystem: "db", rowCount: 4 } });
  });

  test("a mapping may be a file", () => {
    const file = path.join(folder, "mapping.json");
    writeFileSync(file, JSON.stringify({ kind: "account", columns: { account_id: "mail" } }));
    expect(describedBy({ mapping: file }, 1).mapping).toEqual({ kind: "account", columns: { account_id: "mail" } });
    expect(() => describedBy({ mapping: path.join(folder, "none.json") }, 1)).toThrow(/cannot be read/);
  });

  test("what is wrong is named by its option before anything is sent", () => {
    expect(() => describedBy({ extractedAt: "yesterday" }, 1)).toThrow(/^--extracted-at: Write a time/);
    expect(() => describedBy({ rowCount: "many" }, 1)).toThrow(/^--row-count: /);
    expect(() => describedBy({ title: "one" }, 2)).toThrow(/^--title is about one file/);
  });
});

describe("pushing files", () => {
  const items: PushItem[] = [];
  const uploads: [unknown, PushFileOptions][] = [];
  async function* stdin(bytes = 0): AsyncGenerator<Uint8Array> {
    for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), "x");
  }
  async function push(files: string[], answer: () => PushAnswer = () => stored, input = stdin()) {
    [items.length, uploads.length] = [0, 0];
    const told: Outcome[] = [];
    const client = {
      push: async (item: PushItem) => (items.push(item), answer()),
      pushBatch: async (all: PushItem[]) => all.map((item) => (items.push(item), answer())),
      pushFile: async (source: unknown, options: PushFileOptions) => (uploads.push([source, options]), answer()),
    } as unknown as ProofroomClient;
    const code = await pushFiles(files, { client, described: { title: "t" }, dryRun: true, stdin: input, tell: async (outcome) => void told.push(outcome) });
    return { code, told };
  }
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  test("small files go with the request byte for byte, larger ones by upload, and are told in order", async () => {
    const odd = Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a]);
    const files = [file("a.bin", odd), file("b.log", Buffer.alloc(1024 ** 2 + 1)), file("c.txt", Buffer.from("c"))];
    const { code, told } = await push(files);
    expect([code, told.map((outcome) => outcome.file)]).toEqual([0, files]);
    expect(items.map(({ content, fileName, title }) => [content, fileName, title])).toEqual([[{ base64: odd.toString("base64") }, "a.bin", "t"], [{ base64: "Yw==" }, "c.txt", "t"]]);
    expect(uploads).toEqual([[files[1], { title: "t", fileName: "b.log", dryRun: true }]]);
  });

  test("the standard input is pushed too, streamed where it is large", async () => {
    await push(["-"], () => stored, stdin(100));
    expect(items).toHaveLength(1);
    const { told } = await push(["-"], () => stored, stdin(3 * 1024 ** 2));
    expect([uploads.length, told[0]?.file]).toEqual([1, "stdin"]);
  });

  test("a refused file gives code 1, and the others are still pushed", async () => {
    const answers = [refused, stored];
    const { code, told } = await push([file("a", Buffer.from("a")), file("b", Buffer.from("b"))], () => answers.shift() ?? stored);
    expect([code, told.length]).toEqual([1, 2]);
  });

  test("when the server is away or refuses the key, the rest is not tried and each file is told of", async () => {
    const large = [1, 2, 3].map((i) => file(`large-${i}`, Buffer.alloc(1024 ** 2 + i)));
    for (const [failure, expected] of [["UNREACHABLE", 3], ["UNAUTHORIZED", 2]] as const) {
      const { code, told } = await push(large, () => {
        throw new ProofroomError({ code: failure, status: 0, message: "no" });
      });
      expect([code, uploads.length, told.map((outcome) => outcome.file)]).toEqual([expected, 1, large]);
    }
  });
});
