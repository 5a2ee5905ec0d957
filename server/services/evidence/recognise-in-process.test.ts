import { describe, expect, test } from "vitest";

import { json, sarifLog, sarifRun } from "@/server/domain/formats/fixtures";
import { recognise } from "@/server/domain/formats/recognise";

import { recogniseInProcess } from "./recognise-in-process";

const PLENTY = { timeMs: 100_000, memoryMb: 1024 };
const report = json(sarifLog(sarifRun({ results: Array.from({ length: 20_000 }, (_, n) => ({ ruleId: `R${n}`, message: { text: "é".repeat(40) } })) })));
/** Small to send, and much in memory once it is parsed. */
const objects = (count: number) => Buffer.from(`[${'{"a":[0.5]},'.repeat(count)}0]`);

describe("reading a file in a process of its own", () => {
  test("gives record for record what reading it here gives, also with options", async () => {
    expect(report.length).toBeGreaterThan(1024 ** 2);
    for (const options of [{}, { timezone: "Europe/Berlin", now: "2026-03-05T10:00:00Z" }]) expect(await recogniseInProcess(report, options, PLENTY)).toEqual(recognise(report, options));
    expect(await recogniseInProcess(new Uint8Array(), {}, PLENTY)).toEqual(recognise(new Uint8Array()));
  });

  test("a file that takes more memory than there may be is an answer, and this process goes on", async () => {
    const found = await recogniseInProcess(objects(1_000_000), {}, { ...PLENTY, memoryMb: 48 });
    expect(found).toMatchObject({ format: null, records: [], issues: [{ level: "error", code: "PARSE_FAILED" }] });
    expect((await recogniseInProcess(report, {}, PLENTY)).format).toBe("sarif");
  });

  test("a file that takes longer than it may is an answer, and its process is ended", async () => {
    expect(await recogniseInProcess(report, {}, { ...PLENTY, timeMs: 1 })).toMatchObject({ format: null, records: [], issues: [{ level: "error", code: "PARSE_TIMEOUT" }] });
  });

  test("a file that is not read to its end by its process is an answer too", async () => {
    expect(await recogniseInProcess(objects(500_000), {}, { ...PLENTY, memoryMb: 1 })).toMatchObject({ records: [], issues: [{ code: "PARSE_FAILED" }] });
  });
});
