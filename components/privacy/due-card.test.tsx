import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { datesOf } from "@/server/domain/privacy/case/dates";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import { ANNA, Story, SUBJECT } from "@/server/domain/privacy/case/testing/story";
import { answerAs } from "@/server/domain/privacy/case/testing/ways";

import { DueCard } from "./due-card";

const shown = ({ current, now }: Story) => renderToStaticMarkup(<DueCard dates={datesOf(current, now)} zone="Europe/Berlin" isOpen={RUNNING.includes(current.state)} />);
const both = () => new Story(["access", "erasure"]).settled().act("extend", ANNA, "erasure");

describe("by when a case is to be answered", () => {
  test("is the earliest date of the rights that stand unanswered", () => {
    expect(shown(both().wait(43))).toMatch(/Answer by<\/p>.*dateTime="2026-04-07".*10 days late/);
    const answered = shown(answerAs(both(), "access", "full").wait(43));
    expect(answered).toMatch(/Extended: answer by<\/p>.*dateTime="2026-06-05"/);
    expect(answered).not.toContain("days late");
  });

  test("is told of no right that was answered, refused or taken back", () => {
    for (const story of [answerAs(both(), "access", "full"), answerAs(both(), "access", "refused"), both().act("withdraw", SUBJECT, undefined, { rights: ["access"] })]) {
      const page = shown(story);
      expect(page.match(/Explain this date/g)).toHaveLength(1);
      expect(page).not.toMatch(/Access|>Answer by</);
    }
  });

  test("is over where everything was answered, and is no period for a complaint or for what was taken up again", () => {
    const answered = answerAs(answerAs(both(), "access", "full"), "erasure", "full");
    expect(answered.current.state).toBe("open");
    expect(shown(answered.wait(43))).toContain("Everything has been answered.");
    expect(shown(answered)).not.toMatch(/Answer by|days late|Explain/);
    expect(shown(answerAs(new Story(["access", "complaint"]).settled(), "access", "full"))).toContain("A complaint has no period of Art. 12(3)");
    const reopened = answerAs(new Story(["access", "portability"]).settled(), "access", "refused").act("reopen", SUBJECT, undefined, { rights: ["access"], cause: "complaint" });
    expect(shown(answerAs(reopened, "portability", "full"))).toContain("What was taken up again has no period");
  });

  test("stays in a closed case as what it was, of the rights that stood", () => {
    const closed = answerAs(new Story(["access", "objection"]).settled().act("extend", ANNA, "access").act("withdraw", SUBJECT, undefined, { rights: ["objection"] }), "access", "full").act("confirm_withdrawal", { kind: "system", id: "system" }, "objection").act("close", ANNA);
    expect(shown(closed)).toMatch(/Was to be answered by<\/p>.*dateTime="2026-06-05"/);
    expect(shown(closed).match(/Explain this date/g)).toHaveLength(1);
    expect(shown(new Story(["access"]).act("withdraw", SUBJECT))).toMatch(/Was to be answered by<\/p>.*dateTime="2026-04-07"/);
  });
});
