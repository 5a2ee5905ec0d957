import { describe, expect, test } from "vitest";

import { GROUND_CODES, GROUNDS, NEVER_GROUNDS } from "./grounds";
import { requiredParts } from "./notices";
import { answerOf } from "./testing/minimal-rights";
import { grounded, ITEM_GROUND, noticeOf } from "./testing/minimal-parts";
import { answerAs, answered } from "./testing/ways";
import { ANNA, BEN, codeOf, Story, SYSTEM } from "./testing/story";
import { type Right, RIGHTS } from "./vocabulary";

const ready = (right: Right, records = 4) => new Story([right]).settled().fulfilled(right, records);
const prepare = (story: Story, right: Right, outcome: Parameters<typeof answerOf>[0], change: object = {}) =>
  story.act("prepare_answer", ANNA, right, { ...answerOf(outcome, { current: story.current, by: ANNA, now: story.now, process: story.of(right) }), ...change });
const refuse = (right: Right, grounds: object[], receipt: object = {}) => codeOf(() => prepare(new Story([right], receipt).settled(), right, "refused", { grounds }));

describe("an answer", () => {
  test("is prepared by one and approved by another person", () => {
    const story = prepare(ready("access"), "access", "full");
    expect(codeOf(() => story.act("approve_answer", ANNA, "access"))).toBe("FOUR_EYES");
    expect(codeOf(() => story.act("approve_answer", SYSTEM, "access"))).toBe("NOT_YOURS");
    expect(story.act("approve_answer", BEN, "access").of("access")).toMatchObject({ state: "responded_full", outcome: "full" });
  });

  test("comes after all that was asked is done, in every system", () => {
    expect(codeOf(() => prepare(new Story(["access"]).settled(), "access", "full"))).toBe("FULFIL_FIRST");
    expect(codeOf(() => prepare(new Story(["access"]).settled().act("start_fulfilment", ANNA, "access"), "access", "full"))).toBe("TASKS_OPEN");
  });

  test("goes out as it was approved, byte for byte", () => {
    const story = prepare(ready("access"), "access", "full");
    const notice = noticeOf("answer_full", story.current, story.now, "access");
    expect(codeOf(() => story.act("approve_answer", BEN, "access", { notice: { ...notice, contentSha256: "0".repeat(64) } }))).toBe("ANSWER_CHANGED");
    expect(codeOf(() => story.act("approve_answer", BEN, "access", { preparedSeq: 1 }))).toBe("ANSWER_CHANGED");
    expect(codeOf(() => story.act("approve_answer", BEN, "access", { notice: noticeOf("refusal", story.current, story.now, "access") }))).toBe("NOTICE_KIND");
  });

  test("of every right lacks no part its kind must have", () => {
    for (const right of RIGHTS) {
      if (right === "erasure" || right === "restriction" || right === "rectification") continue;
      const parts = requiredParts("answer_full", { regime: "EU", right });
      for (const part of parts) {
        const story = prepare(ready(right), right, "full");
        const notice = noticeOf("answer_full", story.current, story.now, right);
        expect([right, part, codeOf(() => story.act("approve_answer", BEN, right, { notice: { ...notice, parts: parts.filter((each) => each !== part) } }))]).toEqual([right, part, "NOTICE_INCOMPLETE"]);
      }
    }
  });

  test("can be given back to be done again, with what is to be changed", () => {
    const story = prepare(ready("access"), "access", "full");
    expect(codeOf(() => story.act("return_answer", BEN, "access", { reasons: { textId: "t", length: 1 } }))).toBe("TEXT_MISSING");
    expect(story.act("return_answer", BEN, "access").of("access")).toMatchObject({ state: "fulfilling", prepared: null });
    expect(prepare(new Story(["access"]).settled(), "access", "refused").act("return_answer", BEN, "access").of("access").state).toBe("assessing");
  });

  test("with a copy was looked through for other people's data", () => {
    for (const right of ["access", "portability"] as const) expect(codeOf(() => prepare(ready(right), right, "full", { thirdPartyChecked: false }))).toBe("THIRD_PARTIES_UNCHECKED");
  });

  test("of no data says what was searched and is true", () => {
    expect(codeOf(() => prepare(ready("access", 0), "access", "no_data", { searched: null }))).toBe("SEARCH_MISSING");
    expect(codeOf(() => prepare(ready("access", 0), "access", "no_data", { searched: { systems: 3, identifiers: 0 } }))).toBe("SEARCH_MISSING");
    expect(codeOf(() => prepare(ready("access"), "access", "no_data"))).toBe("RECORDS_FOUND");
    expect(answered("access", "no_data", 0).of("access").state).toBe("no_data");
  });

  test("in part lists what is withheld, each item with its ground and facts", () => {
    expect(codeOf(() => prepare(ready("access"), "access", "partial", { withheld: [] }))).toBe("WITHHELD_MISSING");
    expect(codeOf(() => prepare(ready("access"), "access", "full", { withheld: [{ itemId: "i", ...grounded("rights_of_others") }] }))).toBe("WITHHELD_MISSING");
    expect(codeOf(() => prepare(ready("access"), "access", "partial", { withheld: [{ itemId: "i", ground: "rights_of_others", facts: [] }] }))).toBe("FACTS_MISSING");
    expect(codeOf(() => prepare(ready("access"), "access", "partial", { withheld: [{ itemId: "i", ...grounded("excessive_abusive") }] }))).toBe("GROUND_EXTENT");
    for (const right of ["access", "portability", "objection", "automated_decision"] as const) expect(answered(right, "partial").of(right).state).toBe("responded_partial");
  });
});

