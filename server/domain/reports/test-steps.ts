import type { Rule } from "../controls/schema";
import type { TestStep } from "./snapshot";

type Mode = Rule["mode"];

const STEP_OF: Record<Mode, TestStep> = {
  latest: { method: "inspection", text: "Read the newest record and compared its facts with what was promised." },
  each_latest: { method: "inspection", text: "Read the newest record of every item in the list and compared its facts with what was promised." },
  every: { method: "re-performance", text: "Tested every record of the window again by the rule; no sample was drawn." },
  cadence: { method: "re-performance", text: "Computed each expected run of the period and matched it with the record that proves it, or marked it missed." },
  population: { method: "re-performance", text: "Matched the complete population with the records, item by item, and counted those without a match." },
};
const OBSERVATION: TestStep = { method: "observation", text: "Took the records from the source system by the recorded query, with its time and row count." };
const INQUIRY: TestStep = { method: "inquiry", text: "Asked the control owner to confirm the parts of the promise that no record can show." };

/**
 * What management did to test a control, read off the modes of its rules. Never claims more than the rules do:
 * inquiry is listed only where a person takes part, and inquiry alone never stands as a test.
 */
export function testStepsOf(modes: readonly Mode[], automation: "full" | "assisted"): TestStep[] {
  const fromRules = [...new Set(modes)].map((mode) => STEP_OF[mode]);
  if (fromRules.length === 0) return [];
  return automation === "assisted" ? [...fromRules, INQUIRY] : [OBSERVATION, ...fromRules];
}
