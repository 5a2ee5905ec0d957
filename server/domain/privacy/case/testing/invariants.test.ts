import { expect, test } from "vitest";

import type { CaseEvent } from "../../schema";
import { breaches } from "./invariants";
import { answered } from "./ways";
import { ANNA, Story, SUBJECT } from "./story";

type Tampering = [what: string, events: () => readonly CaseEvent[], change: (event: CaseEvent) => CaseEvent | undefined, breach: string];
const without = (kind: CaseEvent["kind"]) => (event: CaseEvent) => (event.kind === kind ? undefined : event);
const changed = (kind: CaseEvent["kind"], data: object) => (event: CaseEvent) => (event.kind === kind ? ({ ...event, data: { ...event.data, ...data } } as CaseEvent) : event);
const closed = () => answered("access").act("close", ANNA).events;

// A property that no history can break proves nothing.
test.each<Tampering>([
  ["an answer before a system reported", () => answered("access").events, changed("task_completed", { taskId: "another" }), "before every system had reported"],
  ["a copy nobody looked through", closed, changed("answer_prepared", { thirdPartyChecked: false }), "nobody looked through"],
  ["a letter in another language", closed, (event) => (event.kind === "answered" ? { ...event, data: { ...event.data, notice: { ...event.data.notice, language: "fr" } } } : event), "another language"],
  ["another letter than was prepared", closed, changed("answer_prepared", { contentSha256: "cd".repeat(32) }), "another letter"],
  ["nothing found without a search", () => answered("access", "no_data", 0).events, changed("answer_prepared", { searched: null }), "without a search"],
  ["a part withheld without saying which", () => answered("portability", "partial").events, changed("answer_prepared", { withheld: [] }), "what is withheld"],
  ["a refusal without the facts of its ground", () => answered("erasure", "refused").events, changed("answer_prepared", { grounds: [{ ground: "legal_obligation", facts: [] }] }), "without its facts"],
  ["an erasure that names no backup", () => answered("erasure").events, without("backups_listed"), "without recipients and backups"],
  ["an end that keeps no proof", closed, changed("closed", { retainUntil: "2020-01-01" }), "keeping its proof"],
  ["an address nobody knew", () => new Story(["access"], { requester: { loggedIn: false, knownAddress: false } }).settled().events, changed("identity_settled", { method: "email_loop" }), "an address nobody knew"],
  ["one pair of eyes", closed, (event) => (event.kind === "answered" ? { ...event, actor: ANNA } : event), "one pair of eyes"],
  ["an erasure approved by who planned it", () => answered("erasure").events, (event) => (event.kind === "fulfilment_started" ? { ...event, actor: ANNA } : event), "one pair of eyes"],
  ["an answer nobody is told of", closed, without("answered"), "closed without a notice"],
])("the model test would see %s", (_what, events, change, breach) => {
  expect(breaches(events())).toEqual([]);
  const found = breaches(events().flatMap((event) => change(event) ?? []));
  expect(found.join("\n")).toContain(breach);
});

test("and work on what the person took back", () => {
  const story = new Story(["access", "objection"]).settled();
  story.act("withdraw", SUBJECT, undefined, { rights: ["access"] }).fulfilled("objection");
  const moved = story.events.map((event) => (event.kind === "task_completed" ? ({ ...event, right: "access" } as CaseEvent) : event));
  expect(breaches(story.events)).toEqual([]);
  expect(breaches(moved).join("\n")).toContain("took it back");
});

test("and work after the end", () => {
  const { events } = answered("access").act("close", ANNA);
  const work = events.find(({ kind }) => kind === "task_completed");
  expect(breaches(work ? [...events, { ...work, seq: events.length + 1 }] : []).join("\n")).toContain("after the end");
});
