import { describe, expect, test } from "vitest";

import { grounded, text } from "./testing/minimal-parts";
import { answerOf } from "./testing/minimal-rights";
import { answerAs, answered } from "./testing/ways";
import { ANNA, BEN, codeOf, Story, SUBJECT, SYSTEM } from "./testing/story";
import { TASK_METHODS } from "./vocabulary";

const planned = () => new Story(["erasure"]).settled().act("plan_erasure", ANNA, "erasure");
const prepare = (story: Story, outcome: "full" | "partial" | "no_data" | "refused") => story.act("prepare_answer", ANNA, "erasure", answerOf(outcome, { current: story.current, by: ANNA, now: story.now, process: story.of("erasure") }));
const endsOn = "2026-04-30";

describe("an erasure", () => {
  test("is planned by one and approved by another before anything is touched", () => {
    expect(codeOf(() => new Story(["erasure"]).settled().act("start_fulfilment", BEN, "erasure"))).toBe("PLAN_FIRST");
    expect(codeOf(() => planned().act("start_fulfilment", ANNA, "erasure"))).toBe("FOUR_EYES");
    expect(codeOf(() => planned().act("start_fulfilment", SYSTEM, "erasure"))).toBe("FOUR_EYES");
    expect(codeOf(() => planned().act("complete_task", ANNA, "erasure"))).toBe("WRONG_STATE");
    expect(planned().act("start_fulfilment", BEN, "erasure").of("erasure").state).toBe("fulfilling");
  });

  test("is approved as planned: a new plan needs a new look, and no task slips in", () => {
    const story = planned().act("plan_erasure", ANNA, "erasure");
    expect(codeOf(() => story.act("start_fulfilment", BEN, "erasure", { planSeq: story.current.seq - 1 }))).toBe("PLAN_CHANGED");
    expect(codeOf(() => story.act("start_fulfilment", BEN, "erasure", { tasks: [{ taskId: "x", systemId: "y" }] }))).toBe("PLAN_CHANGED");
    expect(codeOf(() => story.act("plan_erasure", BEN, "erasure", { tasks: [{ taskId: "x", systemId: "y" }, { taskId: "x", systemId: "z" }] }))).toBe("TASK_TWICE");
  });

  test("waits until a copy asked for in the same request is out", () => {
    const story = new Story(["access", "erasure"]).settled().act("plan_erasure", ANNA, "erasure");
    expect(codeOf(() => story.act("start_fulfilment", BEN, "erasure"))).toBe("ACCESS_FIRST");
    expect(answerAs(story, "access", "full").act("start_fulfilment", BEN, "erasure").of("erasure").state).toBe("fulfilling");
    expect(codeOf(() => story.act("reopen", ANNA, undefined, { rights: ["access"] }).act("complete_task", ANNA, "erasure"))).toBe("ACCESS_FIRST");
  });

  test("is deletion, anonymisation or overwriting; nothing else counts, and nothing else destroys", () => {
    for (const method of TASK_METHODS) {
      const erases = ["deleted", "anonymised", "overwritten", "none_found"].includes(method);
      const records = method === "none_found" ? 0 : 4;
      expect([method, codeOf(() => planned().act("start_fulfilment", BEN, "erasure").act("complete_task", SYSTEM, "erasure", { method, records }))]).toEqual([method, erases ? "accepted" : "NOT_ERASED"]);
      const other = () => new Story(["objection"]).settled().act("start_fulfilment", BEN, "objection").act("complete_task", ANNA, "objection", { method, records });
      expect([method, codeOf(other)]).toEqual([method, erases && method !== "none_found" ? "NOT_ASKED_TO_ERASE" : "accepted"]);
    }
    expect(codeOf(() => planned().act("start_fulfilment", BEN, "erasure").act("complete_task", ANNA, "erasure", { method: "none_found", records: 1 }))).toBe("RECORDS_FOUND");
    expect(codeOf(() => planned().act("start_fulfilment", BEN, "erasure").act("complete_task", ANNA, "erasure", { taskId: "other" }))).toBe("TASK_UNKNOWN");
  });

  test("is answered when recipients and backups are known, even if there are none", () => {
    const story = new Story(["erasure"]).settled().fulfilled("erasure");
    expect(codeOf(() => prepare(story, "full"))).toBe("RECIPIENTS_FIRST");
    expect(codeOf(() => story.act("list_recipients", ANNA, "erasure", { recipientIds: [] }))).toBe("TEXT_MISSING");
    story.act("list_recipients", ANNA, "erasure", { recipientIds: [], whyNone: text() });
    expect(codeOf(() => prepare(story, "full"))).toBe("BACKUPS_FIRST");
    expect(codeOf(() => story.act("list_backups", ANNA, "erasure", { sets: [] }))).toBe("TEXT_MISSING");
    story.act("list_backups", ANNA, "erasure", { sets: [], whyNone: text() });
    expect(prepare(story, "full").act("approve_answer", BEN, "erasure").of("erasure").state).toBe("done");
  });

  test("that began is not refused", () => {
    expect(codeOf(() => prepare(new Story(["erasure"]).settled().fulfilled("erasure"), "refused"))).toBe("ALREADY_EXECUTED");
  });
});

