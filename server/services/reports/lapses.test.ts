import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { runEvaluations } from "@/db/testing/jobs";
import { restoreTest } from "@/db/testing/items";
import { clock, END, live, pushed, START } from "@/db/testing/year";
import { VERDICT_GERMAN } from "@/server/domain/controls/verdict-german";
import { citedExhibits } from "@/server/domain/reports/cited";
import { SNAPSHOT_GERMAN } from "@/server/domain/reports/german/snapshot-german";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { reportOrThrow } from "./get";
import { makeReport } from "./make";
import { frozenSnapshot, reportSnapshot } from "./snapshot";

async function reportOf(org: TestOrg, period: { from: string; to: string }, kind: ReportSnapshot["kind"] = "control_tests", language = "en"): Promise<ReportSnapshot> {
  const { id } = await makeReport(org.at(END), { kind, ...period, language });
  return reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
}
const sheetOf = (snapshot: ReportSnapshot, key: string) => {
  const sheet = snapshot.controls.find((control) => control.key === key);
  if (!sheet) throw new Error(`no sheet of ${key}`);
  return sheet;
};

/** The story of db/testing/year: a restore that failed on 30 May and was put right on 2 June, a stricter promise broken for ten days, a missed quarter. */
async function yearOf(): Promise<TestOrg> {
  const org = await createOrg({ now: START });
  await live(org, async () => runEvaluations(org.id));
  await clock(org, END);
  return org;
}

test("a lapse is in the report also where no job has judged it yet", async () => {
  const org = await createOrg({ now: START });
  const id = await pushed(org, "2025-02-10T10:00:00Z", restoreTest("2025-02-10T08:00:00Z", { outcome: "failed" }));
  await pushed(org, "2025-02-20T10:00:00Z", { ...restoreTest("2025-02-10T08:00:00Z"), supersedes: id });
  const report = await makeReport(org.at(END), { kind: "control_tests", from: "2025-01-15", to: "2025-03-31" });
  const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, report.id)), new Date(END));
  expect(sheetOf(snapshot, "BCP-03").lapses).toMatchObject([{ from: "2025-02-10T10:00:00.000Z", until: "2025-02-20T10:00:00.000Z" }]);
});

