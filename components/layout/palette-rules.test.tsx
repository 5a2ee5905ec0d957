import { expect, test } from "vitest";

import { answeringGroups, caseNumberIn, rankedGroups } from "./palette-rules";

const PAGES = [{ title: "Pages", items: [
  { id: "page-register", label: "Register of standing answers", keywords: ["facts", "remembered"] }, { id: "page-members", label: "Members and invitations", keywords: ["people"] },
] }];
const FOUND = [{ title: "Controls", items: [{ id: "ctl_1", code: "BCP-03", label: "Restore test at least quarterly" }] }];

test("what is called by the word stands before pages, and a page that does not hold the word is not shown", () => {
  expect(rankedGroups(PAGES, FOUND, "restore").map(({ title }) => title)).toEqual(["Controls"]);
  expect(rankedGroups(PAGES, FOUND, "re").map(({ title }) => title)).toEqual(["Controls", "Pages"]);
});

test("pages answer by their name and by their other words, and all of them where nothing is typed", () => {
  expect(answeringGroups(PAGES, "people").flatMap(({ items }) => items.map(({ id }) => id))).toEqual(["page-members"]);
  expect(answeringGroups(PAGES, "answers standing").flatMap(({ items }) => items.map(({ id }) => id))).toEqual(["page-register"]);
  expect(answeringGroups(PAGES, "")).toEqual(PAGES);
});

test("a request is found by its number however it is typed, and by nothing that only looks like one", () => {
  expect(["R-12", "r12", " R 12 ", "12"].map(caseNumberIn)).toEqual([12, 12, 12, 12]);
  expect(["", "0", "R-", "E-12", "12 restore", "1234567890", "r--1"].map(caseNumberIn)).toEqual([null, null, null, null, null, null, null]);
});
