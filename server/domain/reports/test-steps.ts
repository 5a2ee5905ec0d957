import type { Rule } from "../controls/schema";
import { snapshotSay, type SnapshotSay, type SnapshotSentence } from "./say";
import type { TestMethod, TestStep } from "./snapshot";

type Mode = Rule["mode"];

const STEP_OF = {
  latest: { method: "inspection", text: "The newest record was read and its facts compared with what was promised." },
  each_latest: { method: "inspection", text: "The newest record of every item in the list was read and its facts compared with what was promised." },
  every: { method: "re-performance", text: "Every record the rule means was tested by it; no sample was drawn." },
  cadence: { method: "re-performance", text: "Each expected run was worked out and matched with the record that proves it, or marked as missed." },
  population: { method: "re-performance", text: "The complete list was matched with the records, item by item, and those without a match were counted." },
} as const satisfies Record<Mode, { method: TestMethod; text: SnapshotSentence }>;

/** What people did that is on record: facts they supplied, exhibits they reviewed, and what the exhibits say of their extraction. */
export type RecordedWork = {
  exhibits: number; withQuery: number; withTime: number; withRowCount: number;
  answers: { count: number; by: string[]; last: string } | null;
  reviews: { count: number; by: string[]; last: string } | null;
};

/**
 * What was done to test a control, from what is on record: the rules that were run by the software, queries the exhibits
 * state, and answers and reviews people gave. A step without a record of it is not printed.
 */
export function testStepsOf(modes: readonly Mode[], work: RecordedWork, say: SnapshotSay = snapshotSay()): TestStep[] {
  const fromRules = [...new Set(modes)].map((mode) => ({ method: STEP_OF[mode].method, text: say(STEP_OF[mode].text) }));
  if (fromRules.length === 0) return [];
  return [...fromRules, ...queries(work, say), ...reviews(work, say), ...answers(work, say)];
}

function queries({ exhibits, withQuery, withTime, withRowCount }: RecordedWork, say: SnapshotSay): TestStep[] {
  if (withQuery === 0) return [];
  const count = (some: number) => (some === exhibits ? say("all") : String(some));
  return [{ method: "observation", text: say("Of {n} exhibit, {query} state the query they were taken by, {time} the time, {rows} the number of rows.|Of {n} exhibits, {query} state the query they were taken by, {time} the time, {rows} the number of rows.", { n: String(exhibits), query: count(withQuery), time: count(withTime), rows: count(withRowCount) }) }];
}

function reviews({ reviews: given }: RecordedWork, say: SnapshotSay): TestStep[] {
  return given === null ? [] : [{ method: "inspection", text: say("{n} review of exhibits recorded by {names}, the last on {day}.|{n} reviews of exhibits recorded by {names}, the last on {day}.", { n: String(given.count), names: given.by.join(", "), day: say.day(given.last) }) }];
}

function answers({ answers: given }: RecordedWork, say: SnapshotSay): TestStep[] {
  return given === null ? [] : [{ method: "inquiry", text: say("{n} fact that no file could show supplied by {names}, the last on {day}.|{n} facts that no file could show supplied by {names}, the last on {day}.", { n: String(given.count), names: given.by.join(", "), day: say.day(given.last) }) }];
}
