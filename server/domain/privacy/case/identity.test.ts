import { describe, expect, test } from "vitest";

import { noticeOf, SHA } from "./testing/minimal-parts";
import { silent } from "./testing/ways";
import { ANNA, BEN, codeOf, Story, SUBJECT, SYSTEM } from "./testing/story";
import { IDENTITY_ASKS } from "./vocabulary";

const none = { textId: "t", length: 0 };
const ask = (change: object, receipt: object = {}) => codeOf(() => new Story(["access"], receipt).act("ask_identity", ANNA, undefined, change));

describe("asking who somebody is", () => {
  test("needs a doubt, a purpose and why less does not do", () => {
    for (const text of ["doubt", "whatFor", "whyNotLess"]) expect(ask({ [text]: none })).toBe("TEXT_MISSING");
    expect(ask({})).toBe("accepted");
  });

  test("is not for who signed in: their identity is settled with the request", () => {
    const story = new Story(["access"], { requester: { loggedIn: true, knownAddress: true } });
    expect(story.current).toMatchObject({ state: "open", identity: { settled: { method: "login" } } });
    expect(story.events.map(({ kind }) => kind)).toEqual(["received", "identity_settled"]);
    expect(codeOf(() => new Story(["access"], { requester: { loggedIn: true, knownAddress: true } }, ANNA).act("ask_identity", ANNA))).toBe("LOGGED_IN");
  });

  test("is not for whose known address can be confirmed, unless that failed or great harm is possible", () => {
    expect(ask({ emailLoop: "no_known_address" })).toBe("EMAIL_LOOP_SUFFICES");
    expect(ask({ emailLoop: "not_enough", harm: "medium" })).toBe("EMAIL_LOOP_SUFFICES");
    expect(ask({ emailLoop: "not_enough", harm: "high" })).toBe("accepted");
    expect(ask({ emailLoop: "no_known_address" }, { requester: { loggedIn: false, knownAddress: false } })).toBe("accepted");
  });

  test("lets a document be looked at in great harm only, and knows no copy, signature or notary", () => {
    expect(ask({ asks: ["document_view"], harm: "medium" })).toBe("MORE_THAN_NEEDED");
    expect(ask({ asks: ["document_view"], harm: "high" })).toBe("accepted");
    expect(IDENTITY_ASKS.filter((each) => /copy|signature|notar|selfie/.test(each))).toEqual([]);
  });

  test("is done by a person, once until there is a reply, and from no end", () => {
    expect(codeOf(() => new Story(["access"]).act("ask_identity", SYSTEM))).toBe("NOT_YOURS");
    const story = new Story(["access"]).act("ask_identity", ANNA);
    expect(story.current.state).toBe("identity_pending");
    expect(codeOf(() => story.act("ask_identity", BEN))).toBe("ALREADY_ASKED");
    expect(story.act("answer_identity", SUBJECT).act("ask_identity", BEN).current.identity.asks).toHaveLength(2);
    expect(codeOf(() => new Story(["access"]).act("forward", ANNA).act("ask_identity", ANNA))).toBe("WRONG_STATE");
    expect(() => new Story(["access"]).act("forward", ANNA).act("ask_identity", ANNA)).toThrow(/"ask identity" is not possible while the request is "forwarded not controller"\./);
  });
});

