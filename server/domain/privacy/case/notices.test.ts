import { describe, expect, test } from "vitest";

import { missingParts, NOTICE_KINDS, NOTICE_PARTS, type NoticeKind, requiredParts } from "./notices";
import { RIGHTS } from "./vocabulary";

const bare = (kind: NoticeKind, language = "de") => ({ kind, language, parts: [] });
const to = { language: "de", regime: "EU", right: "access" } as const;

describe("a notice", () => {
  test("with every part lacks nothing, without any lacks what its kind requires", () => {
    for (const kind of NOTICE_KINDS) for (const right of RIGHTS) {
      expect(missingParts({ kind, language: "de", parts: NOTICE_PARTS }, { ...to, right })).toEqual([]);
      expect(missingParts(bare(kind), { ...to, right })).toEqual(requiredParts(kind, { regime: "EU", right }));
    }
  });

  test("that refuses, withholds, lapses or asks money names reasons, the authority and the court", () => {
    for (const kind of ["refusal", "answer_partial", "lapsed", "not_identifiable", "fee"] as const) expect(missingParts(bare(kind), to)).toEqual(expect.arrayContaining(["reasons", "authority", "judicial_remedy"]));
  });

  test("of refusal names our own complaint route in the United Kingdom, and only there", () => {
    expect(requiredParts("refusal", { regime: "UK", right: "access" })).toContain("controller_complaint");
    expect(requiredParts("refusal", { regime: "EU", right: "access" })).not.toContain("controller_complaint");
  });

  test("with an access answer tells all of Art. 15(1) and (2)", () => {
    expect(requiredParts("answer_full", { regime: "EU", right: "access" })).toEqual(expect.arrayContaining([
      "confirmation", "copy", "purposes", "categories", "recipients", "periods", "rights_reminder", "authority", "source", "automated_decisions", "transfers",
    ]));
  });

  test("of erasure says what stays, in which backups and until when", () => {
    expect(requiredParts("answer_full", { regime: "EU", right: "erasure" })).toEqual(expect.arrayContaining(["what_was_erased", "what_stays", "backups", "recipients"]));
  });

  test("speaks the person's language; recipients may be told in another", () => {
    expect(missingParts({ kind: "refusal", language: "en", parts: NOTICE_PARTS }, to)).toEqual(["language"]);
    expect(missingParts({ kind: "recipients", language: "en", parts: NOTICE_PARTS }, to)).toEqual([]);
  });
});
