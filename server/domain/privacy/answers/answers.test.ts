import { createHash } from "node:crypto";

import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";

import { answerWordsOf } from "../answer-words/answer-words";
import { LANGUAGE_CODES, type Language } from "../languages";
import { accessDocument, withheldWords } from "./access-document";
import { tablesOf } from "./collected";
import { pathName, tableCsv, tableJson } from "./data-files";
import { erasureDocument } from "./erasure-document";
import { answerHtml, escaped } from "./html";
import { packageZip } from "./package";
import { redact, RedactionMisses } from "./redact";
import { SHEET_ITEMS, type SheetActivity, type SheetFacts, sheetOf } from "./sheet";

const HOSTILE = `"><img src=x onerror=alert(1)><script src="https://evil.example/x.js"></script><style>@import "https://evil.example";</style>&amp;</title>`;
const file = (name: string, text: string | Uint8Array, mediaType = "") => ({ fileId: "f", systemId: "s", systemName: HOSTILE, name, mediaType, sha256: "", bytes: Buffer.from(text) });
const factsIn = (language: Language) => ({ language, words: answerWordsOf(language), organization: "Acme & Söhne", person: HOSTILE, reference: "R-7", receivedOn: "2026-03-05", madeOn: "2026-03-20" });

function sheetFacts(language: Language, more: Partial<SheetFacts> = {}): SheetFacts {
  return {
    language, regime: "EU", words: answerWordsOf(language), organization: "Acme", authority: "The Authority", cutOff: "20 March 2026", withheld: [], told: {},
    systems: [{ id: "s", name: "Shop", records: 3, categories: ["Orders"], retention: "2 years", processor: null }, { id: "n", name: "Newsletter", records: 0, categories: ["Never told"], retention: "", processor: null }],
    activities: [
      { name: "Selling", systemIds: ["s"], purposes: [{ purpose: "Deliver", basis: "contract", article: "Art. 6(1)(b)" }], categories: ["Address"], sources: [], retention: "10 years", recipients: [{ name: "Parcel Ltd", country: "DE" }], transfers: [], automated: { exists: false, logic: "", consequences: "" } },
      { name: "Somebody else's", systemIds: ["n"], purposes: [{ purpose: "Never told", basis: null, article: "" }], categories: [], sources: [], retention: "", recipients: [{ name: "Never told", country: "US" }], transfers: [], automated: { exists: true, logic: "", consequences: "" } },
    ], ...more,
  };
}
const first = (language: Language): SheetActivity => sheetFacts(language).activities.slice(0, 1).reduce((one) => one);

