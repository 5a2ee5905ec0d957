import { describe, expect, test } from "vitest";

import { allowedCommands } from "@/server/domain/privacy/case/allowed-commands";
import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { SHA } from "@/server/domain/privacy/case/testing/minimal-parts";
import { ANNA, BEN, codeOf, RECEIVED_AT, Story, SUBJECT } from "@/server/domain/privacy/case/testing/story";
import { answered, silent } from "@/server/domain/privacy/case/testing/ways";
import { CaseCommand, REQUEST_ACT_NAMES, RIGHT_ACT_NAMES } from "@/server/domain/privacy/schema";
import type { CaseView } from "@/server/domain/privacy/view";

import type { ActField, OfferedAct } from "../act-form";
import { faultsIn } from "../act-faults";
import { assemble, emptyValues, fieldsOf, isShown, refusalOf, type Value, type Values } from "../act-values";
import { offeredActs } from "./offered-acts";

const ZONE = "Europe/Berlin";
const SYSTEMS = ["crm", "mail"].map((id) => ({ id, name: id, rights: [...RIGHTS], how: "By hand" }));
const EVERY = RIGHTS.filter((right) => right !== "complaint");

function viewOf(story: Story, by = BEN): CaseView {
  const requester = { name: "P", email: "p@example.org", address: null, identifiers: [] };
  return { case: story.current, offered: allowedCommands(story.current, by, story.now), requester, language: "de", messages: [], sameAddress: [], receivedAt: RECEIVED_AT.toISOString() } as unknown as CaseView;
}
const actsOf = (story: Story, by = BEN) => offeredActs(viewOf(story, by), "2026-06-01", 3, SYSTEMS);

/** A story for every state in which something can be done. */
function stories(): Story[] {
  const settled = new Story(EVERY).settled();
  const working = new Story(EVERY).settled().fulfilled("access").act("plan_erasure", ANNA, "erasure").act("restrict", ANNA, "restriction").act("grant_exception", ANNA, "erasure");
  return [
    new Story(EVERY), new Story(["access"], { role: "processor" }), new Story(["access"], { channel: "agent" }), settled, silent(), new Story(["access"]).act("propose_not_identifiable", ANNA),
    new Story(["erasure"]).settled().act("plan_erasure", ANNA, "erasure"), new Story(["erasure"]).settled().act("plan_erasure", ANNA, "erasure").act("start_fulfilment", BEN, "erasure"),
    new Story(["erasure"]).settled().act("grant_exception", ANNA, "erasure"), new Story(["access"]).settled().act("quote_fee", ANNA, "access"), new Story(["access"]).settled().act("ask_clarification", ANNA, "access"),
    new Story(["access"]).settled().fulfilled("access"), new Story(["access"]).settled().fulfilled("access", 0), new Story(["restriction"]).settled().act("restrict", ANNA, "restriction"),
    new Story(["access"]).settled().act("prepare_answer", ANNA, "access"), answered("access"), answered("erasure"), answered("erasure").wait(90), new Story(["access"]).act("withdraw", SUBJECT),
    new Story(["restriction"]).settled().act("restrict", ANNA, "restriction").act("announce_lifting", ANNA, "restriction").wait(1), working,
  ];
}

/** Fills a field as somebody would; `pick` says which of several choices. */
function filled(field: ActField, pick: number): Value {
  const of = <T,>(all: readonly T[]): T | undefined => all[Math.min(pick, all.length - 1)];
  switch (field.kind) {
    case "choice": return of(field.choices)?.value ?? "";
    case "choices": return field.choices.slice(0, 1 + pick).map(({ value }) => value);
    case "tasks": return field.choices.slice(0, 1 + pick).map(({ value }) => value);
    case "check": return true;
    case "number": return String(field.least + pick);
    case "day": return "2027-01-01";
    case "instant": return "2026-03-05T10:30";
    case "digest": return SHA;
    case "group": return form(field.of, pick);
    case "list": return [form(field.of, pick)];
    case "ground": return { ground: of(field.grounds)?.value ?? "", ...Object.fromEntries((of(field.grounds)?.facts ?? []).map(({ fact }) => [fact, "A fact of this very case."])) };
    case "letter": return { "channel!": field.channels[0]?.value ?? "", ...Object.fromEntries(field.parts.map(({ part }) => [part, "Words of the letter."])) };
    default: return field.kind === "key" && field.name === "currency" ? "EUR" : "A reason in a whole sentence.";
  }
}

function form(fields: readonly ActField[], pick: number): Values {
  let values = emptyValues(fields);
  for (const field of fields) if (isShown(field, values)) values = { ...values, [field.name]: filled(field, pick) };
  return values;
}

