import { describe, expect, test } from "vitest";

import { breachClock } from "./breach-rules";
import { BREACHES } from "./breaches";
import { emptyOf } from "./field";
import { readContent } from "./import-plan";
import { ACTIVITIES } from "./activities";
import { REGISTERS } from "./registers";

const breach = (over: Record<string, unknown>) => BREACHES.schema.parse({ ...emptyOf(BREACHES.fields), name: "Lost laptop", ...over });
const AWARE = "2026-03-27T16:00:00.000Z"; // a Friday, two days before the clocks change
const clock = (over: Record<string, unknown>, now: string) => breachClock(breach({ role: "controller", awareAt: AWARE, ...over }), "Europe/Berlin", new Date(now));
const refusals = (over: Record<string, unknown>) => {
  const read = readContent(REGISTERS.breaches, { name: "A", ...over });
  return "problems" in read ? read.problems.map(({ field }) => field) : [];
};
const gapsOf = (over: Record<string, unknown>) => BREACHES.gaps(breach(over)).map(({ field }) => field);

describe("the clock of a breach", () => {
  test("counts 72 hours through weekend and change of clocks, says what is left, and what it is over by", () => {
    expect(clock({}, AWARE)).toEqual({ state: "running", strict: "2026-03-30T16:00:00Z", full: "2026-03-30T17:00:00Z", hours: 72 });
    expect(clock({}, "2026-03-30T15:30:00Z")).toMatchObject({ state: "running", hours: 0 });
    expect(clock({}, "2026-03-30T16:00:01Z")).toMatchObject({ state: "overdue", hours: 1 });
    expect(clock({}, "2026-04-02T16:00:00Z")).toMatchObject({ state: "overdue", hours: 72 });
  });

  test("stops where the authority was told, in time or late, and where it need not be", () => {
    expect(clock({ toAuthority: "told", toldAt: "2026-03-30T16:00:00.000Z" }, "2027-01-01T00:00:00Z")).toMatchObject({ state: "told", hours: 72 });
    expect(clock({ toAuthority: "told", toldAt: "2026-03-30T16:00:01.000Z" }, "2027-01-01T00:00:00Z")).toMatchObject({ state: "told_late", hours: 73 });
    expect(clock({ toAuthority: "not_needed", risk: "unlikely" }, "2027-01-01T00:00:00Z")).toEqual({ state: "not_needed" });
    expect(clock({ awareAt: null }, AWARE)).toEqual({ state: "not_started" });
    expect(clock({ role: "processor" }, AWARE)).toEqual({ state: "processor" });
  });

  test("does not stop because somebody says that it was told and not when", () => {
    expect(clock({ toAuthority: "told" }, "2026-04-02T16:00:00Z")).toMatchObject({ state: "overdue" });
  });
});

describe("a breach", () => {
  test("is refused where it contradicts itself or the law", () => {
    expect(refusals({ toAuthority: "not_needed", risk: "risk" })).toEqual(["toAuthority"]);
    expect(refusals({ risk: "high", persons: { decision: "not_needed" } })).toEqual(["persons.decision"]);
    expect(refusals({ awareAt: AWARE, toAuthority: "told", toldAt: "2026-03-27T15:59:59Z" })).toEqual(["toldAt"]);
    expect(refusals({ happenedFrom: AWARE, happenedTo: "2026-03-27T15:00:00Z", awareAt: "2026-03-27T15:00:00Z" })).toEqual(["happenedTo", "awareAt"]);
    expect(refusals({ awareAt: "2026-03-27T17:00:00+01:00", toAuthority: "told", toldAt: AWARE, authority: "One" })).toEqual([]);
  });

  test("always wants facts, effects and remedy, told or not; reasons where it is told late or not at all", () => {
    for (const decided of [{ toAuthority: "not_needed", risk: "unlikely" }, { toAuthority: "told", toldAt: AWARE }, {}]) expect(gapsOf({ awareAt: AWARE, ...decided })).toEqual(expect.arrayContaining(["facts", "effects", "remedy", "riskReasons"]));
    expect(gapsOf({ awareAt: AWARE })).toContain("toAuthority");
    expect(gapsOf({ toAuthority: "not_needed", risk: "unlikely" })).toContain("notToldReasons");
    expect(gapsOf({ awareAt: AWARE, toAuthority: "told", toldAt: "2026-03-30T16:00:00Z" })).not.toContain("delayReasons");
    expect(gapsOf({ awareAt: AWARE, toAuthority: "told", toldAt: "2026-03-30T16:00:01Z" })).toContain("delayReasons");
    expect(gapsOf({ risk: "high" })).toContain("persons.decision");
    expect(gapsOf({ risk: "high", persons: { decision: "averted" } })).toContain("persons.reasons");
    expect(gapsOf({ role: "processor" })).toContain("controllersTold");
    expect(gapsOf({ role: "processor" })).not.toContain("toAuthority");
  });
});

describe("a processing activity", () => {
  const missing = (over: Record<string, unknown>) => ACTIVITIES.gaps(ACTIVITIES.schema.parse({ name: "A", ...over })).map(({ field }) => field);

  test("of a controller wants every letter of Art. 30(1), of a processor those of Art. 30(2) and no others", () => {
    expect(missing({ role: "controller" })).toEqual(["purposes", "subjects", "dataCategories", "retention", "securityMeasures"]);
    expect(missing({ role: "processor" })).toEqual(["controllers", "processing", "securityMeasures"]);
    expect(missing({ role: "controller", transfers: [{ country: "US", recipient: "X", safeguard: "scc" }] })).toContain("transfers.0.documentation");
    expect(missing({ role: "controller", automatedDecisions: { exists: true } })).toEqual(expect.arrayContaining(["automatedDecisions.logic", "automatedDecisions.consequences"]));
  });

  test("with special categories wants the condition of Art. 9", () => {
    const purposes = [{ purpose: "P", legalBasis: "contract" }];
    expect(ACTIVITIES.gaps(ACTIVITIES.schema.parse({ name: "A", role: "controller", specialCategories: ["Health"], purposes })).some(({ message }) => message.includes("Art. 9(2)"))).toBe(true);
  });
});

describe("a consent", () => {
  test("names nobody: a person is a keyed hash or is refused", () => {
    for (const person of ["ada@example.org", "Ada Lovelace", "a".repeat(42), ""]) expect(readContent(REGISTERS.consents, { name: "News", persons: [{ person }] }), person).toMatchObject({ problems: [{ field: "persons.0.person" }] });
    expect(readContent(REGISTERS.consents, { name: "News", persons: [{ person: "a".repeat(43), givenAt: AWARE }] })).toHaveProperty("content");
    expect(readContent(REGISTERS.consents, { name: "News", given: 1, withdrawn: 2 })).toHaveProperty("problems");
  });
});