describe("an exception", () => {
  const granted = (change: object = {}) => planned().act("grant_exception", ANNA, "erasure", { itemId: "inv", endsOn, whyNoEnd: null, ...change });
  const told = () => answerAs(granted(), "erasure", "partial");

  test("is for one item, by a ground with its facts, until a day or with a reason why none", () => {
    expect(codeOf(() => granted())).toBe("accepted");
    expect(codeOf(() => granted({ endsOn: null, whyNoEnd: null }))).toBe("TEXT_MISSING");
    expect(codeOf(() => granted({ endsOn: "2026-03-04" }))).toBe("DATE_OUT_OF_RANGE");
    expect(codeOf(() => granted({ facts: [] }))).toBe("FACTS_MISSING");
    expect(codeOf(() => granted({ ...grounded("manifestly_unfounded") }))).toBe("GROUND_EXTENT");
    expect(codeOf(() => granted().act("grant_exception", ANNA, "erasure", { itemId: "inv" }))).toBe("EXCEPTION_TWICE");
  });

  test("makes the answer partial, and only an exception does", () => {
    const kept = granted().fulfilled("erasure").act("list_recipients", ANNA, "erasure").act("list_backups", ANNA, "erasure");
    expect(codeOf(() => prepare(kept, "full"))).toBe("EXCEPTIONS_OPEN");
    const whole = new Story(["erasure"]).settled().fulfilled("erasure");
    expect(codeOf(() => prepare(whole, "partial"))).toBe("EXCEPTION_MISSING");
    expect(told().of("erasure").outcome).toBe("partial");
  });

  test("that has reached its day puts its item back to fulfilling, told to the person", () => {
    const story = told();
    expect(codeOf(() => story.wait(55).act("end_exception", SYSTEM, "erasure"))).toBe("EXCEPTION_RUNS");
    story.wait(1);
    expect(codeOf(() => story.act("end_exception", SYSTEM, "erasure", { notice: null }))).toBe("NOTICE_MISSING");
    story.act("end_exception", SYSTEM, "erasure", { task: { taskId: "again", systemId: "erp" } });
    expect(story.of("erasure")).toMatchObject({ state: "fulfilling", outcome: null, exceptions: [{ ended: true }] });
    expect(story.of("erasure").tasks.at(-1)).toEqual({ taskId: "again", systemId: "erp", method: null, records: 0 });
    story.act("complete_task", SYSTEM, "erasure", { method: "deleted", records: 1 });
    expect(prepare(story, "full").act("approve_answer", BEN, "erasure").of("erasure")).toMatchObject({ outcome: "full", answers: [{ outcome: "partial" }, { outcome: "full" }] });
  });

  test("goes on though the request was closed meanwhile", () => {
    const story = told().act("settle_recipient", ANNA, "erasure").wait(56).act("expire_backup", SYSTEM, "erasure").act("close", ANNA);
    story.act("end_exception", SYSTEM, "erasure");
    expect(story.current).toMatchObject({ state: "open", retainUntil: null, reopened: [{ cause: "exception_ended" }] });
    expect(codeOf(() => story.act("close", ANNA))).toBe("ANSWER_MISSING");
  });

  test("whose ground is gone earlier is ended by a person, not by the product", () => {
    expect(codeOf(() => told().act("end_exception", SYSTEM, "erasure", { itemId: "inv", because: "ground_gone" }))).toBe("EXCEPTION_RUNS");
    expect(codeOf(() => told().act("end_exception", ANNA, "erasure", { because: "end_date" }))).toBe("EXCEPTION_RUNS");
    expect(told().act("end_exception", ANNA, "erasure").of("erasure").state).toBe("fulfilling");
    expect(codeOf(() => told().act("end_exception", ANNA, "erasure", { itemId: "other" }))).toBe("EXCEPTION_UNKNOWN");
  });

  test("behind a refusal leads to a plan first: nobody ever approved one", () => {
    const story = new Story(["erasure"]).settled().act("grant_exception", ANNA, "erasure", { itemId: "inv" });
    prepare(story, "refused").act("approve_answer", BEN, "erasure").act("end_exception", ANNA, "erasure");
    expect(story.of("erasure").state).toBe("assessing");
    expect(codeOf(() => story.act("start_fulfilment", BEN, "erasure"))).toBe("PLAN_FIRST");
  });
});