/** What the service makes of stand-ins. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  const [only, ...more] = Object.keys(value);
  // Like the service: a stand-in is an object of one member.
  if (more.length > 0 || only === undefined) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member)]));
  if ("systems" in value && Array.isArray(value.systems)) return value.systems.map((systemId: string, index) => ({ taskId: `tsk_${index}`, systemId }));
  if ("system" in value) return { taskId: "tsk_1", systemId: value.system };
  if ("text" in value) return { textId: "txt_1", length: String(value.text).length };
  if ("draft" in value) return SHA;
  if ("letter" in value || "approved" in value) return { noticeId: "msg_1", kind: "receipt", language: "de", channel: "e-mail", sentAt: RECEIVED_AT, contentSha256: SHA, parts: [] };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member)]));
}

const commandOf = (offered: OfferedAct, values: Values) => ({ kind: offered.act, data: resolved(assemble(fieldsOf(offered), values, ZONE)), ...(offered.right ? { right: offered.right } : {}) });

describe("the forms of acts", () => {
  test("there is one for everything a case can offer to the organization", () => {
    const offered = new Set(stories().flatMap((story) => actsOf(story).map(({ act }) => act)));
    const notTheirs = ["receive", "propose_lapse", "withdraw"];
    // Under "Who received the data", by name and address.
    notTheirs.push("settle_recipient");
    expect([...REQUEST_ACT_NAMES, ...RIGHT_ACT_NAMES].filter((act) => !offered.has(act) && !notTheirs.includes(act))).toEqual([]);
    const offeredElsewhere = (story: Story) => viewOf(story).offered.filter(({ command, right }) => command === "settle_recipient" || (command === "list_recipients" && story.current.rights.some((process) => process.right === right && process.recipients !== null)));
    for (const story of stories()) expect(viewOf(story).offered.length).toBe(actsOf(story).length + offeredElsewhere(story).length);
  });

  test.each([0, 1, 9])("filled in as asked (choice %i), each sends exactly what its act takes", (pick) => {
    const faults = stories().flatMap((story) => actsOf(story).flatMap((offered) => {
      const values = form(fieldsOf(offered), pick);
      const missing = offered.blockedBy === null ? faultsIn(fieldsOf(offered), values) : {};
      const read = CaseCommand.safeParse(commandOf(offered, values));
      const hasChoice = fieldsOf(offered).every((field) => field.kind !== "choice" || field.choices.length > 0);
      return read.success || !hasChoice ? Object.keys(missing).map((at) => `${offered.act}: ${at} is missing`) : [`${offered.act}: ${read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`];
    }));
    expect(faults).toEqual([]);
  });

  test("what is left empty is named, in every form that asks for something", () => {
    const [extend] = actsOf(new Story(["access"]).settled()).filter(({ act }) => act === "extend");
    expect(faultsIn(fieldsOf(extend ?? { steps: [] }), emptyValues(fieldsOf(extend ?? { steps: [] })))).toEqual({ because: "Choose one.", "notice.reasons": "Needed." });
  });

  test("no form tells a recipient, and none names one by a code to which nobody can write", () => {
    const acts = stories().flatMap((story) => actsOf(story));
    expect(acts.map(({ act }) => act)).not.toContain("settle_recipient");
    const named = acts.filter(({ act }) => act === "list_recipients").map((act) => assemble(fieldsOf(act), form(fieldsOf(act), 0), ZONE));
    expect(named).not.toEqual([]);
    for (const data of named) expect(data).toMatchObject({ recipientIds: [] });
  });
});

describe("asking for identity", () => {
  const asked = (change: object) => codeOf(() => new Story(["access"]).act("ask_identity", ANNA, undefined, change));

  test.each([
    [{ emailLoop: "no_known_address", harm: "high", asks: ["known_detail"] }, "EMAIL_LOOP_SUFFICES"], [{ emailLoop: "not_enough", harm: "medium", asks: ["known_detail"] }, "EMAIL_LOOP_SUFFICES"],
    [{ emailLoop: "failed", harm: "low", asks: ["document_view"] }, "MORE_THAN_NEEDED"], [{ emailLoop: "failed", harm: "high", asks: ["document_view"] }, "accepted"], [{ emailLoop: "not_enough", harm: "high", asks: ["call_back"] }, "accepted"],
  ])("the wizard stops %j where the rules do (%s)", (chosen, code) => {
    const [ask] = actsOf(new Story(["access"])).filter(({ act }) => act === "ask_identity");
    expect(asked(chosen)).toBe(code);
    expect(refusalOf(ask?.blocks ?? [], chosen) === null).toBe(code === "accepted");
  });
});
