import { describe, expect, test } from "vitest";

import { missingParts, NOTICE_KINDS, type NoticeKind, type NoticePart, requiredParts } from "../case/notices";
import { RIGHTS, type Right } from "../case/vocabulary";
import { LANGUAGE_CODES } from "../languages";
import { composeLetter, letterText, type LetterFacts, type Said } from "./letter";
import { ALL_SAID, AUTHORITY, factsIn } from "./testing/letter-facts";

const REGIMES = ["EU", "UK"] as const;
const REMEDIED: readonly NoticeKind[] = ["refusal", "answer_partial", "lapsed", "not_identifiable", "no_data", "fee"];
const missing = (kind: NoticeKind, facts: LetterFacts, said: Said) => missingParts({ kind, language: facts.language, parts: composeLetter(kind, facts, said).parts }, facts);
const textOf = (kind: NoticeKind, facts: LetterFacts, said: Said = ALL_SAID) => letterText(composeLetter(kind, facts, said));

describe.each(LANGUAGE_CODES)("a letter in %s", (language) => {
  const each = (judge: (kind: NoticeKind, facts: LetterFacts) => void) => {
    for (const kind of NOTICE_KINDS) for (const regime of REGIMES) for (const right of [null, ...RIGHTS]) judge(kind, factsIn(language, { regime, right }));
  };

  test("with everything said lacks nothing, whatever its kind, right and law", () => {
    each((kind, facts) => expect(missing(kind, facts, ALL_SAID)).toEqual([]));
  });

  test("that refuses, withholds, ends, finds nothing or costs names the authority with its addresses, and the court", () => {
    for (const kind of REMEDIED) for (const regime of REGIMES) for (const right of RIGHTS) {
      const { paragraphs } = composeLetter(kind, factsIn(language, { regime, right }), ALL_SAID);
      const of = (part: NoticePart) => paragraphs.filter((paragraph) => paragraph.part === part).map(({ text }) => text).join();
      for (const line of Object.values(AUTHORITY)) expect(of("authority")).toContain(line);
      expect(of("judicial_remedy")).toMatch(/court|Gericht|tribunal|giudice|rechter|sąd/);
      if (regime === "UK") expect(of("controller_complaint")).toMatch(/privacy@portal\.example.* 30 /s);
    }
  });

  test("without reasons does not pass the gate, and the gate names them", () => {
    const { reasons: _reasons, ...said } = ALL_SAID;
    each((kind, facts) => expect(missing(kind, facts, said)).toEqual(requiredParts(kind, facts).includes("reasons") ? ["reasons"] : []));
  });

  test("has no gap, no placeholder and no markup in it", () => {
    each((kind, facts) => expect(textOf(kind, facts)).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|[{}<>]|\[object|&\w+;|^ |  |\. *\./m));
  });

  test("points to nothing of the Union under the law of the United Kingdom", () => {
    each((kind, facts) => {
      if (facts.regime === "UK") expect(textOf(kind, facts)).not.toMatch(/GDPR|DSGVO|RGPD|AVG|RODO|\bart\.? ?\d|European|Member State/i);
    });
  });

  test("to a recipient does not hand over the person's own link", () => {
    expect(textOf("recipients", factsIn(language))).not.toContain("/case/");
  });

  test("says every sentence once and keeps the name of who writes it for the end", () => {
    each((kind, facts) => {
      const texts = composeLetter(kind, facts, ALL_SAID).paragraphs.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.at(-1)).toMatch(/\nExample GmbH$/);
    });
  });
});

describe("a letter", () => {
  const paragraph = (kind: NoticeKind, part: NoticePart, facts: LetterFacts, said: Said = {}) => composeLetter(kind, facts, said).paragraphs.find((each) => each.part === part)?.text;

  test("of extension names the date after it, every other the date that holds", () => {
    const facts = factsIn("en", { right: "access" });
    expect(paragraph("extension", "due_date", facts)).toContain("7 July 2026");
    expect(paragraph("receipt", "due_date", facts)).toContain("7 May 2026");
    // One extension is all there is: only the first date may still move.
    expect(paragraph("receipt", "due_date", facts)).toContain("If we need longer");
    expect(paragraph("extension", "due_date", facts)).not.toContain("If we need longer");
  });

  test("of receipt names the earliest date of the rights asked for, and none for a complaint alone", () => {
    const dates = [{ right: "access" as Right, dueOn: "2026-05-11", extendedOn: "2026-07-11" }, { right: "erasure" as Right, dueOn: "2026-05-07", extendedOn: "2026-07-07" }];
    expect(paragraph("receipt", "due_date", factsIn("en", { rights: ["access", "erasure"], dates }))).toContain("7 May 2026");
    expect(paragraph("receipt", "due_date", factsIn("en", { rights: ["complaint"], dates: [] }))).toContain("without undue delay");
    expect(missing("receipt", factsIn("en", { rights: ["access"], dates: [] }), {})).toEqual(["due_date"]);
  });

  test("keeps the prescribed sentences whatever else was said for them", () => {
    const said = { authority: "Ask somebody.", judicial_remedy: "Never mind.", reasons: "The law requires us to keep invoices." };
    const letter = textOf("refusal", factsIn("en"), said);
    expect(letter).toContain(AUTHORITY.name);
    expect(letter).toContain("invoices");
    expect(letter).not.toMatch(/Ask somebody|Never mind/);
  });

  test("with an erasure says what stays and what is in backups only as somebody said it, and how long its proof is kept by itself", () => {
    expect(missing("answer_full", factsIn("en", { right: "erasure" }), {})).toEqual(["what_was_erased", "what_stays", "backups", "recipients"]);
    expect(paragraph("answer_full", "what_we_keep", factsIn("en", { right: "erasure" }))).toMatch(/3\syears after/);
    expect(paragraph("answer_full", "what_we_keep", factsIn("pl", { right: "erasure", retentionYears: 5 }))).toMatch(/5\slat po/);
    expect(paragraph("answer_full", "what_we_keep", factsIn("de", { right: "erasure", retentionYears: 0 }))).toContain("sobald der Antrag abgeschlossen ist");
  });

  test("of no data says that there are none, an answer of access that there are some", () => {
    expect(paragraph("no_data", "confirmation", factsIn("en", { right: "access" }))).toContain("no personal data");
    expect(paragraph("answer_full", "confirmation", factsIn("en", { right: "access" }))).toContain("We do hold");
  });
});
