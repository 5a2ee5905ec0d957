import { describe, expect, test } from "vitest";

import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { findCatalogControl } from "@/server/domain/catalog/controls";
import { UpdateControlInput } from "@/server/domain/controls/input";
import { checkPromised } from "@/server/domain/controls/parameters";
import { VERDICT_STATES } from "@/server/domain/controls/schema";
import { PushItem } from "@/server/domain/evidence/schema";

import { springDay } from "./accounts";
import { DEMO_ADJUSTMENTS } from "./adjustments";
import { BAD_WEEK } from "./backups";
import { calendarTo, momentsOf } from "./calendar";
import { closedFindings, idOf, FINDINGS } from "./findings";
import { DEMO_MEMBERS, STAFF } from "./people-list";
import { demoControls, readYear, verdictsAt } from "./replay-year";
import { restoreStory } from "./restores";
import { demoYear } from "./year";

const ZONE = "Europe/Berlin";
const END = new Date("2026-11-22T10:00:00Z");
const days = demoYear(END, ZONE);
const read = readYear(days);
const calendar = calendarTo(END, ZONE);
const controls = demoControls(days[0]?.at ?? "");

/** States of some controls in the evening of a day of the story, as known then. */
function statesOn(index: number, ...keys: string[]): Record<string, string | undefined> {
  const some = new Map([...controls].filter(([key]) => keys.includes(key)));
  const verdicts = verdictsAt(some, read, momentsOf(calendar, index).office.time(index, "20:00"), ZONE);
  return Object.fromEntries(keys.map((key) => [key, verdicts.get(key)?.state]));
}

describe("the year as files", () => {
  test("every item is a valid push, is recognised and is refused nowhere", () => {
    for (const { item, issues, records, format } of read) {
      expect(PushItem.safeParse(item).error, item.title).toBeUndefined();
      expect(issues.filter((issue) => issue.level === "error"), item.title).toEqual([]);
      expect(format, item.title).not.toBeNull();
      expect(records.length, item.title).toBeGreaterThan(0);
    }
  });

  test("warnings stand only where the story has a failed backup", () => {
    expect(read.flatMap(({ issues }) => issues.filter((issue) => issue.level === "warning").map((issue) => issue.code))).toEqual(["BACKUP_WITH_ERROR"]);
  });

  test("the same end gives the same year, to the byte", () => {
    expect(JSON.stringify(demoYear(END, ZONE))).toBe(JSON.stringify(days));
  });

  test("pushes follow each other, none after the end, none with more than a hundred items", () => {
    const moments = days.map((day) => Date.parse(day.at));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(new Set(moments).size).toBe(moments.length);
    expect(moments.at(-1)).toBeLessThanOrEqual(END.getTime());
    expect(Math.max(...days.map((day) => day.items.length))).toBeLessThanOrEqual(100);
    expect(new Set(days.map((day) => day.at.slice(0, 10))).size).toBe(365);
  });

  test("it is large enough to be a year and small enough to seed in a minute", () => {
    const total = (pick: (item: (typeof read)[number]) => number): number => read.reduce((sum, item) => sum + pick(item), 0);
    expect(read.length).toBeGreaterThan(900);
    expect(read.length).toBeLessThan(1500);
    expect(total(({ records }) => records.length)).toBeLessThan(25_000);
    expect(total(({ bytes }) => bytes)).toBeLessThan(25_000_000);
  });

  test("no two items are the same bytes", () => {
    expect(new Set(read.map(({ item }) => JSON.stringify(item.content))).size).toBe(read.length);
  });

  test("every kind exists, and nothing has happened after it was put in", () => {
    for (const { at, item, records } of read) {
      expect(Date.parse(item.provenance?.extractedAt ?? "")).toBeLessThan(Date.parse(at));
      for (const record of records) {
        const declared = EVIDENCE_KINDS[record.kind];
        expect(declared, record.kind).toBeDefined();
        expect(record.occurredAt, `${item.title}: ${record.kind}`).not.toBeNull();
        for (const [fact, type] of Object.entries(declared?.facts ?? {})) {
          const value = record.facts[fact];
          if (type === "timestamp" && typeof value === "string") expect(Date.parse(value), `${item.title} of ${at}: ${fact} ${value}`).toBeLessThanOrEqual(Date.parse(at));
        }
      }
    }
  });

  test("the tools' own formats carry what they can, and every file says where it is from", () => {
    const formats = new Set(read.map(({ format }) => format));
    expect([...formats].sort()).toEqual([
      "aws-iam-credential-report-csv", "csv", "github-workflow-runs-json", "junit-xml", "npm-audit-json", "pgbackrest-info-json", "proofroom-native",
      "prowler-ocsf-json", "restic-snapshots-json", "sarif", "trivy-json",
    ]);
    for (const { item } of read) expect(item).toMatchObject({ title: expect.any(String), fileName: expect.any(String), provenance: { sourceSystem: expect.any(String), extractedBy: expect.any(String), method: expect.any(String) } });
  });

  test("a closed finding has the id under which its scanner reported it", () => {
    const closed = momentsOf(calendar, 203).office;
    expect(JSON.stringify(closedFindings(closed))).toContain("CVE-2026-24311");
    const reported = new Set(read.filter(({ format }) => format !== "proofroom-native").flatMap(({ records }) => records).filter((record) => record.kind === "vulnerability_finding").map((record) => record.facts["finding_id"]));
    for (const finding of FINDINGS) expect(reported, finding.rule).toContain(idOf(finding));
  });
});

