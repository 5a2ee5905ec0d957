import { describe, expect, test } from "vitest";

import { CaseCommand, CaseEvent, REQUEST_ACT_NAMES, RIGHT_ACT_NAMES } from "../schema";
import { allowedCommands } from "./allowed-commands";
import { decide } from "./decide";
import { foldCase } from "./fold";
import { SHA } from "./testing/minimal-parts";
import { answered } from "./testing/ways";
import { ANNA, BEN, codeOf, commandFor, RECEIVED_AT, receipt, Story, SUBJECT, SYSTEM } from "./testing/story";
import { CHANNELS, RIGHTS } from "./vocabulary";

const receive = (change: object, by = ANNA) => codeOf(() => decide(undefined, { kind: "receive", data: { ...receipt(["access"]), ...change } }, by, RECEIVED_AT));

describe("a request comes in", () => {
  test("by every channel, from anyone, for any right, and gives no reason", () => {
    for (const channel of CHANNELS.filter((each) => each !== "drill")) for (const by of [ANNA, SUBJECT, SYSTEM]) expect(receive({ channel }, by)).toBe("accepted");
    expect(new Story(RIGHTS).current.rights.map(({ right }) => right)).toEqual(RIGHTS);
  });

  test("nobody calls a person's request a drill: only the portal begins one, and made up is who it planted and nobody else", () => {
    expect([ANNA, SUBJECT, SYSTEM].map((by) => receive({ channel: "drill" }, by))).toEqual(["NOT_YOURS", "NOT_YOURS", "accepted"]);
    const settle = (channel: "drill" | "e-mail", by: typeof ANNA, method: string) => codeOf(() => new Story(["access"], { channel, requester: { loggedIn: false, knownAddress: channel === "e-mail" } }, SYSTEM).act("settle_identity", by, undefined, { method }));
    expect([settle("e-mail", ANNA, "planted"), settle("e-mail", SYSTEM, "planted"), settle("drill", ANNA, "no_doubt"), settle("drill", SYSTEM, "email_loop")]).toEqual(Array.from({ length: 4 }, () => "NOTHING_PROVES_IT"));
    expect(settle("drill", SYSTEM, "planted")).toBe("accepted");
  });

  test("received before it is recorded, never after", () => {
    expect(receive({ receivedAt: new Date("2026-03-01T10:00:00Z") })).toBe("accepted");
    expect(receive({ receivedAt: new Date("2026-03-06T10:00:00Z") })).toBe("DATE_OUT_OF_RANGE");
    expect(receive({ receivedAt: new Date("2018-05-24T10:00:00Z") })).toBe("DATE_OUT_OF_RANGE");
  });

  test("with what was asked, a place the clock knows, and each right once", () => {
    expect(receive({ wording: { textId: "t", length: 0 }, channel: "phone" })).toBe("TEXT_MISSING");
    expect(receive({ wording: { textId: "t", length: 0 }, channel: "login" })).toBe("accepted");
    expect(receive({ wording: { textId: "t", length: 0 }, channel: "form" })).toBe("accepted");
    expect(receive({ zone: "Europe/Atlantis" })).toBe("PLACE_UNKNOWN");
    expect(receive({ region: "ZZ" })).toBe("PLACE_UNKNOWN");
    expect(receive({ claims: [{ right: "access", objectsTo: [] }, { right: "access", objectsTo: [] }] })).toBe("RIGHT_TWICE");
  });

  test("an objection says what it is against, since marketing has no ground of refusal", () => {
    expect(receive({ claims: [{ right: "objection", objectsTo: [] }] })).toBe("OBJECTION_TO_WHAT");
    expect(receive({ claims: [{ right: "access", objectsTo: ["direct_marketing"] }] })).toBe("OBJECTION_TO_WHAT");
  });

  test("once: a second receipt is a case of its own", () => {
    expect(codeOf(() => decide(new Story(["access"]).current, { kind: "receive", data: receipt(["access"]) }, ANNA, RECEIVED_AT))).toBe("ALREADY_RECEIVED");
    expect(codeOf(() => decide(undefined, { kind: "close", data: { retainUntil: "2030-01-01" } }, ANNA, RECEIVED_AT))).toBe("NO_CASE");
  });
});

