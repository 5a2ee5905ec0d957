import { describe, expect, test } from "vitest";

import { allowedCommands } from "./allowed-commands";
import { dueOf } from "./due";
import { answerAs, answered } from "./testing/ways";
import { ANNA, codeOf, Story, SUBJECT, SYSTEM } from "./testing/story";

describe("closing", () => {
  test("waits for an answer to every right", () => {
    const story = answerAs(new Story(["access", "rectification"]).settled(), "access", "full");
    expect(codeOf(() => story.act("close", ANNA))).toBe("ANSWER_MISSING");
    expect(codeOf(() => answerAs(story, "rectification", "full").act("close", ANNA))).toBe("RECIPIENTS_OPEN");
    expect(story.act("settle_recipient", ANNA, "rectification").act("close", ANNA).current.state).toBe("closed");
  });

  test("waits for the last backup", () => {
    const story = answered("erasure").act("settle_recipient", ANNA, "erasure");
    expect(story.of("erasure").state).toBe("backup_tail");
    expect(codeOf(() => story.act("close", SYSTEM))).toBe("BACKUPS_OPEN");
    expect(story.wait(60).act("expire_backup", SYSTEM, "erasure").act("close", SYSTEM).current.state).toBe("closed");
  });

  test("keeps its proof until a day to come", () => {
    expect(codeOf(() => answered("access").act("close", ANNA, undefined, { retainUntil: "2026-03-04" }))).toBe("DATE_OUT_OF_RANGE");
  });

  test("is offered with what it waits for", () => {
    const { current, now } = new Story(["automated_decision"]).settled();
    expect(allowedCommands(current, ANNA, now)).toContainEqual({ command: "close", blockedBy: { code: "ANSWER_MISSING", sentence: 'The right "Automated decision" has no answer yet. (GDPR Art. 12(3), 12(4))' } });
  });
});

describe("withdrawing", () => {
  test("is the person's alone", () => {
    for (const by of [ANNA, SYSTEM]) expect(codeOf(() => new Story(["access"]).act("withdraw", by))).toBe("NOT_YOURS");
    expect(new Story(["access"]).act("withdraw", SUBJECT).current.state).toBe("withdrawn");
  });

  test("of one right leaves the others, and is confirmed to the person before the request is closed", () => {
    const story = answerAs(new Story(["access", "objection"]).settled().act("withdraw", SUBJECT, undefined, { rights: ["objection"] }), "access", "full");
    expect(story.of("objection")).toMatchObject({ state: "done", outcome: "withdrawn" });
    expect(codeOf(() => story.act("close", ANNA))).toBe("WITHDRAWAL_UNCONFIRMED");
    expect(story.act("confirm_withdrawal", SYSTEM, "objection").act("close", ANNA).current.state).toBe("closed");
  });

  test("takes its date with it: what is due is due for the rights that stand", () => {
    const story = new Story(["access", "objection"]).settled().act("extend", ANNA, "access");
    expect(dueOf(story.current, story.now)).toEqual({ dueOn: "2026-04-07", refusalDueOn: "2026-04-07" });
    story.act("withdraw", SUBJECT, undefined, { rights: ["objection"] });
    expect(dueOf(story.current, story.now)).toEqual({ dueOn: "2026-06-05", refusalDueOn: "2026-04-07" });
    const after = answerAs(story, "access", "full");
    expect([after.current.state, dueOf(after.current, after.now)]).toEqual(["open", { dueOn: null, refusalDueOn: null }]);
  });

  test("undoes no answer and no erasure", () => {
    expect(codeOf(() => answered("access").act("withdraw", SUBJECT))).toBe("NOTHING_TO_WITHDRAW");
    expect(codeOf(() => new Story(["erasure"]).settled().fulfilled("erasure").act("withdraw", SUBJECT))).toBe("NOTHING_TO_WITHDRAW");
    expect(codeOf(() => new Story(["access"]).act("withdraw", SUBJECT, undefined, { rights: ["erasure"] }))).toBe("NOTHING_TO_WITHDRAW");
  });
});

describe("reopening", () => {
  const closed = () => answered("access").act("close", ANNA);

  test("of a closed request goes on with the rights named, and it can be answered again", () => {
    const story = closed().act("reopen", ANNA, undefined, { cause: "authority_order", dueOn: "2026-06-01" });
    expect(story.current).toMatchObject({ state: "open", retainUntil: null, reopened: [{ cause: "authority_order", dueOn: "2026-06-01" }] });
    expect(story.of("access")).toMatchObject({ state: "assessing", outcome: null, tasks: [] });
    expect(codeOf(() => story.act("close", ANNA))).toBe("ANSWER_MISSING");
    expect(answerAs(story, "access", "full").of("access").answers).toHaveLength(2);
  });

  test("of a refusal in a request still open leaves its other rights alone", () => {
    const story = answerAs(new Story(["access", "erasure"]).settled(), "access", "refused").act("reopen", SUBJECT, undefined, { rights: ["access"], cause: "complaint" });
    expect(story.of("access").state).toBe("assessing");
    expect(codeOf(() => story.act("reopen", ANNA, undefined, { rights: ["erasure"] }))).toBe("NOTHING_TO_DO");
  });

  test("takes a cause its actor can have", () => {
    expect(codeOf(() => closed().act("reopen", SUBJECT, undefined, { cause: "authority_order" }))).toBe("CAUSE");
    expect(codeOf(() => closed().act("reopen", ANNA, undefined, { cause: "exception_ended" }))).toBe("CAUSE");
    expect(codeOf(() => closed().act("reopen", ANNA, undefined, { cause: "identity_provided" }))).toBe("CAUSE");
    expect(codeOf(() => closed().act("reopen", ANNA, undefined, { rights: ["erasure"] }))).toBe("NOT_IN_REQUEST");
  });

  test("is not for what the person withdrew: they may ask anew", () => {
    expect(codeOf(() => new Story(["access"]).act("withdraw", SUBJECT).act("reopen", ANNA))).toBe("WRONG_STATE");
  });

  test("never extends: no period runs", () => {
    expect(codeOf(() => closed().act("reopen", ANNA).act("extend", ANNA, "access"))).toBe("EXTENDS_NOTHING");
  });
});