describe("a refusal", () => {
  test("names a ground that goes with the right, and every fact it stands on", () => {
    expect(refuse("access", [])).toBe("GROUND_MISSING");
    expect(refuse("access", [grounded("compelling_grounds")])).toBe("GROUND_NOT_FOR_RIGHT");
    expect(refuse("access", [{ ...grounded("excessive_repetitive"), facts: grounded("excessive_repetitive").facts.slice(1) }])).toBe("FACTS_MISSING");
    expect(refuse("access", [{ ground: "manifestly_unfounded", facts: [{ fact: "objective_circumstances", text: { textId: "t", length: 2 } }] }])).toBe("TEXT_MISSING");
  });

  test("of a first request as abusive needs the circumstances and the intent, both", () => {
    const { facts } = grounded("excessive_abusive");
    for (const fact of ["objective_circumstances", "intent"]) expect(refuse("access", [{ ground: "excessive_abusive", facts: facts.filter((each) => each.fact !== fact) }])).toBe("FACTS_MISSING");
    expect(refuse("access", [grounded("excessive_abusive")])).toBe("accepted");
  });

  test("for want of a reason, of a form or of a reply does not exist", () => {
    for (const ground of [...Object.keys(NEVER_GROUNDS), "toString", "we do not want to"]) expect([ground, refuse("access", [{ ground, facts: [] }])]).toEqual([ground, "NOT_A_GROUND"]);
  });

  test("is no way around blacking out", () => {
    expect(refuse("access", [grounded("rights_of_others")])).toBe("GROUND_EXTENT");
  });

  test("of an objection to direct marketing does not exist, not even mixed with others", () => {
    for (const objectsTo of [["direct_marketing"], ["direct_marketing", "legitimate_interest"]] as const) {
      for (const code of GROUND_CODES.filter((each) => GROUNDS[each].rights.includes("objection"))) expect(refuse("objection", [grounded(code)], { claims: [{ right: "objection", objectsTo: [...objectsTo] }] })).toBe("MARKETING");
    }
    const marketing = new Story(["objection"], { claims: [{ right: "objection", objectsTo: ["direct_marketing"] }] }).settled().fulfilled("objection");
    expect(codeOf(() => prepare(marketing, "objection", "partial"))).toBe("MARKETING");
    expect(codeOf(() => answerAs(new Story(["objection"], { claims: [{ right: "objection", objectsTo: ["direct_marketing"] }] }).settled(), "objection", "full"))).toBe("accepted");
  });

  test("of a complaint does not exist", () => {
    expect(codeOf(() => new Story(["complaint"]).settled().act("prepare_answer", ANNA, "complaint"))).toBe("FULFIL_FIRST");
    expect(codeOf(() => prepare(ready("complaint"), "complaint", "refused", { grounds: [grounded("manifestly_unfounded")] }))).toBe("NO_GROUND_EXISTS");
  });

  test("before identity is settled speaks of the request only, never of data", () => {
    const story = () => new Story(["erasure"]).act("start_assessing", ANNA);
    expect(codeOf(() => prepare(story(), "erasure", "refused", { grounds: [grounded("legal_obligation")] }))).toBe("IDENTITY_FIRST");
    expect(codeOf(() => prepare(story(), "erasure", "refused", { grounds: [grounded("excessive_repetitive")] }))).toBe("IDENTITY_FIRST");
    expect(codeOf(() => prepare(story(), "erasure", "refused", { grounds: [grounded("manifestly_unfounded")] }))).toBe("accepted");
  });

  test("tells reasons, the authority and the court, and in the United Kingdom our own complaint route", () => {
    for (const [regime, lacking] of [["EU", ["reasons", "authority", "judicial_remedy"]], ["UK", ["controller_complaint"]]] as const) for (const part of lacking) {
      const story = prepare(new Story(["access"], { regime }).settled(), "access", "refused");
      const notice = noticeOf("refusal", story.current, story.now, "access");
      expect([part, codeOf(() => story.act("approve_answer", BEN, "access", { notice: { ...notice, parts: notice.parts.filter((each) => each !== part) } }))]).toEqual([part, "NOTICE_INCOMPLETE"]);
    }
  });

  test("of research objections needs an objection to research", () => {
    expect(refuse("objection", [grounded("public_interest_research")])).toBe("GROUND_NOT_MET");
    expect(refuse("objection", [grounded("public_interest_research")], { claims: [{ right: "objection", objectsTo: ["research_statistics"] }] })).toBe("accepted");
  });

  test("ends in its own state, whatever the right", () => {
    for (const right of RIGHTS.filter((each) => each !== "complaint")) expect(answered(right, "refused").of(right)).toMatchObject({ state: "refused", outcome: "refused" });
  });
});

describe("the grounds", () => {
  test("each names its article and at least one fact, and every right but a complaint has one for an item", () => {
    for (const code of GROUND_CODES) expect([code, GROUNDS[code].facts.length > 0, /Art\. \d/.test(GROUNDS[code].article)]).toEqual([code, true, true]);
    for (const right of RIGHTS) expect(GROUNDS[ITEM_GROUND[right]].rights.includes(right)).toBe(right !== "complaint");
  });

  test("rights of others never refuse all, and 21(2) is nowhere", () => {
    expect(GROUNDS.rights_of_others.extent).toBe("item");
    expect(GROUND_CODES.filter((code) => /21\([23]\)/.test(GROUNDS[code].article))).toEqual([]);
  });
});
