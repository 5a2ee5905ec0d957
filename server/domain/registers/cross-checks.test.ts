import { describe, expect, test } from "vitest";

import { crossChecks } from "./cross-checks";
import { emptyOf } from "./field";
import type { RegisterKey } from "./keys";
import { REGISTERS } from "./registers";

const row = (id: string, register: RegisterKey, over: object) => ({ id, register, number: 1, content: { ...emptyOf(REGISTERS[register].fields), name: id, ...over } });
const activity = (over: object) => row("a", "activities", { role: "controller", ...over });
const purpose = (legalBasis: string) => ({ purposes: [{ purpose: "News", legalBasis, condition: null, article: "" }] });
const messages = (...rows: ReturnType<typeof row>[]) => crossChecks(rows).map(({ id, message }) => `${id} ${/\(Art\. [^ ]+\)/.exec(message)?.[0] ?? message}`);

describe("the registers held against each other", () => {
  test("a legitimate interest wants its balancing, a consent its words; another basis in the two registers is told", () => {
    expect(messages(activity(purpose("legitimate_interests")))).toEqual(["a (Art. 6(1)(f))"]);
    expect(messages(activity(purpose("legitimate_interests")), row("l", "legal_bases", { name: " news", activityId: "a", basis: "legitimate_interests" }))).toEqual([]);
    expect(messages(activity(purpose("legitimate_interests")), row("l", "legal_bases", { name: "News", activityId: "other", basis: "legitimate_interests" }))).toEqual(["a (Art. 6(1)(f))"]);
    expect(messages(activity(purpose("contract")), row("l", "legal_bases", { name: "News", activityId: "a", basis: "consent" }))).toEqual(["a (Art. 6(1))"]);
    expect(messages(activity(purpose("consent")))).toEqual(["a (Art. 7(1))"]);
    expect(messages(activity(purpose("consent")), row("c", "consents", { activityId: "a" }))).toEqual([]);
  });

  test("special categories and decisions by machine want a screening; what is done for others is theirs to judge", () => {
    expect(messages(activity({ specialCategories: ["Health"] }))).toEqual(["a (Art. 35(1))"]);
    expect(messages(activity({ automatedDecisions: { exists: true, logic: "", consequences: "" } }), row("d", "dpias", { activityIds: ["a"] }))).toEqual([]);
    expect(messages(row("p", "activities", { role: "processor", specialCategories: ["Health"], ...purpose("legitimate_interests") }))).toEqual([]);
  });

  test("a processor in a third country wants its transfer, country by country, until it has ended", () => {
    const processor = (over: object) => row("p", "processors", { country: "DE", countries: ["DE", "US"], ...over });
    expect(messages(processor({}))).toEqual(["p (Art. 44)"]);
    expect(messages(processor({}), row("t", "transfers", { processorId: "p", country: "US" }))).toEqual([]);
    expect(crossChecks([processor({ country: "IN" }), row("t", "transfers", { processorId: "p", country: "US" })])[0]?.message).toMatch(/in India, and/);
    expect(messages(processor({ endedOn: "2026-01-01" }))).toEqual([]);
    expect(messages(processor({ countries: ["FR", "NO"] }))).toEqual([]);
  });
});
