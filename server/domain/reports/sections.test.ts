import { expect, test } from "vitest";

import { REPORT_KINDS } from "./kinds";
import { isPseudonymous, PSEUDONYMOUS_REPORTS } from "./pseudonymous";
import { leftOutOf, prints, SECTIONS } from "./sections";

test("what is not chosen is left out by its title, and nothing where nothing was chosen", () => {
  for (const kind of REPORT_KINDS) {
    const names = Object.keys(SECTIONS[kind] ?? {});
    expect(leftOutOf(kind, undefined)).toEqual([]);
    const [first = "none"] = names;
    const leftOut = leftOutOf(kind, [first]);
    expect(names.filter((name) => prints({ kind, leftOut }, name)), kind).toEqual(names.slice(0, 1));
  }
});

test("limits, exceptions, digests and the sign-off are no section of any report", () => {
  for (const kind of REPORT_KINDS) expect(Object.keys(SECTIONS[kind] ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/purpose|limit|exception|skipped|manifest|sign/)]));
});

test("people are numbers where the law suggests it and nobody said otherwise; registers name whom the law asks to name", () => {
  expect(REPORT_KINDS.filter((kind) => isPseudonymous(kind, undefined))).toEqual(["gdpr_accountability", "dsar_register"]);
  expect(isPseudonymous("dsar_register", false)).toBe(false);
  expect(PSEUDONYMOUS_REPORTS).not.toContain("art30_record");
});
