import { expect, test } from "vitest";

import { CONTROLS_FILE, entryFile, VIEWED_PLACES, viewedInSentence } from "../engagements/viewed";
import { snapshotSay } from "./say";
import { viewedWords } from "./viewed-words";

const [en, de] = [snapshotSay("en"), snapshotSay("de")];
const places = Object.entries(VIEWED_PLACES).map(([objectKind, label]) => ({ what: "view" as const, objectKind, objectId: "eng_1", label }));
const files = [{ what: "download" as const, objectId: "eng_1", ...CONTROLS_FILE }, { what: "download" as const, ...entryFile("ledger_proof", "0197") }, { what: "download" as const, ...entryFile("ledger_leaf", "0197") }];

test("what has no name of its own is said in the language of the report, whatever words were stored with it", () => {
  expect([...places, ...files].map((view) => viewedWords(en, view)[0])).toEqual([...places, ...files].map(({ label }) => label));
  for (const view of [...places, ...files]) {
    expect(viewedWords(de, view)[0], view.label).not.toBe(view.label);
    expect(viewedWords(de, { ...view, label: "Other words" })).toEqual(viewedWords(de, view));
  }
});

test("a name stands as it is, also where it reads like words of ours, beside the kind of the object", () => {
  expect(viewedWords(de, { what: "download", objectKind: "evidence", objectId: "ev_1", label: "Proof of backup.pdf" })).toEqual(["Proof of backup.pdf", "Nachweis"]);
  expect(viewedWords(de, { what: "download", objectKind: "engagement", objectId: "eng_1", label: "a-1-results.json" })).toEqual(["a-1-results.json", "Prüfung"]);
  expect(viewedWords(de, { what: "view", objectKind: "audit_request", objectId: "req_1", label: "R-1 The list" })).toEqual(["R-1 The list", "Nachweisanfrage"]);
  expect(viewedWords(en, { what: "view", objectKind: "toString", objectId: "x", label: "Odd" })).toEqual(["Odd", "toString"]);
});

test("a proof, a leaf and the controls file noted before they had a kind of their own are said in the report's language, and nothing else is taken for one", () => {
  const entry = "01975c5e-9f7a-7c11-8a55-3f2f0b7a9d10";
  const old = (objectKind: string, label: string, what: "view" | "download" = "download") => viewedWords(de, { what, objectKind, objectId: "x_1", label });
  expect([old("evidence", `Proof of ${entry}`), old("evidence", `Leaf of ${entry}`), old("engagement", "Controls as CSV")]).toEqual([[`Beweis für ${entry}`], [`Blatt von ${entry}`], ["Kontrollen als CSV"]]);
  for (const name of [`Proof of ${entry}.pdf`, "Proof of work", `Leaf of ${entry} `, "Controls as CSV"]) expect(old("evidence", name)).toEqual([name, "Nachweis"]);
  expect([old("evidence", `Proof of ${entry}`, "view"), old("engagement", "Controls as CSV.json")]).toEqual([[`Proof of ${entry}`, "Nachweis"], ["Controls as CSV.json", "Prüfung"]]);
});

test("in a sentence our own words begin small, and a name stays as it is", () => {
  expect([...places, ...files].filter((view) => /^[A-Z]/.test(viewedInSentence(view)))).toEqual([]);
  expect(viewedInSentence({ what: "download", objectKind: "evidence", label: "Proof of backup.pdf" })).toBe("Proof of backup.pdf");
  expect(viewedInSentence({ what: "download", objectKind: "engagement", label: "A-1-results.json" })).toBe("A-1-results.json");
});
