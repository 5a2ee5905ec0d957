import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { Socket } from "node:net";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { afterEach, describe, expect, test, vi } from "vitest";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { renderReport } from "./render-report";
import { readPdf, squeeze } from "./testing/pdf-text";
import { sampleSnapshot } from "./testing/sample-snapshot";
import { sayIn } from "./say";
import { BANNER, exhibit } from "./words";

const small = () => sampleSnapshot({ evidence: 40, controls: 9 });
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

vi.setConfig({ testTimeout: 60_000 });

describe("the bytes", () => {
  test("the same snapshot gives the same bytes, twice here and once in another process", async () => {
    const first = digest((await renderReport(small())).bytes);
    const second = digest((await renderReport(structuredClone(small()))).bytes);
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
    const script = fileURLToPath(new URL("testing/print-digest.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", tsx, script], { env: { ...process.env, TZ: "Pacific/Auckland", NODE_ENV: "production" } });
    expect([second, stdout.trim()]).toEqual([first, first]);
  });

  test("a snapshot that went through JSON is the same snapshot", () => {
    expect(JSON.parse(JSON.stringify(small()))).toEqual(small());
  });

  test("no connection is opened", async () => {
    const refuse = () => { throw new Error("network"); };
    vi.stubGlobal("fetch", vi.fn(refuse));
    const connect = vi.spyOn(Socket.prototype, "connect").mockImplementation(refuse);
    const { bytes } = await renderReport(small());
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(fetch).not.toHaveBeenCalled();
    expect(connect).not.toHaveBeenCalled();
  });

  test("every font is embedded", async () => {
    const { objects } = readPdf((await renderReport(small())).bytes);
    const descriptors = [...objects.values()].filter((body) => body.includes("/Type /FontDescriptor"));
    expect(descriptors.length).toBeGreaterThan(3);
    for (const body of descriptors) expect(body).toContain("/FontFile2");
    expect([...objects.values()].filter((body) => body.includes("/Subtype /Type1"))).toEqual([]);
  });
});

describe("the pages", () => {
  test("as many pages are told as are in the file, and each says which of how many it is", async () => {
    const { bytes, pages } = await renderReport(small());
    const text = readPdf(bytes);
    expect(text.pages).toHaveLength(pages);
    text.pages.slice(1).forEach((page, index) => expect(page).toContain(`Page ${index + 2} of ${pages}`));
  });

  test("the outline has every chapter, every control and every appendix", async () => {
    const snapshot = small();
    const { objects } = readPdf((await renderReport(snapshot)).bytes);
    const titles = [...objects.values()].flatMap((body) => (body.includes("/Dest [") ? (/\/Title \(([\s\S]*)\)/.exec(body)?.[1] ?? []) : []));
    for (const control of snapshot.controls) expect(titles).toContain(`${control.key}  ${control.title}`);
    for (const title of ["1  Document control", "A  Evidence index", "F  Sign-off"]) expect(titles).toContain(title);
  });

  test("the contents give the page a chapter stands on", async () => {
    const { pages } = readPdf((await renderReport(small())).bytes);
    const lines = pages[1]?.split("\n") ?? [];
    const page = Number(lines[lines.indexOf("Hash manifest") + 1]);
    expect(pages[page - 1]).toContain("The checkpoint this report stands on");
  });

  test("progress only grows, and ends at one", async () => {
    const seen: number[] = [];
    await renderReport(small(), (fraction) => seen.push(fraction));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });
});

describe("the words", () => {
  test.each(["soc2_readiness", "control_tests"] as const)("every digest, number, promise and sentence of the snapshot is printed (%s)", async (kind) => {
    const snapshot = sampleSnapshot({ evidence: 60, controls: 12, kind });
    const { all } = readPdf((await renderReport(snapshot)).bytes);
    const lines = new Set(all.split("\n"));
    const text = squeeze(all);
    for (const entry of snapshot.evidence) {
      for (const whole of [entry.sha256, entry.leafHash ?? "pending", exhibit(entry.number), sayIn("en").number(entry.sizeBytes)]) expect(lines).toContain(whole);
      for (const part of [entry.title, entry.fileName ?? "", entry.query ?? "", entry.ledgerIndex === null ? "pending" : sayIn("en").number(entry.ledgerIndex)]) expect(text).toContain(squeeze(part));
    }
    for (const control of snapshot.controls) {
      const said = [control.key, control.title, control.promise, control.sentence, ...control.rules.flatMap((rule) => [rule.sentence, rule.bearing]), ...control.lapses.flatMap((lapse) => lapse.steps.map((step) => step.sentence)), ...control.changes.map((change) => change.what), ...control.testSteps.map((step) => step.text)];
      for (const words of said) expect(text).toContain(squeeze(words));
    }
    for (const { root, vkey, origin } of [snapshot.ledger]) for (const words of [root, vkey, origin]) expect(text).toContain(words);
    for (const item of snapshot.skipped) expect(text).toContain(squeeze(item.why));
  });

  test("it says whose work it is on the cover and on every page, and claims nothing more", async () => {
    for (const kind of ["soc2_readiness", "control_tests"] as const) {
      const { pages, all } = readPdf((await renderReport({ ...small(), kind })).bytes);
      for (const page of pages) expect(page).toContain(BANNER);
      expect(all).not.toMatch(/compliant|certified|certification|AICPA/i);
    }
  });

  test("an exception without a response says so, and keeps its x of n", async () => {
    const [entry] = sampleSnapshot().exceptions;
    const snapshot: ReportSnapshot = { ...small(), exceptions: entry ? [{ ...entry, response: null, tested: 25, deviations: 2 }] : [] };
    const { all } = readPdf((await renderReport(snapshot)).bytes);
    expect(all).toContain("no response recorded");
    expect(all).toContain("2 of 25");
  });
});