describe("after an erasure", () => {
  test("every recipient is told, or it is written down why not", () => {
    const story = answered("erasure");
    expect(story.of("erasure").state).toBe("notifying_recipients");
    expect(codeOf(() => story.act("settle_recipient", ANNA, "erasure", { notice: null }))).toBe("NOTICE_MISSING");
    for (const result of ["impossible", "disproportionate"]) {
      expect(codeOf(() => answered("erasure").act("settle_recipient", ANNA, "erasure", { result, reason: null }))).toBe("TEXT_MISSING");
      expect(answered("erasure").act("settle_recipient", ANNA, "erasure", { result, reason: text(), notice: null }).of("erasure").state).toBe("backup_tail");
    }
    expect(codeOf(() => story.act("settle_recipient", SYSTEM, "erasure", { recipientId: "r9" }))).toBe("RECIPIENT_UNKNOWN");
  });

  test("a backup counts until its day, and the last one ends it", () => {
    const story = answered("erasure").act("settle_recipient", ANNA, "erasure").act("list_backups", ANNA, "erasure", { sets: [{ backupSetId: "b2", expiresOn: "2026-06-30" }] });
    expect(codeOf(() => story.act("expire_backup", SYSTEM, "erasure"))).toBe("BACKUPS_RUN");
    expect(codeOf(() => story.wait(56).act("expire_backup", SYSTEM, "erasure", { backupSetId: "b2" }))).toBe("BACKUPS_RUN");
    expect(story.act("expire_backup", SYSTEM, "erasure").of("erasure").state).toBe("backup_tail");
    expect(story.wait(62).act("expire_backup", SYSTEM, "erasure").of("erasure").state).toBe("done");
  });

  test("a recipient found later is told as well", () => {
    const story = answered("rectification").act("settle_recipient", ANNA, "rectification");
    expect(story.of("rectification").state).toBe("done");
    expect(codeOf(() => story.act("list_recipients", ANNA, "rectification", { recipientIds: ["r1"] }))).toBe("LISTED_TWICE");
    expect(codeOf(() => story.act("list_recipients", ANNA, "rectification", { recipientIds: [] }))).toBe("NOTHING_LISTED");
    expect(story.act("list_recipients", ANNA, "rectification").of("rectification").state).toBe("notifying_recipients");
  });

  test("only erasure, rectification and restriction are told to recipients", () => {
    expect(codeOf(() => new Story(["access"]).settled().act("start_fulfilment", BEN, "access").act("list_recipients", ANNA, "access"))).toBe("NOT_FOR_THIS_RIGHT");
  });
});

describe("a restriction", () => {
  const restricted = () => new Story(["restriction"]).settled().act("restrict", ANNA, "restriction");

  test("is a flag that outlives the answer and the case", () => {
    const story = answered("restriction").act("settle_recipient", ANNA, "restriction").act("close", ANNA);
    expect(story.of("restriction")).toMatchObject({ state: "done", restriction: { announcedAt: null } });
    expect(story.act("announce_lifting", ANNA, "restriction").wait(3).act("lift_restriction", ANNA, "restriction").of("restriction").restriction).toBeNull();
  });

  test("is lifted only after the person was told, with reasons", () => {
    expect(codeOf(() => restricted().act("lift_restriction", ANNA, "restriction"))).toBe("INFORM_FIRST");
    expect(codeOf(() => restricted().act("announce_lifting", ANNA, "restriction").act("lift_restriction", ANNA, "restriction"))).toBe("INFORM_FIRST");
    expect(codeOf(() => restricted().act("announce_lifting", ANNA, "restriction", { reasons: { textId: "t", length: 0 } }))).toBe("TEXT_MISSING");
    expect(codeOf(() => restricted().act("announce_lifting", ANNA, "restriction").wait(1).act("lift_restriction", SYSTEM, "restriction"))).toBe("NOT_YOURS");
    expect(restricted().act("announce_lifting", ANNA, "restriction").wait(1).act("lift_restriction", BEN, "restriction").of("restriction").restriction).toBeNull();
  });

  test("that is not in place cannot be told as done", () => {
    const story = new Story(["restriction"]).settled().fulfilled("restriction").act("list_recipients", ANNA, "restriction");
    expect(codeOf(() => story.act("prepare_answer", ANNA, "restriction", { outcome: "full", grounds: [], withheld: [], searched: null }))).toBe("RESTRICTION_FIRST");
  });

  test("may stand beside an objection while it is weighed, not beside access, and is set by us", () => {
    expect(codeOf(() => new Story(["objection"]).settled().act("restrict", SYSTEM, "objection"))).toBe("accepted");
    expect(codeOf(() => new Story(["access"]).settled().act("restrict", ANNA, "access"))).toBe("NOT_FOR_THIS_RIGHT");
    expect(codeOf(() => restricted().act("restrict", ANNA, "restriction"))).toBe("NOTHING_TO_DO");
    expect(codeOf(() => new Story(["restriction"]).settled().act("restrict", SUBJECT, "restriction"))).toBe("NOT_YOURS");
  });
});
