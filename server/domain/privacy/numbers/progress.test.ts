import { describe, expect, test } from "vitest";

import { ANNA, BEN, Story, SUBJECT } from "../case/testing/story";
import { answerOf } from "../case/testing/minimal-rights";
import type { Answer } from "../case/vocabulary";
import { progressOf } from "./progress";

const rowsOf = (story: Story) => progressOf(story.current, story.now);
const answered = (story: Story, outcome: Answer) =>
  story.act("prepare_answer", ANNA, "access", answerOf(outcome, { current: story.current, by: ANNA, now: story.now, process: story.of("access") })).act("approve_answer", BEN, "access");

describe("how a right fares", () => {
  test("while it runs it has a last day and no end", () => {
    expect(rowsOf(new Story(["access"]).wait(60))).toEqual([{ right: "access", receivedOn: "2026-03-05", dueOn: "2026-04-07", isExtended: false, extendedAfterDays: null, outcome: null, endedOn: null, openDays: null, daysLate: null, grounds: [] }]);
  });

  test("answered on the last day it is in time, a day later it is one day late", () => {
    const on = (days: number) => rowsOf(answered(new Story(["access"]).settled().fulfilled("access").wait(days), "full"))[0];
    expect(on(33)).toMatchObject({ outcome: "full", endedOn: "2026-04-07", openDays: 33, daysLate: 0 });
    expect(on(34)).toMatchObject({ endedOn: "2026-04-08", daysLate: 1 });
  });

  test("no extension moves a refusal (Art. 12(4)); it names its grounds", () => {
    const story = answered(new Story(["access"]).settled().wait(10).act("extend", ANNA, "access").wait(30), "refused");
    expect(rowsOf(story)[0]).toMatchObject({ isExtended: true, extendedAfterDays: 10, outcome: "refused", dueOn: "2026-06-05", daysLate: 7, grounds: ["manifestly_unfounded"] });
  });

  test("what was withheld of a partial answer is told by its grounds, what an erasure keeps too", () => {
    const story = answered(new Story(["access"]).settled().fulfilled("access"), "partial");
    expect(rowsOf(story)[0]?.grounds).toEqual(["rights_of_others"]);
  });

  test("taken back it ends on that day and was never late, whatever follows", () => {
    const story = new Story(["access", "erasure"]).settled().wait(90).act("withdraw", SUBJECT, undefined, { rights: ["access"] }).wait(20);
    expect(rowsOf(story)[0]).toMatchObject({ outcome: "withdrawn", endedOn: "2026-06-03", openDays: 90, daysLate: null });
  });

  test("taken up again it keeps the day of its first answer", () => {
    const story = answered(new Story(["access"]).settled().fulfilled("access").wait(20), "full").act("close", ANNA).wait(100).act("reopen", ANNA);
    expect(rowsOf(story)[0]).toMatchObject({ outcome: "full", openDays: 20, daysLate: 0 });
  });

  test("days are of the zone of the case", () => {
    const story = new Story(["access"], { receivedAt: new Date("2026-08-01T22:01:00Z") });
    expect(rowsOf(story)[0]?.receivedOn).toBe("2026-08-02");
  });
});
