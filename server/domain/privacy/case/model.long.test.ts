import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Act, CaseEvent, REQUEST_ACT_NAMES, RIGHT_ACT_NAMES } from "../schema";
import { type AllowedCommand, allowedCommands } from "./allowed-commands";
import { CaseRefusal } from "./refusal";
import { decide } from "./decide";
import { foldCase } from "./fold";
import { breaches } from "./testing/invariants";
import { ANNA, BEN, commandFor, Story, SUBJECT, SYSTEM } from "./testing/story";
import { RIGHT_STATES, REQUEST_STATES, RIGHTS } from "./vocabulary";

const ACTORS = [ANNA, BEN, SUBJECT, SYSTEM];
const ACTS: Act[] = [...REQUEST_ACT_NAMES.filter((act) => act !== "receive"), ...RIGHT_ACT_NAMES];
// What ends a story early or adds nothing to it is taken seldom, so that most stories get far.
const SELDOM: readonly Act[] = ["withdraw", "link_duplicate", "forward", "add_right", "return_answer", "propose_not_identifiable", "grant_exception", "reopen", "restrict", "quote_fee"];

// What brings a case on: half of the steps take one of these if anybody may.
const ONWARD: readonly Act[] = ["settle_identity", "remind_identity", "propose_lapse", "confirm_lapse", "plan_erasure", "start_fulfilment", "complete_task", "list_recipients", "list_backups", "prepare_answer", "approve_answer", "settle_recipient", "expire_backup", "close"];