describe("a year of lapses", () => {
  test("a control that failed and was repaired is an exception of the period, with days, sentence, item and exhibit", async () => {
    const snapshot = await reportOf(await yearOf(), { from: "2025-05-01", to: "2025-06-15" });
    const sheet = sheetOf(snapshot, "BCP-03");
    expect(sheet.state).toBe("pass");
    const lapse = sheet.lapses.find((each) => each.until?.startsWith("2025-06-02"));
    expect(lapse?.steps.map((step) => step.sentence).join(" ")).toContain("failed");
    // Stale since April on exhibit 1, then failed on exhibit 3: one lapse without a good day in it.
    expect(lapse?.deviations).toMatchObject([{ item: "db-main", exhibit: 3 }]);
    expect(snapshot.exceptions.find((entry) => entry.controlKey === "BCP-03" && entry.lapse?.until?.startsWith("2025-06-02"))).toMatchObject({ deviations: 1, tested: 1, exhibits: [1, 3] });
    const other = await reportOf(await yearOf(), { from: "2025-06-05", to: "2025-06-15" });
    expect(sheetOf(other, "BCP-03").lapses).toEqual([]);
  });

  test("in German a report says the same of the same items, without an English sentence of ours, also where the sentence was stored in English", async () => {
    const org = await yearOf();
    const period = { from: "2025-01-01", to: "2025-12-10" };
    const [english, german] = [await reportOf(org, period), await reportOf(org, period, "control_tests", "de")];
    const wordsOf = ({ controls, exceptions, skipped, frameworks }: ReportSnapshot) => [
      ...controls.flatMap((sheet) => [sheet.sentence, ...sheet.rules.flatMap(({ label, sentence, bearing, deviations }) => [label, sentence, bearing, ...deviations.map((each) => each.sentence)]), ...sheet.lapses.flatMap(({ steps, deviations }) => [...steps, ...deviations].map((each) => each.sentence)), ...sheet.testSteps.map(({ text }) => text)]),
      ...exceptions.flatMap(({ lapse, items }) => [...(lapse?.steps ?? []), ...items].map((each) => each.sentence)), ...skipped.flatMap(({ what, why }) => [what, why]), ...frameworks.map(({ version }) => version),
    ];
    const [inEnglish, inGerman] = [wordsOf(english), wordsOf(german)];
    expect(inGerman).toHaveLength(inEnglish.length);
    const stretches = Object.entries<string>({ ...VERDICT_GERMAN, ...SNAPSHOT_GERMAN }).flatMap(([key, words]) => (key === words ? [] : key.split(/\||\{[a-zA-Z]+\}/))).filter((part) => part.replace(/[^a-z]/gi, "").length > 8);
    expect(inEnglish.filter((words) => stretches.some((part) => words.includes(part))).length).toBeGreaterThan(50);
    // What stands in quotation marks is the catalog's.
    expect(inGerman.map((words) => words.replaceAll(/„[^“]*“/g, "")).filter((words) => stretches.some((part) => words.includes(part)))).toEqual([]);
    const states = ({ controls }: ReportSnapshot) => controls.map(({ key, state, lapses, evidence }) => [key, state, evidence, lapses.map(({ from, until, tested, deviationsTotal, exhibits, complete }) => [from, until, tested, deviationsTotal, exhibits, complete])]);
    expect(states(german)).toEqual(states(english));
  });

  test("every exhibit a report cites is in its appendix, whatever the period, and a replaced one says so", async () => {
    const org = await yearOf();
    const quarters = [["2025-01-01", "2025-03-31"], ["2025-04-01", "2025-06-30"], ["2025-07-01", "2025-09-30"], ["2025-10-01", "2025-12-10"], ["2025-05-31", "2025-06-01"], ["2025-01-01", "2025-12-10"]] as const;
    for (const [from, to] of quarters) {
      for (const kind of ["control_tests", "soc2_readiness"] as const) {
        const snapshot = await reportOf(org, { from, to }, kind);
        const listed = new Set(snapshot.evidence.map((entry) => entry.number));
        expect(citedExhibits(snapshot).filter((number) => !listed.has(number)), `${from} ${kind}`).toEqual([]);
      }
    }
    const whole = await reportOf(org, { from: "2025-01-01", to: "2025-12-10" });
    expect(whole.evidence.filter((entry) => entry.note === "replaced by a newer version")).toMatchObject([{ number: 3, version: 1 }]);
  });

  test("all changes of a promise are listed, and the test is worded with the value in force", async () => {
    const snapshot = await reportOf(await yearOf(), { from: "2025-06-01", to: "2025-07-31" });
    const sheet = sheetOf(snapshot, "BCP-03");
    expect(sheet.changes.map(({ what }) => what.replace(/^.*: /, ""))).toEqual(["60 (default) became 15", "15 became 30"]);
    expect(sheet.design.state).toBe("changed");
    expect(sheet.rules[0]?.label).toContain("≤ 30 minutes");
    expect(JSON.stringify(sheet)).not.toContain("rtoMinutes");
  });

  test("a quarter's report counts the quarter's own runs beside those the rule looks back at, and names steps of recorded work only", async () => {
    const snapshot = await reportOf(await yearOf(), { from: "2025-07-01", to: "2025-09-30" });
    const [rule] = sheetOf(snapshot, "GOV-02").rules;
    expect(rule?.tested).toBeGreaterThan(1);
    expect(rule?.inPeriod?.tested).toBe(1);
    const steps = sheetOf(snapshot, "GOV-02").testSteps.map((step) => step.text).join(" ");
    expect(steps).toContain("2 reviews of exhibits recorded by Owner");
    expect(sheetOf(snapshot, "BCP-03").testSteps.map((step) => step.method)).toEqual(["inspection"]);
  });
});