describe("the story", () => {
  test.each(["2026-11-22T10:00:00Z", "2026-01-01T00:30:00Z", "2026-04-12T12:00:00Z", "2028-03-01T02:00:00Z"])("ends the same way whenever it ends: %s", (moment) => {
    const end = new Date(moment);
    const year = demoYear(end, ZONE);
    const verdicts = verdictsAt(demoControls(year[0]?.at ?? ""), readYear(year), end.toISOString(), ZONE);
    const keysOf = (state: string): string[] => [...verdicts].filter(([, verdict]) => verdict.state === state).map(([key]) => key);
    expect(Object.fromEntries(VERDICT_STATES.filter((state) => state !== "pass").map((state) => [state, keysOf(state)]))).toEqual({
      exception: ["ASR-01", "IAM-04", "IAM-05"],
      fail: ["PPL-03", "RSK-02", "IAM-02", "VUL-02", "CHG-02", "AVL-01", "AVL-02"],
      stale: ["POL-01", "COM-01", "AST-01"],
      no_evidence: ["PRV-05", "PRV-07", "PRV-14"],
      not_occurring: ["AST-02", "PRV-08", "PRV-09", "PRV-10"],
      manual_pending: ["CRY-03", "VND-03", "PRV-11"],
      not_applicable: ["PRV-04"],
    });
    expect(keysOf("pass").length).toBe(51);
  });

  test("a missed quarter stays missed, also after the next one was done", () => {
    const verdict = verdictsAt(controls, read, END.toISOString(), ZONE).get("AVL-02");
    expect(verdict?.rules[0]?.occurrences?.map(({ label, state }) => [label, state])).toEqual([["2025-Q4", "found"], ["2026-Q1", "missed"], ["2026-Q2", "found"], ["2026-Q3", "found"]]);
  });

  test("the quarter without a restore test turns stale, a failed restore fails, the repeated one passes", () => {
    const { missed, failed, repaired } = restoreStory(calendar.quarters);
    const systems = read.flatMap(({ records }) => records).filter((record) => record.kind === "restore_test");
    const from = Date.parse(momentsOf(calendar, 0).night.time(missed.from, "00:00"));
    const to = Date.parse(momentsOf(calendar, 0).night.time(missed.to, "00:00"));
    expect(systems.filter(({ occurredAt }) => Date.parse(occurredAt ?? "") >= from && Date.parse(occurredAt ?? "") < to)).toEqual([]);
    expect([statesOn(missed.to - 1, "BCP-03"), statesOn(failed, "BCP-03"), statesOn(repaired, "BCP-03")]).toEqual([{ "BCP-03": "stale" }, { "BCP-03": "fail" }, { "BCP-03": "pass" }]);
  });

  test("an account without MFA makes IAM-02 fail for two weeks in spring, and another one fails it now", () => {
    const spring = springDay(calendar);
    expect(statesOn(spring - 1, "IAM-02")).toEqual({ "IAM-02": "pass" });
    expect(statesOn(spring + 8, "IAM-02")).toEqual({ "IAM-02": "fail" });
    expect(statesOn(spring + 22, "IAM-02")).toEqual({ "IAM-02": "pass" });
    expect([statesOn(357, "IAM-02"), statesOn(361, "IAM-02")]).toEqual([{ "IAM-02": "pass" }, { "IAM-02": "fail" }]);
  });

  test("the week of the failed backup: nothing new, then a broken backup to acknowledge, then repaired", () => {
    const [first = 0] = BAD_WEEK.missing;
    const states = [first - 1, first, BAD_WEEK.broken, BAD_WEEK.repaired].map((index) => statesOn(index, "BCP-01")["BCP-01"]);
    expect(states).toEqual(["pass", "stale", "stale", "pass"]);
    const broken = read.filter(({ questions }) => questions.some((question) => question.field === "failure_acknowledged"));
    expect(broken).toHaveLength(1);
  });

  test("what came late stays an exception, and a breach that never was is a recorded zero", () => {
    const verdicts = verdictsAt(controls, read, END.toISOString(), ZONE);
    expect(verdicts.get("IAM-05")?.rules[0]?.occurrences?.map(({ state }) => state)).toEqual(["found", "found", "late", "found"]);
    expect(verdicts.get("IAM-04")?.sentence).toContain("50 hours");
    expect(verdicts.get("PRV-09")?.sentence).toContain("a recorded query found no personal-data breaches");
    expect(verdicts.get("PPL-03")?.sentence).toContain("2 of 36 people");
  });

  test("some questions are left open for a person", () => {
    const asked = new Set(read.flatMap(({ questions }) => questions.map(({ kind, field }) => `${kind}.${field}`)));
    for (const open of ["secret_record.owner", "vendor_contract.flowdown", "dpia.dpo_advice", "vulnerability_scan.assets_ratio"]) expect(asked).toContain(open);
  });

  test("Acme has 38 people at the end", () => {
    expect(STAFF.filter((person) => person.left === null)).toHaveLength(38);
  });
});

describe("Acme's own settings", () => {
  test("each is an accepted change of a control in scope, owned by somebody who can sign in", () => {
    for (const { owner, ...change } of DEMO_ADJUSTMENTS) {
      expect(UpdateControlInput.safeParse(change).error, change.key).toBeUndefined();
      expect(controls.has(change.key), change.key).toBe(true);
      expect(DEMO_MEMBERS.map((member) => member.name)).toContain(owner);
      const promised = Object.fromEntries(Object.entries(change.promised ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
      const test = findCatalogControl(change.key)?.test;
      expect(test && checkPromised(test, promised), change.key).toEqual([]);
    }
  });
});