const step = fc.record({ eager: fc.boolean(), pick: fc.nat(), seldom: fc.nat(9), actor: fc.nat(3), days: fc.constantFrom(0, 0, 0, 0, 1, 2, 9, 30), wild: fc.nat(5), right: fc.nat(7), act: fc.nat(ACTS.length - 1), drop: fc.nat(20) });
const start = fc.record({
  /** Nobody replies to the question who asks. */
  silent: fc.constantFrom(false, false, false, true),
  rights: fc.uniqueArray(fc.constantFrom(...RIGHTS), { minLength: 1, maxLength: 2 }), loggedIn: fc.boolean(), knownAddress: fc.boolean(), role: fc.constantFrom("controller" as const, "controller" as const, "controller" as const, "processor" as const),
  regime: fc.constantFrom("EU" as const, "UK" as const), pausePolicy: fc.constantFrom("strict" as const, "suspend" as const), marketing: fc.boolean(), channel: fc.constantFrom("form" as const, "agent" as const),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

function begun({ rights, loggedIn, knownAddress, marketing, role, regime, pausePolicy, channel }: Start): Story {
  const claims = rights.map((right) => ({ right, objectsTo: right === "objection" ? [marketing ? "direct_marketing" as const : "legitimate_interest" as const] : [] }));
  return new Story(rights, { role, regime, pausePolicy, channel, claims, requester: { loggedIn, knownAddress } });
}

/** Mostly what is offered; at times anything at all, by anybody, with something left out. */
function taken(story: Story, { eager, pick, seldom, actor, days, wild, right, act, drop }: Step, silent: boolean): void {
  story.wait(days);
  const by = ACTORS[actor] ?? ANNA;
  if (wild === 0) return tryAnything(story, by, ACTS[act] ?? "close", story.current.rights[right % story.current.rights.length]?.right, drop);
  const onward = eager ? ACTORS.flatMap((each) => allowedCommands(story.current, each, story.now).filter((offer) => !offer.blockedBy && ONWARD.includes(offer.command) && isUsual(offer, story, silent)).map((offer) => ({ ...offer, each }))) : [];
  const next = onward[pick % Math.max(1, onward.length)];
  // The right thing at the right time, by anybody and with something left out.
  if (next && wild < 2) return tryAnything(story, ACTORS[actor] ?? next.each, next.command, next.right, drop);
  if (next) return void story.act(next.command, next.each, next.right);
  const open = allowedCommands(story.current, by, story.now).filter((offer) => !offer.blockedBy && (seldom === 0 || isUsual(offer, story, silent)));
  const chosen = open[pick % Math.max(1, open.length)];
  if (chosen) story.act(chosen.command, by, chosen.right);
}

function isUsual({ command, right }: AllowedCommand, story: Story, silent: boolean): boolean {
  if (silent && (command === "settle_identity" || command === "answer_identity" || command === "start_assessing")) return false;
  if (right && command === "list_recipients") return story.of(right).recipients === null;
  if (right && command === "list_backups") return story.of(right).backups === null;
  // Before the work is done only a refusal could be prepared.
  if (right && command === "prepare_answer") return story.of(right).tasks.length > 0 && story.of(right).tasks.every(({ method }) => method !== null);
  return !SELDOM.includes(command);
}

function tryAnything(story: Story, by: typeof ANNA, act: Act, right: (typeof RIGHTS)[number] | undefined, drop: number): void {
  const command = commandFor(act, story.current, by, story.now, (RIGHT_ACT_NAMES as Act[]).includes(act) ? right : undefined);
  const keys = Object.keys(command.data);
  const key = keys[drop % 21];
  // Nulled or emptied: what a careless caller, or one who wants around a rule, would send.
  if (key !== undefined) Object.assign(command.data, { [key]: Array.isArray((command.data as Record<string, unknown>)[key]) ? [] : typeof (command.data as Record<string, unknown>)[key] === "object" ? null : (command.data as Record<string, unknown>)[key] });
  if ("notice" in command.data && command.data.notice && drop % 3 === 0) command.data.notice.parts = [];
  if (command.kind === "complete_task" && drop % 2 === 0) command.data.method = "deleted";
  try {
    story.run(command, by);
  } catch (error) {
    // Null where the schema has none: refused before any rule, or by the schema.
    if (!(error instanceof CaseRefusal) && !(error instanceof Error && (error.name === "ZodError" || error instanceof TypeError))) throw error;
  }
}

const stories = fc.tuple(start, fc.array(step, { minLength: 15, maxLength: 45 }));

describe("whatever anybody does to a request, in whatever order", () => {
  test("nothing is told, erased, refused, extended or closed without what the law asks", () => {
    fc.assert(fc.property(stories, ([first, steps]) => {
      const story = begun(first);
      for (const next of steps) taken(story, next, first.silent);
      expect(breaches(story.events)).toEqual([]);
    }), { numRuns: 80 });
  });

  test("events replay to the same case, also after a database has had them as text", () => {
    fc.assert(fc.property(stories, ([first, steps]) => {
      const story = begun(first);
      for (const next of steps) taken(story, next, first.silent);
      expect(story.events.map(({ seq }) => seq)).toEqual(story.events.map((_, index) => index + 1));
      expect(foldCase(story.events)).toEqual(story.current);
      const stored: unknown[] = JSON.parse(JSON.stringify(story.events));
      expect(foldCase(stored.map((event) => CaseEvent.parse(event)))).toEqual(story.current);
    }), { numRuns: 30 });
  });

  test("an event about one right changes no other", () => {
    fc.assert(fc.property(stories, ([first, steps]) => {
      const story = begun(first);
      for (const next of steps) {
        const [before, length] = [story.current, story.events.length];
        taken(story, next, first.silent);
        const about = story.events[length]?.right;
        if (!about) continue;
        for (const process of before.rights) if (process.right !== about) expect(story.of(process.right)).toEqual(process);
      }
    }), { numRuns: 30 });
  });

  test("what is offered is accepted with the least it needs, and what is blocked is refused for the reason shown", () => {
    fc.assert(fc.property(stories, ([first, steps]) => {
      const story = begun(first);
      for (const next of steps) {
        taken(story, next, first.silent);
        for (const by of ACTORS) for (const { command, right, blockedBy } of allowedCommands(story.current, by, story.now)) {
          if (command === "add_right" && story.current.rights.length === RIGHTS.length) continue;
          const run = () => decide(story.current, commandFor(command, story.current, by, story.now, right), by, story.now);
          if (blockedBy) expect(run).toThrow(blockedBy.sentence);
          else expect([command, run().length]).toEqual([command, 1]);
        }
      }
    }), { numRuns: 20 });
  });

  test("these stories reach every state there is", () => {
    const seen = new Set<string>();
    fc.assert(fc.property(stories, ([first, steps]) => {
      const story = begun(first);
      for (const next of steps) {
        taken(story, next, first.silent);
        seen.add(story.current.state);
        for (const { state } of story.current.rights) seen.add(state);
      }
    }), { numRuns: 150, seed: 20_260_305 });
    expect([...REQUEST_STATES, ...RIGHT_STATES].filter((state) => !seen.has(state))).toEqual([]);
  });
});