describe("a request for another controller", () => {
  const forProcessor = () => new Story(["access"], { role: "processor" });

  test("is forwarded with a notice that names the controller, and nothing else is done to it", () => {
    const story = forProcessor();
    expect(codeOf(() => story.act("ask_identity", ANNA))).toBe("PROCESSOR_FORWARDS");
    expect(codeOf(() => story.act("forward", SYSTEM))).toBe("NOT_YOURS");
    expect(codeOf(() => story.act("forward", ANNA, undefined, { why: { textId: "t", length: 3 } }))).toBe("TEXT_MISSING");
    expect(story.act("forward", ANNA).current).toMatchObject({ state: "forwarded_not_controller", forwardedTo: "org_other" });
  });

  test("becomes ours only with a reason", () => {
    expect(codeOf(() => forProcessor().act("start_assessing", ANNA, undefined, { why: null }))).toBe("TEXT_MISSING");
    expect(forProcessor().act("start_assessing", ANNA).current).toMatchObject({ state: "open", receipt: { role: "controller" } });
  });

  test("is not forwarded once it is being answered here", () => {
    expect(codeOf(() => new Story(["access"]).settled().act("start_fulfilment", ANNA, "access").act("forward", ANNA))).toBe("ALREADY_WORKED_ON");
  });
});

describe("beside its rights", () => {
  test("a right read in the wording later is as old as the request; one asked later has its own day", () => {
    const story = new Story(["access"]).wait(5);
    const claim = { right: "erasure" as const, objectsTo: [] };
    expect(codeOf(() => story.act("add_right", ANNA, undefined, { claim, receivedAt: story.now, because: "read_in_wording" }))).toBe("DATE_OUT_OF_RANGE");
    story.act("add_right", ANNA, undefined, { claim, receivedAt: story.now, because: "asked_later" });
    expect(story.of("erasure").receivedAt).toEqual(story.now);
    expect(codeOf(() => story.act("add_right", ANNA, undefined, { claim }))).toBe("RIGHT_TWICE");
  });

  test("a duplicate is a link: it ends nothing and blocks nothing", () => {
    const story = new Story(["access"]);
    const before = allowedCommands(story.current, ANNA, story.now);
    story.act("link_duplicate", SYSTEM, undefined, { otherCaseId: "rrq_2" });
    expect(story.current).toMatchObject({ state: "received", duplicates: ["rrq_2"] });
    expect(allowedCommands(story.current, ANNA, story.now)).toEqual(before);
    expect(codeOf(() => story.act("link_duplicate", ANNA, undefined, { otherCaseId: "rrq_2" }))).toBe("ALREADY_LINKED");
  });

  test("there is no way to delete anything of it", () => {
    expect([...REQUEST_ACT_NAMES, ...RIGHT_ACT_NAMES].filter((act) => /delete|remove|purge|cancel|discard/.test(act))).toEqual([]);
  });
});

describe("what is stored", () => {
  test("names, addresses and texts find no place in an event", () => {
    const command = commandFor("acknowledge", new Story(["access"]).current, ANNA, RECEIVED_AT);
    for (const more of [{ name: "Erika Mustermann" }, { email: "erika@example.org" }, { text: "Dear all" }]) {
      expect(() => decide(new Story(["access"]).current, { ...command, data: { ...command.data, ...more } } as typeof command, ANNA, RECEIVED_AT)).toThrow(/unrecognized/i);
      expect(CaseCommand.safeParse({ ...command, data: { ...command.data, ...more } }).success).toBe(false);
    }
    const words = answered("erasure", "full").events.flatMap((event) => JSON.stringify(event).match(/"[^"]*"/g) ?? []);
    // Codes, ids, dates and hashes are one word each; a sentence has blanks.
    expect(words.filter((word) => word.includes(" "))).toEqual([]);
  });

  test("an event about a right names it, and one about the request names none", () => {
    const [event] = new Story(["access"]).events;
    expect(CaseEvent.safeParse({ ...event, right: "access" }).success).toBe(false);
    const extended = new Story(["access"]).act("extend", ANNA, "access").events.at(-1);
    expect(CaseEvent.safeParse({ ...extended, right: null }).success).toBe(false);
  });

  test("a history with a gap, without its receipt or of a foreign right is refused", () => {
    const { events } = new Story(["access"]).settled().act("extend", ANNA, "access");
    expect(() => foldCase([])).toThrow(RangeError);
    expect(() => foldCase(events.slice(1))).toThrow(RangeError);
    expect(() => foldCase(events.filter(({ seq }) => seq !== 2))).toThrow("missing");
    expect(() => foldCase(events.map((event) => (event.right ? { ...event, right: "erasure" as const } : event)))).toThrow("no right");
    expect(() => foldCase(events.slice(0, 1).concat(events.slice(0, 1).map((event) => ({ ...event, seq: 2 }))))).toThrow("one receipt");
  });

  test("what goes out is kept as a hash and never twice as receipt", () => {
    const story = new Story(["access"]).act("acknowledge", SYSTEM);
    expect(JSON.stringify(story.events.at(-1))).toContain(SHA);
    expect(codeOf(() => story.act("acknowledge", BEN))).toBe("NOTHING_TO_DO");
  });
});
