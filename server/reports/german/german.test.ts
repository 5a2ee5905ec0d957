import { globSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { VERDICT_GERMAN } from "@/server/domain/controls/verdict-german";
import { SNAPSHOT_GERMAN } from "@/server/domain/reports/german/snapshot-german";
import { REPORT_KINDS } from "@/server/domain/reports/kinds";

import { squeeze } from "../testing/pdf-text";
import { sampleSnapshot } from "../testing/sample-snapshot";
import { spoken } from "../testing/spoken";
import { GERMAN } from "./german";

const slots = (form: string) => [...form.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort();
const formsOf = (sentence: string) => sentence.split("|").map(slots);

test.each([["reports", GERMAN], ["snapshots", SNAPSHOT_GERMAN], ["verdicts", VERDICT_GERMAN]] as [string, Record<string, string>][])("every German sentence of %s has the forms and the gaps of its English", (_name, dictionary) => {
  const wrong = Object.entries(dictionary).filter(([english, german]) => JSON.stringify(formsOf(german)) !== JSON.stringify(formsOf(english)) || german.trim() === "");
  expect(wrong).toEqual([]);
});

/** Stretches of an English sentence that no German one has, long enough to be told. */
const stretches = (english: string) => english.replace(/##.*$/, "").split(/\||\{[a-zA-Z]+\}|\n/).map(squeeze).filter((part) => part.replace(/[^a-z]/gi, "").length > 12);

describe.each(REPORT_KINDS)("%s in German", (kind) => {
  test.each(["A4", "LETTER"] as const)("says no sentence of ours in English, stays inside the margins and breaks no word of a head (%s)", async (pageSize) => {
    const snapshot = { ...sampleSnapshot({ evidence: 12, controls: 12, kind }), language: "de" as const, pageSize, watermark: true };
    const { text, outside, broken, marks } = await spoken(snapshot);
    const [said, own] = [squeeze(text), squeeze(JSON.stringify(snapshot))];
    const english = Object.entries<string>(GERMAN).flatMap(([key, german]) => (key === german ? [] : stretches(key))).filter((part) => said.includes(part) && !own.includes(part));
    expect({ english, outside, broken }).toEqual({ english: [], outside: [], broken: [] });
    expect(marks).toContain("Dokumentenlenkung");
    expect(said).toContain(squeeze("Erstellt von der Geschäftsleitung. Kein Bericht eines unabhängigen Prüfers; es wird kein Prüfungsurteil abgegeben."));
  });
});

test("no section draws a sentence that does not go through the report's language", () => {
  const literal = /\bc\.(?:chapter|appendix|section|subheading|paragraph|lead|caption|table)\(\s*["`][^"`]*[a-z]{3}|\b(?:head|label|none|lead): "[^"]*[a-z]{3}/;
  const files = globSync("server/reports/{*,sections/*}.{ts,tsx}").filter((file) => !/\.test\.|certificate|answer|words\.ts/.test(file));
  expect(files.length).toBeGreaterThan(40);
  const unsaid = files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter((line) => literal.test(line.replace(/\$\{[^{}]*\}/g, ""))).map((line) => `${file}: ${line.trim().slice(0, 120)}`));
  expect(unsaid).toEqual([]);
});
