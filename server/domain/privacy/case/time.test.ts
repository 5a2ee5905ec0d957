import { describe, expect, test } from "vitest";

import { clockOf } from "./clock";
import { noticeOf } from "./testing/minimal-parts";
import { answered, answerAs } from "./testing/ways";
import { ANNA, codeOf, Story, SUBJECT, SYSTEM } from "./testing/story";

const none = { textId: "t", length: 0 };
const dueOf = (story: Story) => clockOf(story.current, story.now).map(({ clock }) => clock?.due.date);

describe("an extension", () => {
  test("moves the answer to three months from receipt, and no refusal", () => {
    const story = new Story(["access"]).act("extend", ANNA, "access");
    const [told] = clockOf(story.current, story.now);
    expect(told?.clock).toMatchObject({ due: { date: "2026-06-05" }, month: { date: "2026-04-07" }, isExtended: true });
    expect(told?.steps.some(({ title }) => title === "Extension")).toBe(true);
    expect(codeOf(() => new Story(["access"]).act("extend", SYSTEM, "access"))).toBe("NOT_YOURS");
  });

  test("goes out on the last day of the first month, not a day later", () => {
    expect(codeOf(() => new Story(["access"]).wait(33).act("extend", ANNA, "access"))).toBe("accepted");
    expect(codeOf(() => new Story(["access"]).wait(34).act("extend", ANNA, "access"))).toBe("EXTENSION_TOO_LATE");
  });

  test("is not saved by a date written back", () => {
    const story = new Story(["access"]).wait(34);
    expect(codeOf(() => story.act("extend", ANNA, "access", { notice: { ...noticeOf("extension", story.current, story.now), sentAt: new Date("2026-04-07T10:00:00Z") } }))).toBe("EXTENSION_TOO_LATE");
  });

  test("gives reasons, in the notice too", () => {
    const story = new Story(["access"]);
    expect(codeOf(() => story.act("extend", ANNA, "access", { reasons: none }))).toBe("TEXT_MISSING");
    expect(codeOf(() => story.act("extend", ANNA, "access", { notice: { ...noticeOf("extension", story.current, story.now), parts: ["due_date"] } }))).toBe("NOTICE_INCOMPLETE");
    expect(codeOf(() => story.act("extend", ANNA, "access", { notice: { ...noticeOf("extension", story.current, story.now), language: "en" } }))).toBe("NOTICE_INCOMPLETE");
    expect(codeOf(() => story.act("extend", ANNA, "access", { notice: { ...noticeOf("extension", story.current, story.now), sentAt: new Date("2026-03-06T10:00:00Z") } }))).toBe("DATE_OUT_OF_RANGE");
  });

  test("comes once, for one right alone, and not for a complaint", () => {
    const story = new Story(["access", "erasure", "complaint"]).act("extend", ANNA, "access");
    expect(codeOf(() => story.act("extend", ANNA, "access"))).toBe("EXTENDED_ONCE");
    expect(codeOf(() => story.act("extend", ANNA, "complaint"))).toBe("NOT_FOR_THIS_RIGHT");
    expect(dueOf(story)).toEqual(["2026-06-05", "2026-04-07", undefined]);
  });
});

