import { describe, expect, test } from "vitest";

import { ANNA, RECEIVED_AT, Story, SUBJECT, SYSTEM } from "../case/testing/story";
import { identityCareOf } from "./identity-care";
import { nudgesOf } from "./nudges";

const on = (day: string) => new Date(`${day}T12:00:00+02:00`);
const said = (story: Story, day: string) => nudgesOf(story.current, on(day)).map(({ kind, dueOn }) => `${kind} ${dueOn}`);

describe("what people are reminded of", () => {
  // Received 5 March 2026 in Germany: due on Tuesday 7 April after Easter; day 20 is Wednesday 25 March.
  test.each([
    ["2026-03-24", []], ["2026-03-25", ["target 2026-03-25"]], ["2026-03-30", ["target 2026-03-25"]], ["2026-03-31", ["week_left 2026-04-07"]],
    ["2026-04-01", ["week_left 2026-04-07"]], ["2026-04-07", ["day_left 2026-04-07"]], ["2026-04-08", ["overdue 2026-04-07"]],
  ])("on %s it is %j", (day, expected) => {
    expect(said(new Story(["access"]).settled(), day)).toEqual(expected);
  });

  test("the last reminder comes on a working day: before Easter, not on it", () => {
    const story = new Story(["access"]).settled();
    expect([said(story, "2026-04-02"), said(story, "2026-04-05")]).toEqual([["day_left 2026-04-07"], ["day_left 2026-04-07"]]);
  });

  test("rights due together are one reminder; one that was answered or taken back is none", () => {
    const story = new Story(["access", "erasure", "objection"]).settled();
    expect(nudgesOf(story.current, on("2026-04-01"))).toEqual([{ kind: "week_left", dueOn: "2026-04-07", rights: ["access", "erasure", "objection"] }]);
    story.act("withdraw", SUBJECT, undefined, { rights: ["erasure"] });
    story.act("prepare_answer", ANNA, "objection", { outcome: "refused" });
    expect(nudgesOf(story.current, on("2026-04-01"))[0]?.rights).toEqual(["access", "objection"]);
    story.act("withdraw", SUBJECT, undefined, { rights: ["access", "objection"] });
    expect(nudgesOf(story.current, on("2026-04-20"))).toEqual([]);
  });

  test("an extension moves them to the new day", () => {
    const story = new Story(["access"]).settled().act("extend", ANNA, "access");
    expect(said(story, "2026-04-08")).toEqual(["target 2026-03-25"]);
    expect(said(story, "2026-06-01")).toEqual(["week_left 2026-06-05"]);
  });

  test("a complaint that came in after the letter of receipt is to be acknowledged within 30 days in the United Kingdom (DPA 2018 s. 164A)", () => {
    const story = new Story(["access"], { regime: "UK", zone: "Europe/London", country: "GB", receivedAt: new Date("2026-07-01T09:00:00Z") }).act("acknowledge", SYSTEM).wait(5);
    story.act("add_right", SUBJECT, undefined, { claim: { right: "complaint", objectsTo: [] }, receivedAt: story.now, because: "asked_later" });
    const kinds = (day: string) => nudgesOf(story.current, on(day)).flatMap(({ kind, dueOn }) => (kind === "acknowledge" ? [dueOn] : []));
    expect([kinds("2026-07-28"), kinds("2026-07-29")]).toEqual([[], ["2026-08-05"]]);
  });
});

describe("a question of identity that nobody answers", () => {
  test("is reminded of twice, a week apart, and then proposed to end two weeks later; never before, and never ended", () => {
    const story = new Story(["access"], { requester: { loggedIn: false, knownAddress: false } }).act("start_assessing", ANNA).act("ask_identity", ANNA);
    const done: [number, string][] = [];
    for (let day = 0; day <= 60; day++) {
      const act = identityCareOf(story.current, story.now);
      if (act) {
        done.push([day, act]);
        story.act(act, SYSTEM);
      }
      story.wait(1);
    }
    expect(done).toEqual([[7, "remind_identity"], [14, "remind_identity"], [28, "propose_lapse"]]);
    expect(story.current.state).toBe("identity_pending");
  });

  test("is left alone once there is an answer, and where it is settled", () => {
    const asked = () => new Story(["access"], { requester: { loggedIn: false, knownAddress: false } }).act("start_assessing", ANNA).act("ask_identity", ANNA);
    const late = new Date(RECEIVED_AT.getTime() + 90 * 86_400_000);
    expect(identityCareOf(asked().wait(1).act("answer_identity", SUBJECT).current, late)).toBeNull();
    expect(identityCareOf(asked().wait(1).act("settle_identity", ANNA).current, late)).toBeNull();
  });
});
