import { expect, test } from "vitest";

import { catalogTest } from "../controls/testing/judge-one";
import type { Rule } from "../controls/schema";
import { bearingWords } from "./bearing";

const ruleOf = (key: string): Rule => {
  const [rule] = catalogTest(key).rules;
  if (!rule) throw new Error(`${key} has no rule`);
  return rule;
};

test("what a rule does not mean is named as the reason why fewer were tested than the population holds", () => {
  expect(bearingWords(ruleOf("CHG-02"), 36, new Map([["change_record", 623]]), {})).toBe(
    "36 of 623 change records tested; the other 587 being not meant (the rule asks for emergency = yes), or outside the 365 days the rule looks at or without a date");
});

test("the newest of each system is told from the older ones", () => {
  expect(bearingWords(ruleOf("BCP-03"), 3, new Map([["restore_test", 10]]), {})).toBe("3 of 10 restore tests tested; the other 7 being older than the newest of the same system");
  expect(bearingWords(ruleOf("BCP-03"), 3, new Map([["restore_test", 3]]), {})).toBe("all 3 restore tests tested");
});

test("where there is nothing, it does not say that all of it was tested", () => {
  expect(bearingWords(ruleOf("CHG-02"), 0, new Map(), {})).toBe("no change records on record in 365 days");
});

test("of a cadence the expected periods are counted, beside the records of the population", () => {
  expect(bearingWords(ruleOf("GOV-02"), 4, new Map([["management_meeting", 5]]), {})).toMatch(/^4 quarters expected; 5 management meetings in the population/);
});