describe.each(LANGUAGE_CODES)("an access answer in %s", (language) => {
  const words = answerWordsOf(language);
  const tables = tablesOf(file(`${HOSTILE}.csv`, `name,"${HOSTILE.replaceAll('"', '""')}"\n"${HOSTILE.replaceAll('"', '""')}",=1+1\n`)) ?? [];
  const shown = redact(tables, [{ fileId: "f", table: 0, row: 0, column: "name", reason: "third_party" }]);
  const attached = [{ systemName: HOSTILE, name: HOSTILE, path: null, why: HOSTILE }];
  const sheet = sheetOf(sheetFacts(language, { withheld: withheldWords(shown.counts, attached, words) }));
  const html = answerHtml(accessDocument(factsIn(language), sheet, { tables: shown.tables.map((table) => ({ ...table, path: "data/a.csv" })), attached, counts: shown.counts, systems: sheetFacts(language).systems }));

  test("has every item of Art. 15, each with something said, and none of systems without data", () => {
    expect(sheet.missing).toEqual([]);
    expect(sheet.items.map(({ item }) => item)).toEqual([...SHEET_ITEMS]);
    for (const { item, lines } of sheet.items) expect([item, lines.every((line) => /\p{L}/u.test(line)) && lines.length]).not.toEqual([item, 0]);
    for (const item of SHEET_ITEMS) expect(html).toContain(`<h2 id="${item.replaceAll("_", "-")}-h">${escaped(words.items[item])}</h2>`);
    expect(html).not.toContain("Never told");
    for (const none of [words.none.automated, words.none.safeguards, words.none.source]) expect(html).toContain(escaped(none));
  });

  test("loads nothing, runs nothing and forbids both, whatever names and data look like", () => {
    expect(html.match(/<(script|img|iframe|object|embed|link|form|base|svg|video|audio)\b/gi)).toBeNull();
    expect(html.replaceAll(/>[^<]*</g, "><")).not.toMatch(/https?:|\/\/|url\(|@import/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'"`);
    expect(html.replaceAll(/<[a-z!/][^<>]*>/gi, "")).not.toMatch(/[<>]/);
  });

  test("shows a block that says why in place of the value", () => {
    expect(html).toContain(`${escaped(words.blocked.mark)}: ${escaped(words.blocked.reasons.third_party)}</span>`);
    expect(html).toContain(escaped(withheldWords(shown.counts, [], words)[0] ?? ""));
    expect(html).not.toContain(escaped(words.none.withheld));
  });
});

describe("the words of answers", () => {
  const sentences = (language: Language): string[] => {
    const collect = (value: unknown): string[] => (typeof value === "string" ? [value] : typeof value === "function" ? [String((value as (of: unknown) => string)({ organization: "#o", authority: "#a", cutOff: "#c", days: 1, sha256: "#s", count: 2, shown: 3, file: "#f", years: "#y", email: "#e", reference: "#r", code: "#k", minutes: 15 }))] : Object.values(value as object).flatMap(collect));
    return collect(answerWordsOf(language));
  };
  test.each(LANGUAGE_CODES.filter((language) => language !== "en"))("in %s say the same facts, leave nothing in English and nothing empty", (language) => {
    const [own, english] = [sentences(language), sentences("en")];
    expect(own).toHaveLength(english.length);
    own.forEach((sentence, at) => {
      expect([sentence, sentence.match(/#\w/g)?.toSorted()]).toEqual([sentence, english[at]?.match(/#\w/g)?.toSorted()]);
      expect(sentence).not.toMatch(/\b(the|your|and|our|please|request)\b/i);
      if (sentence.length > 12) expect(sentence).not.toBe(english[at]);
    });
  });
});

describe("what nobody tells", () => {
  const missing = (more: Partial<SheetFacts>) => sheetOf(sheetFacts("en", more)).missing.map(({ item }) => item);
  test("is missing and never silently left out: a system in no activity, a transfer without safeguard, a decision without its logic", () => {
    expect(missing({ activities: [] })).toEqual(["purposes", "recipients", "periods", "source", "automated", "safeguards"]);
    expect(sheetOf(sheetFacts("en", { activities: [] })).missing[0]?.systems).toEqual(["Shop"]);
    expect(missing({ activities: [{ ...first("en"), recipients: [{ name: "Abroad Inc.", country: "US" }] }] })).toEqual(["safeguards"]);
    expect(missing({ activities: [{ ...first("en"), automated: { exists: true, logic: "", consequences: "" } }] })).toEqual(["automated"]);
    expect(missing({ activities: [{ ...first("en"), retention: "" }] })).toEqual(["periods"]);
  });
  test("is taken from what somebody writes, which never hides what is withheld", () => {
    expect(missing({ activities: [], told: { purposes: "Deliver", recipients: "Nobody", periods: "2 years", source: "You", automated: "None", safeguards: "None" } })).toEqual([]);
    expect(sheetOf(sheetFacts("en", { withheld: ["blacked out: 3"], told: { withheld: "Little." } })).items.find(({ item }) => item === "withheld")?.lines).toEqual(["Little.", "blacked out: 3"]);
  });
  test("of recipients in third countries are marked as such, by the law that applies", () => {
    const abroad = { activities: [{ ...first("en"), recipients: [{ name: "A", country: "GB" }, { name: "B", country: "FR" }], transfers: [{ to: "A", country: "GB", safeguard: "adequacy" as const, article: "Art. 45" }, { to: "B", country: "FR", safeguard: "adequacy" as const, article: "Art. 45" }] }] };
    const lines = (regime: "EU" | "UK") => sheetOf(sheetFacts("en", { ...abroad, regime })).items.find(({ item }) => item === "recipients")?.lines;
    expect(lines("EU")).toEqual(["A, United Kingdom (outside the European Economic Area)", "B, France"]);
    expect(lines("UK")).toEqual(["A, United Kingdom", "B, France (outside the United Kingdom)"]);
  });
});

describe("collected data", () => {
  test("are read from CSV of any delimiter and from JSON with its lists as tables of their own", () => {
    expect(tablesOf(file("a.csv", "\ufeffa;b;a\n1;\"x;y\"\n"))?.map(({ columns, rows }) => ({ columns, rows }))).toEqual([{ columns: ["a", "b", "a (2)"], rows: [["1", "x;y", ""]] }]);
    expect(tablesOf(file("a.json", JSON.stringify({ id: 1, tags: ["x"], orders: [{ no: 1 }, { no: 2, note: null }] })))?.map(({ title, columns, rows }) => ({ title, columns, rows }))).toEqual([
      { title: "a.json", columns: ["id", "tags"], rows: [["1", '["x"]']] }, { title: "a.json: orders", columns: ["no", "note"], rows: [["1", ""], ["2", ""]] },
    ]);
    expect(tablesOf(file("x", '[{"a":1}]', "application/json"))).toHaveLength(1);
  });
  test("that cannot be read are given as they are, not half", () => {
    for (const broken of [file("a.json", "{"), file("a.csv", Buffer.from([0x61, 0xff, 0x0a])), file("a.pdf", "%PDF"), file("a.csv", 'a,"b\n1')]) expect(tablesOf(broken)).toBeNull();
  });
  test("keep a field called like a property of every object", () => {
    expect(tablesOf(file("a.json", '[{"__proto__":"x","constructor":"y"}]'))?.[0]?.rows).toEqual([["x", "y"]]);
  });
});

describe("blacking out", () => {
  const tables = tablesOf(file("a.csv", "a,b\n1,\n3,4\n")) ?? [];
  const place = { fileId: "f", table: 0, reason: "security" as const };
  test("counts every field once, whole columns and rows with their empty fields", () => {
    const { counts, tables: [shown] } = redact(tables, [{ ...place, row: null, column: "b" }, { ...place, row: 1, column: null, reason: "other" }, { ...place, row: 1, column: "a", reason: "other" }]);
    expect(counts).toEqual([{ reason: "security", count: 2 }, { reason: "other", count: 1 }]);
    expect(shown?.rows).toEqual([["1", { blocked: "security" }], [{ blocked: "other" }, { blocked: "security" }]]);
    expect(tables[0]?.rows[1]).toEqual(["3", "4"]);
  });
  test("of what is not there is refused: the data changed since they were looked through", () => {
    for (const wrong of [{ row: 2, column: "a" }, { row: 0, column: "c" }, { row: null, column: null }]) expect(() => redact(tables, [{ ...place, ...wrong }])).toThrow(RedactionMisses);
    expect(() => redact(tables, [{ ...place, fileId: "g", row: 0, column: "a" }])).toThrow(RedactionMisses);
  });
});

describe("files for machines", () => {
  const words = answerWordsOf("en");
  test("hold no formula and keep every value: what a spreadsheet would run is marked as text, numbers stay numbers", () => {
    const values = ["=1+1", "+49 30 1", "-5.2", "-cmd", "@SUM(A1)", "\tx", "a,b", 'say "hi"', "two\nlines", "＝1"];
    const csv = tableCsv({ columns: ["=evil"], rows: values.map((value) => [value]) }, words);
    const [head, ...rows] = parse(csv) as string[][];
    expect(head).toEqual(["'=evil"]);
    expect(rows.map(([value]) => value)).toEqual(["'=1+1", "'+49 30 1", "-5.2", "'-cmd", "'@SUM(A1)", "'\tx", "a,b", 'say "hi"', "two\nlines", "'＝1"]);
    expect(tableCsv({ columns: ["a"], rows: [[{ blocked: "third_party" }]] }, words)).toBe("a\r\n█ data of other people\r\n");
  });
  test("as JSON are exact, and say where something is blacked out", () => {
    expect(JSON.parse(tableJson({ columns: ["a", "b"], rows: [["=1+1", { blocked: "security" }]], systemName: "S", title: "T" }))).toEqual({ system: "S", source: "T", columns: ["a", "b"], rows: [{ a: "=1+1", b: { redacted: "security" } }] });
  });
  test.each(["../../etc/passwd", "C:\\x\\..\\y", "", "...", "\u202egnp.exe", "Żółć/ñ", "a".repeat(500)])("lie at a plain path whatever they are called: %j", (name) => {
    expect(pathName(name)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,59}$/);
    expect(pathName(name)).not.toContain("..");
  });
  test("are one archive whose manifest names each with its digest; the same files give the same bytes", async () => {
    const files = [{ path: "b.txt", bytes: Buffer.from("two") }, { path: "a.txt", bytes: Buffer.from("one") }];
    const made = { kind: "access" as const, reference: "R-1", organization: "Acme", madeAt: "2026-03-20T10:00:00.000Z", cutOff: "2026-03-20" };
    const zip = Buffer.from(await packageZip(files, made));
    expect(zip.equals(await packageZip(files.toReversed(), made))).toBe(true);
    expect(zip.toString("latin1")).toContain(createHash("sha256").update("one").digest("hex"));
  });
});

test.each(LANGUAGE_CODES)("a report of an erasure in %s says what, how, what stays with ground and end, backups, recipients and proof", (language) => {
  const words = answerWordsOf(language);
  const html = answerHtml(erasureDocument(factsIn(language), {
    done: [{ systemName: "Shop", method: "overwritten", records: 61, on: "2026-03-20" }], kept: [{ item: "invoices", ground: "legal_obligation", endsOn: null }], backups: [{ name: "nightly", expiresOn: "2026-06-20", expired: false }, { name: "gone", expiresOn: "2026-01-01", expired: true }],
    recipients: [{ name: "Parcel", result: "impossible" }], retentionYears: 3, authority: "The Authority",
  }));
  for (const said of [words.erasure.methods.overwritten, `${words.law} Art. 17(3)(b)`, words.erasure.noEnd, "nightly", words.erasure.backupNote, words.erasure.results.impossible, words.erasure.remedies, "The Authority"]) expect(html).toContain(escaped(said));
  expect(html).not.toContain("gone");
});
