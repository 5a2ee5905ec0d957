import { describe, expect, test } from "vitest";

import { grounded, noticeOf, text } from "./testing/minimal-parts";
import { ANNA, codeOf, Story, SUBJECT, SYSTEM } from "./testing/story";

const settled = () => new Story(["access", "erasure"]).settled();
const quote = (change: object, right: "access" | "erasure" = "access") => codeOf(() => settled().act("quote_fee", ANNA, right, change));

describe("a fee", () => {
  test("needs proof of what justifies it and what the amount is made of", () => {
    expect(quote({ facts: [] })).toBe("FACTS_MISSING");
    expect(quote({ because: "excessive_abusive", facts: grounded("excessive_abusive").facts.slice(1) })).toBe("FACTS_MISSING");
    expect(quote({ costBasis: { textId: "t", length: 0 } })).toBe("TEXT_MISSING");
    expect(quote({})).toBe("accepted");
  });

  test("for a further copy is for access, after a first one", () => {
    expect(quote({ because: "further_copy", facts: [] })).toBe("TEXT_MISSING");
    expect(quote({ because: "further_copy", facts: [{ fact: "earlier_requests", text: text() }] })).toBe("accepted");
    expect(quote({ because: "further_copy", facts: [{ fact: "earlier_requests", text: text() }] }, "erasure")).toBe("GROUND_NOT_FOR_RIGHT");
  });

  test("is told with the right to withdraw instead, and the person may", () => {
    const story = settled();
    const notice = noticeOf("fee", story.current, story.now);
    expect(codeOf(() => story.act("quote_fee", ANNA, "access", { notice: { ...notice, parts: notice.parts.filter((part) => part !== "may_withdraw") } }))).toBe("NOTICE_INCOMPLETE");
    expect(story.act("quote_fee", ANNA, "access").act("withdraw", SUBJECT, undefined, { rights: ["access"] }).of("access").outcome).toBe("withdrawn");
  });

  test("is quoted once, and paid or waived the work goes on", () => {
    for (const result of ["paid", "waived"]) {
      const story = settled().act("quote_fee", ANNA, "access").act("settle_fee", SYSTEM, "access", { result });
      expect(story.of("access").state).toBe("assessing");
      expect(codeOf(() => story.act("quote_fee", ANNA, "access"))).toBe("FEE_ONCE");
    }
  });

  test("is never for an objection to marketing, a complaint, or somebody unknown", () => {
    expect(codeOf(() => new Story(["objection"], { claims: [{ right: "objection", objectsTo: ["direct_marketing"] }] }).settled().act("quote_fee", ANNA, "objection"))).toBe("MARKETING");
    expect(codeOf(() => new Story(["complaint"]).settled().act("quote_fee", ANNA, "complaint"))).toBe("NOT_FOR_THIS_RIGHT");
    expect(codeOf(() => new Story(["access"]).act("start_assessing", ANNA).act("quote_fee", ANNA, "access"))).toBe("IDENTITY_FIRST");
  });

  test("unpaid refuses a further copy, and nothing else", () => {
    const refuse = (story: Story) => codeOf(() => story.act("prepare_answer", ANNA, "access", { outcome: "refused", grounds: [grounded("copy_fee_unpaid")], withheld: [] }));
    expect(refuse(settled().act("quote_fee", ANNA, "access", { because: "further_copy", facts: [{ fact: "earlier_requests", text: text() }] }))).toBe("accepted");
    expect(refuse(settled().act("quote_fee", ANNA, "access"))).toBe("GROUND_NOT_MET");
    expect(refuse(settled())).toBe("GROUND_NOT_MET");
  });
});
