import { describe, expect, test, vi } from "vitest";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { renderReport } from "./render-report";
import { readPdf, squeeze } from "./testing/pdf-text";
import { sampleSnapshot } from "./testing/sample-snapshot";

const base = () => sampleSnapshot({ evidence: 6, controls: 3 });
const textOf = async (snapshot: ReportSnapshot) => readPdf((await renderReport(snapshot)).bytes);

/** The sample with the given words in every place a person can write into. */
function saying(words: string): ReportSnapshot {
  const snapshot = base();
  return {
    ...snapshot,
    organization: { ...snapshot.organization, name: words },
    preparedBy: { name: words, role: words },
    controls: snapshot.controls.map((control) => ({ ...control, title: words, promise: words, owner: words, sentence: words })),
    evidence: snapshot.evidence.map((entry) => ({ ...entry, title: words, fileName: words, query: words, sourceSystem: words })),
  };
}

vi.setConfig({ testTimeout: 60_000 });

describe("strings from outside", () => {
  test("a path or an address prints as text and is not opened", async () => {
    for (const words of ["file:///etc/passwd", "http://169.254.169.254/latest/meta-data", "data:image/png;base64,AAAA"]) {
      const { all, objects } = await textOf(saying(words));
      expect(squeeze(all)).toContain(words);
      expect([...objects.values()].filter((body) => /\/Subtype \/Image|\/URI|\/Launch|\/JavaScript/.test(body))).toEqual([]);
    }
  });

  test("direction overrides and control characters print as their numbers", async () => {
    const { all } = await textOf(saying("invoice\u202Efdp.exe\u0007\u200B"));
    expect(squeeze(all)).toContain("invoice‹U+202E›fdp.exe‹U+0007200B›");
    for (const acting of ["\u202E", "\u0007", "\u200B"]) expect(all.includes(acting)).toBe(false);
  });

  test("names in Polish, Greek, Cyrillic and Vietnamese print as they are", async () => {
    const { all } = await textOf(saying("Żółć Ελλάδα Дело Thị"));
    for (const word of ["Żółć", "Ελλάδα", "Дело", "Thị"]) expect(squeeze(all)).toContain(word);
  });

  test("a script without letterforms prints its numbers, and nothing of it is lost", async () => {
    expect(squeeze((await textOf(saying("עדי"))).all)).toContain("‹U+05E205D305D9›");
  });

  test("a word longer than the page is broken, never cut", async () => {
    const word = Array.from({ length: 900 }, (_, index) => "abcdefghij"[index % 10]).join("");
    const { all } = await textOf({ ...base(), controls: base().controls.map((control) => ({ ...control, promise: word })) });
    expect(squeeze(all)).toContain(word);
  });

  test("a sentence of many pages is printed to its last word", async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `word${index}.`);
    const [control] = base().controls;
    const controls = control ? [{ ...control, rules: control.rules.map((rule) => ({ ...rule, sentence: words.join(" ") })) }] : [];
    const printed = new Set((await textOf({ ...base(), controls })).all.split(/\s+/));
    expect(words.filter((word) => !printed.has(word))).toEqual([]);
  });
});

describe("an organization at its beginning", () => {
  const empty = (): ReportSnapshot => ({
    ...sampleSnapshot({ evidence: 0, controls: 0 }), frameworks: [], exceptions: [], openPoints: [], vendors: [], populations: [], skipped: [],
    system: { name: "", services: "", commitments: [], components: [], boundaries: "", subserviceOrganizations: [], userEntityControls: [], criteriaLeftOut: [], significantChanges: [] },
    ledger: { origin: "proofroom.example/new", size: 0, root: null, vkey: null, at: null },
  });

  test.each(["soc2_readiness", "control_tests"] as const)("with nothing at all, each chapter says that there is nothing (%s)", async (kind) => {
    const { all } = await textOf({ ...empty(), kind });
    for (const words of ["No controls are in scope.", "No evidence was received for this period.", "No checkpoint existed", "There are no exhibits."]) expect(squeeze(all)).toContain(squeeze(words));
    expect(all).not.toMatch(/undefined|NaN|null/);
  });

  test("controls without any record are printed as no evidence, not as failures", async () => {
    const { all } = await textOf(sampleSnapshot({ evidence: 0, controls: 5 }));
    expect(all).toContain("No evidence");
    expect(all).toContain("No record of the kinds this control needs was received.");
  });
});