describe("clarification", () => {
  const open = () => new Story(["access"]).settled();

  test("is asked for access alone, once, with the amount and the reason", () => {
    expect(codeOf(() => new Story(["erasure"]).settled().act("ask_clarification", ANNA, "erasure"))).toBe("NOT_FOR_THIS_RIGHT");
    expect(codeOf(() => open().act("ask_clarification", ANNA, "access", { justification: none }))).toBe("TEXT_MISSING");
    expect(() => open().act("ask_clarification", ANNA, "access", { records: 0 })).toThrow();
    const story = open().act("ask_clarification", ANNA, "access");
    expect(story.of("access").state).toBe("clarification_pending");
    expect(codeOf(() => story.act("answer_clarification", SUBJECT, "access").act("ask_clarification", ANNA, "access"))).toBe("CLARIFIED_ONCE");
  });

  test("says that silence means an answer in full", () => {
    const story = open();
    const notice = noticeOf("clarification_asked", story.current, story.now);
    expect(codeOf(() => story.act("ask_clarification", ANNA, "access", { notice: { ...notice, parts: notice.parts.filter((part) => part !== "full_answer_without_reply") } }))).toBe("NOTICE_INCOMPLETE");
  });

  test("without a reply stops nobody from answering in full, and a late reply is still taken", () => {
    const story = open().act("ask_clarification", ANNA, "access").act("start_fulfilment", SYSTEM, "access");
    expect(story.of("access").state).toBe("fulfilling");
    expect(story.act("answer_clarification", SUBJECT, "access").of("access")).toMatchObject({ state: "fulfilling", clarification: { narrowed: true } });
    story.act("complete_task", ANNA, "access", { method: "extracted", records: 4 });
    expect(story.act("prepare_answer", ANNA, "access", { outcome: "full", grounds: [], withheld: [] }).of("access").state).toBe("review");
  });

  test("silence is no ground to refuse", () => {
    const story = open().act("ask_clarification", ANNA, "access");
    expect(codeOf(() => story.act("prepare_answer", ANNA, "access"))).toBe("WRONG_STATE");
  });
});

describe("the clock of a case", () => {
  test("waits for identity as the tenant's policy has it", () => {
    const asked = (pausePolicy: "strict" | "suspend") => new Story(["access"], { pausePolicy, receivedAt: new Date("2026-06-01T08:00:00Z") }).wait(1).act("ask_identity", ANNA).wait(13).act("answer_identity", SUBJECT);
    expect(dueOf(asked("strict"))).toEqual(["2026-07-01"]);
    expect(dueOf(asked("suspend"))).toEqual(["2026-07-14"]);
  });

  test("starts anew in the United Kingdom when the person replied", () => {
    const story = new Story(["access"], { regime: "UK", country: "GB", zone: "Europe/London", receivedAt: new Date("2026-06-01T08:00:00Z") }).wait(1).act("ask_identity", ANNA).wait(13).act("answer_identity", SUBJECT);
    expect(dueOf(story)).toEqual(["2026-07-15"]);
  });

  test("starts anew too when identity was settled without a reply", () => {
    const story = new Story(["access"], { regime: "UK", country: "GB", zone: "Europe/London", receivedAt: new Date("2026-06-01T08:00:00Z") }).wait(1).act("ask_identity", ANNA).wait(13).act("settle_identity", ANNA);
    expect(dueOf(story)).toEqual(["2026-07-15"]);
  });

  test("knows when a right was answered and when refused", () => {
    const story = answerAs(answerAs(new Story(["access", "objection"]).settled(), "access", "full").wait(40), "objection", "refused");
    const [access, objection] = clockOf(story.current, story.now);
    expect(access?.clock).toMatchObject({ answered: { daysLate: 0 }, refused: null });
    expect(objection?.clock).toMatchObject({ answered: null, refused: { on: "2026-04-14", daysLate: 7 } });
  });

  test("a right claimed later has its own receipt", () => {
    const story = new Story(["access"]).act("ask_identity", ANNA).wait(10);
    story.act("add_right", SUBJECT, undefined, { claim: { right: "erasure", objectsTo: [] }, receivedAt: story.now, because: "asked_later" });
    expect(dueOf(story)).toEqual(["2026-04-07", "2026-04-15"]);
  });

  test("a complaint is acknowledged within thirty days under UK law, and has no month", () => {
    const uk = new Story(["complaint"], { regime: "UK", country: "GB", zone: "Europe/London", receivedAt: new Date("2026-07-01T08:00:00Z") });
    expect(clockOf(uk.current, uk.now)).toEqual([{ right: "complaint", acknowledgeBy: "2026-07-31", clock: null, steps: [] }]);
    const eu = new Story(["complaint"]);
    expect(clockOf(eu.current, eu.now)[0]?.acknowledgeBy).toBeNull();
  });

  test("an overdue right says so and is answered all the same", () => {
    const story = new Story(["access"]).settled().wait(60);
    expect(clockOf(story.current, story.now)[0]?.clock?.overdue).toBe(true);
    expect(codeOf(() => answerAs(story, "access", "full"))).toBe("accepted");
    expect(answered("access").of("access").state).toBe("responded_full");
  });
});
