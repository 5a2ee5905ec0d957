import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "../../catalog/controls";
import { recognise } from "../../formats/recognise";
import { statedIdentifiers } from "../systems/stated-identifiers";
import { drillRecords, drillSummary } from "./filed";
import { type DrillFacts, type DrillTask, drillPassed, judgeSystem } from "./judge";
import { drillNotices } from "./notices";
import { markerOf, plantedPerson, requesterOf } from "./person";
import { dayOfQuarter, endOfQuarter, quarterAfter, quarterOf, quartersOver } from "./quarter";
import type { DrillLine } from "./view";

const BERLIN = "Europe/Berlin";
const day = (text: string) => Temporal.PlainDate.from(text);
const task = (change: Partial<DrillTask> = {}): DrillTask => ({ askedAt: "2026-07-01T08:00:00Z", doneAt: "2026-07-10T08:00:00Z", dueOn: "2026-08-03", method: "extracted", records: 2, problem: null, ...change });
const GOOD: DrillFacts = { planted: true, takesAccess: true, takesErasure: true, marker: "seen", found: task(), erased: task({ method: "deleted" }), gone: task({ method: "none_found", records: 0 }) };
const faults = (change: Partial<DrillFacts>, state: Parameters<typeof judgeSystem>[1] = "ended") => judgeSystem({ ...GOOD, ...change }, state, BERLIN).faults;

describe("the planted person", () => {
  const bytes = Uint8Array.from({ length: 10 }, (_, at) => at * 23);

  test("is nobody: mail and phone lead nowhere, and every system's identifier says what it is; nobody is looked for by a number that may stand for somebody else", () => {
    const person = plantedPerson(bytes);
    expect(person.email).toMatch(/^drill-[a-z2-9]{8}@example\.com$/);
    expect(person.phone).toMatch(/^\+447700900\d{3}$/);
    expect(statedIdentifiers(requesterOf(person), false)).toEqual([
      { type: "email", value: person.email, source: "stated" }, { type: "customer_id", value: person.customerId, source: "stated" }, { type: "user_id", value: person.userId, source: "stated" },
    ]);
    expect(plantedPerson(Uint8Array.from({ length: 10 }, () => 255)).phone).toMatch(/^\+447700900\d{3}$/);
    expect(() => plantedPerson(new Uint8Array(9))).toThrow(RangeError);
  });

  test("has a marker of its own in each system", () => {
    const person = plantedPerson(bytes);
    const markers = [[1, 2, 3, 4], [1, 2, 3, 5]].map((each) => markerOf(person, Uint8Array.from(each)));
    expect(new Set(markers).size).toBe(2);
    for (const marker of markers) expect(marker).toContain(person.code.toUpperCase());
  });
});

describe("how a system fared", () => {
  test("one that found, handed over and erased in time, and finds nothing after, is without fault", () => {
    expect(judgeSystem(GOOD, "ended", BERLIN)).toEqual({ found: "good", inTime: "good", handedOver: "good", erased: "good", gone: "good", faults: [], notes: [] });
  });

  test("each thing that goes wrong is told by its own name", () => {
    expect(faults({ planted: false })).toEqual(["not_planted"]);
    expect(faults({ found: task({ doneAt: null }), marker: null })).toEqual(["not_answered"]);
    expect(faults({ found: null, marker: null })).toEqual(["not_answered"]);
    expect(faults({ found: task({ method: "none_found", records: 0 }), marker: null, erased: task({ records: 0, method: "none_found" }) })).toEqual(["not_found"]);
    expect(faults({ marker: "missing" })).toEqual(["marker_missing"]);
    expect(faults({ marker: "unread" })).toEqual(["marker_unread"]);
    expect(faults({ marker: null })).toEqual(["nothing_handed_over"]);
    expect(faults({ erased: task({ doneAt: null }) })).toEqual(["not_erased"]);
    expect(faults({ erased: task({ method: "none_found", records: 0 }) })).toEqual(["nothing_erased"]);
    expect(faults({ gone: null })).toEqual(["not_checked"]);
    expect(faults({ gone: task() })).toEqual(["still_found"]);
  });

  test("is judged by the last day of the law in the legal zone, on it and the minute after", () => {
    expect(faults({ found: task({ doneAt: "2026-08-03T21:59:00Z" }) })).toEqual([]);
    expect(faults({ found: task({ doneAt: "2026-08-03T22:00:00Z" }) })).toEqual(["late"]);
    expect(faults({ gone: task({ records: 0, doneAt: "2026-09-09T08:00:00Z" }) })).toEqual(["late"]);
  });

  test("nothing is a fault before its step is over", () => {
    expect(faults({ planted: false }, "planting")).toEqual([]);
    expect(faults({ found: task({ doneAt: null }), marker: null, erased: null, gone: null }, "finding")).toEqual([]);
    expect(faults({ found: task({ doneAt: null }), marker: null, erased: null, gone: null }, "erasing")).toEqual(["not_answered"]);
    expect(faults({ erased: task({ doneAt: null }), gone: null }, "erasing")).toEqual([]);
    expect(faults({ gone: null }, "checking")).toEqual([]);
  });

  test("a system is not blamed for a right it takes no part in, and the drill says what it could not see", () => {
    expect(judgeSystem({ ...GOOD, takesErasure: false, erased: null }, "ended", BERLIN)).toMatchObject({ erased: "not_asked", faults: [], notes: ["takes_no_erasure"] });
    expect(judgeSystem({ ...GOOD, takesAccess: false, found: null, gone: null, marker: null }, "ended", BERLIN)).toMatchObject({ found: "not_asked", gone: "not_asked", faults: [], notes: ["takes_no_access"] });
  });

  test("a drill passes only when somebody was planted and nobody failed", () => {
    const good = judgeSystem(GOOD, "ended", BERLIN);
    expect([drillPassed([good], 1), drillPassed([], 0), drillPassed([good, judgeSystem({ ...GOOD, planted: false }, "ended", BERLIN)], 1)]).toEqual([true, false, false]);
  });
});

