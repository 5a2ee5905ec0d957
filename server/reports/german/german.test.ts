import { globSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { VERDICT_STATES } from "@/server/domain/controls/schema";
import { STATE_GERMAN } from "@/server/domain/controls/state-german";
import { VERDICT_GERMAN } from "@/server/domain/controls/verdict-german";
import { SNAPSHOT_GERMAN } from "@/server/domain/reports/german/snapshot-german";
import { REPORT_KINDS } from "@/server/domain/reports/kinds";
import { STATUS_WORDS } from "@/server/domain/status-page/words";

import { squeeze } from "../testing/pdf-text";
import { sampleSnapshot } from "../testing/sample-snapshot";
import { spoken } from "../testing/spoken";
import { AUDIT } from "./audit";
import { GERMAN } from "./german";

const slots = (form: string) => [...form.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort();
const formsOf = (sentence: string) => sentence.split("|").map(slots);

test.each([["reports", GERMAN], ["snapshots", SNAPSHOT_GERMAN], ["verdicts", VERDICT_GERMAN]] as [string, Record<string, string>][])("every German sentence of %s has the forms and the gaps of its English", (_name, dictionary) => {
  const wrong = Object.entries(dictionary).filter(([english, german]) => JSON.stringify(formsOf(german)) !== JSON.stringify(formsOf(english)) || german.trim() === "");
  expect(wrong).toEqual([]);
});

/** An entry of a dictionary without what tells it apart, and its German without the breaks of a narrow head. */
type Term = { english: string; german: string; apart: boolean };
const termsOf = (dictionary: Record<string, string>): Term[] => Object.entries(dictionary).map(([key, german]) => ({ english: key.replace(/##.*$/, "").replaceAll("\n", " ").toLowerCase(), german: german.replaceAll("-\n", "").replaceAll("\n", " ").toLowerCase(), apart: /##(group|one)$/.test(key) }));
const TERMS = [GERMAN, SNAPSHOT_GERMAN, VERDICT_GERMAN].flatMap((dictionary) => termsOf(dictionary));
const LABELS = Object.entries(STATE_GERMAN).map(([state, german]) => ({ state: state as keyof typeof STATE_GERMAN, english: `${state.charAt(0).toUpperCase()}${state.slice(1)}`.replace("_", " "), german }));

test("a state has one German word in reports, verdicts and on the status page, and its word stands for nothing else", () => {
  expect(new Set(LABELS.map(({ german }) => german)).size).toBe(VERDICT_STATES.length);
  for (const { state, english, german } of LABELS) {
    const [wanted, label] = [german.toLowerCase(), english.toLowerCase()];
    expect([STATUS_WORDS.en.states[state], STATUS_WORDS.de.states[state]]).toEqual([expect.stringMatching(new RegExp(`^${english}: `)), expect.stringMatching(new RegExp(`^${german}: `))]);
    for (const term of TERMS.filter((each) => each.english === label)) expect(term.german, english).toBe(wanted);
    for (const term of TERMS.filter((each) => each.english.startsWith(`${label}: `))) expect(term.german.startsWith(`${wanted}: `), term.english).toBe(true);
    expect(TERMS.filter((each) => each.german === wanted && !SAME_AS[state]?.includes(each.english)).map((each) => each.english).filter((each) => each !== label), german).toEqual([]);
  }
  // Whatever is an exception in English is one in German, and what deviates deviates.
  for (const { english, german } of TERMS.filter((each) => /\bexceptions?\b/.test(each.english))) expect(german, english).toContain("ausnahme");
  expect(TERMS.filter(({ english, german }) => german.includes("abweich") && !/deviat|differ|varies/.test(english)).map(({ english }) => english)).toEqual([]);
});
test("what a framework requires and what an auditor requests have one German word each", () => {
  const nouns = Object.entries<string>({ ...GERMAN, ...SNAPSHOT_GERMAN, ...VERDICT_GERMAN });
  expect(nouns.filter(([english, german]) => german.includes("Anforderung") !== /\brequirements?\b/i.test(english)).map(([english]) => english)).toEqual([]);
  const ofAuditors = Object.entries<string>({ ...AUDIT, request: SNAPSHOT_GERMAN.request, "list of requests": SNAPSHOT_GERMAN["list of requests"], "Request list": GERMAN["Request list"] });
  expect(ofAuditors.filter(([english, german]) => /[Nn]achweisanfrage/.test(german) !== /\brequests?\b/i.test(english)).map(([english]) => english)).toEqual([]);
});
/** English that says the same as a state where no state is meant. */
const SAME_AS: Partial<Record<keyof typeof STATE_GERMAN, string[]>> = { not_applicable: ["does not apply"], no_evidence: ["no exhibit"] };

test("one English term has one German word across the dictionaries, unless the key says that it means two things", () => {
  const byEnglish = Map.groupBy(TERMS.filter(({ apart }) => !apart), ({ english }) => english);
  const torn = [...byEnglish].map(([english, terms]) => ({ english, german: [...new Set(terms.map(({ german }) => german))] })).filter(({ german }) => german.length > 1);
  expect(torn.filter(({ english }) => !SHORTENED.includes(english))).toEqual([]);
});
/** A narrow head and a title of two lines say less of the same. */
const SHORTENED = ["management's response", "backup and restore report"];

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
