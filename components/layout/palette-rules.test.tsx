import { expect, test } from "vitest";

import { answeringGroups, rankedGroups } from "./palette-rules";

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