describe("settling it", () => {
  const settle = (data: object, by = ANNA, receipt: object = {}) => codeOf(() => new Story(["access"], receipt).act("settle_identity", by, undefined, data));

  test("a sign-in or the known address settles it by itself; anything else takes a person", () => {
    expect(settle({ method: "email_loop" }, SYSTEM)).toBe("accepted");
    expect(settle({ method: "known_detail" }, SYSTEM)).toBe("NOTHING_PROVES_IT");
    expect(settle({ method: "email_loop" }, SYSTEM, { requester: { loggedIn: false, knownAddress: false } })).toBe("NOTHING_PROVES_IT");
    expect(settle({ method: "known_detail" })).toBe("accepted");
    expect(settle({}, SUBJECT)).toBe("NOT_YOURS");
  });

  test("an address first given in the request proves nothing", () => {
    expect(settle({ method: "email_loop" }, ANNA, { requester: { loggedIn: false, knownAddress: false } })).toBe("NOTHING_PROVES_IT");
  });

  test("nobody signed in, no document was asked for, no reason was given: each proves nothing", () => {
    expect(settle({ method: "login" })).toBe("NOTHING_PROVES_IT");
    expect(settle({ method: "document_viewed" })).toBe("NOTHING_PROVES_IT");
    expect(settle({ method: "no_doubt", reason: null })).toBe("TEXT_MISSING");
  });

  test("an agent needs a mandate that the person confirmed", () => {
    expect(settle({ mandate: null }, ANNA, { channel: "agent" })).toBe("MANDATE_MISSING");
    expect(settle({ mandate: { documentSha256: SHA, confirmedBySubject: false } }, ANNA, { channel: "agent" })).toBe("MANDATE_MISSING");
    expect(settle({ mandate: { documentSha256: SHA, confirmedBySubject: true } }, ANNA, { channel: "agent" })).toBe("accepted");
  });

  test("before it nothing is fulfilled, restricted or asked about the data", () => {
    const story = new Story(["access", "erasure", "restriction"]).act("start_assessing", ANNA).act("plan_erasure", ANNA, "erasure");
    for (const right of ["access", "erasure", "restriction"] as const) expect(codeOf(() => story.act("start_fulfilment", BEN, right))).toBe("IDENTITY_FIRST");
    expect(codeOf(() => story.act("restrict", ANNA, "restriction"))).toBe("IDENTITY_FIRST");
    expect(codeOf(() => story.act("ask_clarification", ANNA, "access"))).toBe("IDENTITY_FIRST");
  });
});

describe("a request whose sender stays silent", () => {
  test("is proposed to lapse by the product after two reminders and two weeks, and by nobody earlier", () => {
    expect(codeOf(() => new Story(["access"]).act("ask_identity", ANNA).act("remind_identity", SYSTEM).wait(30).act("propose_lapse", SYSTEM))).toBe("REMINDERS_FIRST");
    expect(codeOf(() => silent().wait(13).act("propose_lapse", SYSTEM))).toBe("TOO_SOON");
    expect(codeOf(() => silent().wait(14).act("propose_lapse", ANNA))).toBe("NOT_YOURS");
    expect(codeOf(() => silent().wait(14).act("confirm_lapse", ANNA))).toBe("LAPSE_NOT_PROPOSED");
    expect(codeOf(() => silent().act("answer_identity", SUBJECT).wait(14).act("propose_lapse", SYSTEM))).toBe("IDENTITY_ANSWERED");
  });

  test("lapses by a person's confirmation with reasons and remedies", () => {
    const story = silent().wait(14).act("propose_lapse", SYSTEM);
    expect(codeOf(() => story.act("confirm_lapse", SYSTEM))).toBe("NOT_YOURS");
    const bare = { ...noticeOf("lapsed", story.current, story.now), parts: ["reasons", "how_to_reopen"] };
    expect(codeOf(() => story.act("confirm_lapse", ANNA, undefined, { notice: bare }))).toBe("NOTICE_INCOMPLETE");
    expect(story.act("confirm_lapse", ANNA).current.state).toBe("unverified_lapsed");
  });

  test("does not lapse when the person replies after all", () => {
    const story = silent().wait(14).act("propose_lapse", SYSTEM).act("answer_identity", SUBJECT);
    expect(codeOf(() => story.act("confirm_lapse", ANNA))).toBe("LAPSE_NOT_PROPOSED");
  });

  test("comes back when the person comes back, and is where it was", () => {
    const story = silent().wait(14).act("propose_lapse", SYSTEM).act("confirm_lapse", ANNA).wait(40).act("reopen", SUBJECT, undefined, { cause: "identity_provided" });
    expect(story.current).toMatchObject({ state: "identity_pending", reopened: [{ cause: "identity_provided" }] });
    expect(story.act("settle_identity", ANNA).current.state).toBe("open");
  });
});

describe("a person who cannot be identified", () => {
  test("is told so after one demonstrated it and another agreed, and may bring more", () => {
    const proposed = () => new Story(["access"]).act("propose_not_identifiable", ANNA);
    expect(codeOf(() => new Story(["access"]).act("propose_not_identifiable", ANNA, undefined, { demonstration: none }))).toBe("TEXT_MISSING");
    expect(codeOf(() => proposed().act("confirm_not_identifiable", ANNA))).toBe("FOUR_EYES");
    expect(codeOf(() => proposed().act("confirm_not_identifiable", BEN, undefined, { notice: null, whyNotTold: null }))).toBe("TEXT_MISSING");
    const story = proposed().act("confirm_not_identifiable", BEN);
    expect(story.current.state).toBe("not_identifiable");
    expect(story.act("reopen", SUBJECT, undefined, { cause: "identity_provided" }).current.state).toBe("received");
  });
});
