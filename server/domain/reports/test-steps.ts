import type { Rule } from "../controls/schema";
import type { TestStep } from "./snapshot";

type Mode = Rule["mode"];

const STEP_OF: Record<Mode, TestStep> = {
  latest: { method: "inspection", text: "The newest record was read and its facts compared with what was promised." },
  each_latest: { method: "inspection", text: "The newest record of every item in the list was read and its facts compared with what was promised." },
  every: { method: "re-performance", text: "Every record the rule means was tested by it; no sample was drawn." },
  cadence: { method: "re-performance", text: "Each expected run was worked out and matched with the record that proves it, or marked as missed." },
  population: { method: "re-performance", text: "The complete list was matched with the records, item by item, and those without a match were counted." },
};

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
export function testStepsOf(modes: readonly Mode[], work: RecordedWork): TestStep[] {
  const fromRules = [...new Set(modes)].map((mode) => STEP_OF[mode]);
  if (fromRules.length === 0) return [];
  return [...fromRules, ...queries(work), ...reviews(work), ...answers(work)];
}

function queries({ exhibits, withQuery, withTime, withRowCount }: RecordedWork): TestStep[] {
  if (withQuery === 0) return [];
  const count = (some: number) => (some === exhibits ? "all" : String(some));
  return [{ method: "observation", text: `Of ${exhibits} ${exhibits === 1 ? "exhibit" : "exhibits"}, ${count(withQuery)} state the query they were taken by, ${count(withTime)} the time, ${count(withRowCount)} the number of rows.` }];
}

function reviews({ reviews: given }: RecordedWork): TestStep[] {
  return given === null ? [] : [{ method: "inspection", text: `${things(given.count, "review")} of exhibits recorded by ${given.by.join(", ")}, the last on ${given.last}.` }];
}

function answers({ answers: given }: RecordedWork): TestStep[] {
  return given === null ? [] : [{ method: "inquiry", text: `${things(given.count, "fact")} that no file could show supplied by ${given.by.join(", ")}, the last on ${given.last}.` }];
}

const things = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