describe("quarters", () => {
  test("are of the calendar, follow one another over the year, and end at midnight of their zone", () => {
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map((text) => quarterOf(day(text)))).toEqual(["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]);
    expect(quarterAfter("2026-Q4")).toBe("2027-Q1");
    expect(endOfQuarter("2026-Q1", BERLIN).toISOString()).toBe("2026-03-31T21:59:59.999Z");
    expect([dayOfQuarter(day("2026-04-01")), dayOfQuarter(day("2026-06-30"))]).toEqual([1, 91]);
  });

  test("that are over are those before today's, since the schedule began", () => {
    expect(quartersOver("2026-Q2", day("2027-01-01"))).toEqual(["2026-Q2", "2026-Q3", "2026-Q4"]);
    expect(quartersOver("2026-Q2", day("2026-06-30"))).toEqual([]);
    expect(quartersOver("2000-Q1", day("2026-06-30"))).toHaveLength(12);
  });
});

describe("what is said of drills", () => {
  const line = (name: string, quarter: string, change: Partial<DrillLine> = {}) => ({ id: name, name, quarter, state: "ended" as const, result: "passed" as const, planted: 0, systems: 2, endedAt: `${quarter.slice(0, 4)}-0${Number(quarter.at(-1)) * 3}-01T10:00:00.000Z`, ...change });

  test("one that waits to be planted is due, and the newest result is told until a drill has passed", () => {
    const [failed, missed] = [line("Drill 2", "2026-Q2", { result: "failed" }), line("Drill 4", "2026-Q1", { result: "missed" })];
    const due = line("Drill 5", "2026-Q4", { state: "planting", result: null, endedAt: null });
    expect(drillNotices([due, missed, failed], null).map(({ what, name }) => [what, name])).toEqual([["due", "Drill 5"], ["failed", "Drill 2"]]);
    expect(drillNotices([line("Drill 3", "2026-Q3"), failed, missed], null)).toEqual([]);
    expect(drillNotices([line("Drill 6", "2026-Q4", { state: "finding", result: null, endedAt: null }), line("Drill 5", "2026-Q3", { result: null }), missed], null)).toEqual([{ what: "missed", id: "Drill 4", name: "Drill 4", quarter: "2026-Q1", beginsOn: null }]);
    expect([[0, "2026-11-20"], [1, "2026-11-20"], [1, "2027-02-20"]].map(([planted, next]) => drillNotices([{ ...due, planted: Number(planted) }], String(next))[0]?.beginsOn)).toEqual([null, "2026-11-20", null]);
    expect(drillNotices([], null)).toEqual([]);
  });

  test("one that is planted in every system waits to be begun, and nobody is told to plant it again", () => {
    const planting = (planted: number) => line("Drill 5", "2026-Q4", { state: "planting", result: null, endedAt: null, planted });
    expect([0, 1, 2].map((planted) => drillNotices([planting(planted)], null).map(({ what }) => what))).toEqual([["due"], ["due"], ["planted"]]);
  });
});

describe("a drill as evidence", () => {
  test("is read without a question, says nothing of a request, and is no pass unless all went well", () => {
    const at = new Date("2026-09-01T10:00:00Z");
    const [record] = drillRecords({ name: "Drill 3", quarter: "2026-Q3", result: "missed", at });
    expect(record).toMatchObject({ kind: "rights_drill", facts: { drill: "Drill 3", quarter: "2026-Q3", passed: false } });
    const read = recognise(Buffer.from(JSON.stringify({ proofroom: 1, records: drillRecords({ name: "Drill 3", quarter: "2026-Q3", result: "passed", at }) })));
    expect(read).toMatchObject({ format: "proofroom-native", issues: [] });
    expect(read.records.map(({ facts }) => facts["passed"])).toEqual([true]);
    expect(CATALOG_CONTROLS.filter(({ evidenceKinds }) => evidenceKinds.includes("rights_drill"))).toEqual([]);
  });

  test("tells the faults of as many systems as there is room for, and how many it leaves out", () => {
    const verdict = judgeSystem({ ...GOOD, marker: "missing" }, "ended", BERLIN);
    const text = drillSummary(Array.from({ length: 500 }, (_, at) => ({ name: `System ${at}`, verdict })));
    expect(text.length).toBeLessThan(10_000);
    expect(text).toMatch(/and \d+ more/);
    expect(JSON.parse(drillSummary([{ name: "Shop", verdict }]))).toEqual([{ system: "Shop", faults: ["marker_missing"] }]);
    const unseen = judgeSystem({ ...GOOD, takesAccess: false, found: null, gone: null, marker: null }, "ended", BERLIN);
    expect(JSON.parse(drillSummary([{ name: "Shop", verdict: unseen }]))).toEqual([{ system: "Shop", faults: [], goneNotShown: true }]);
  });
});
