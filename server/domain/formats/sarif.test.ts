import { describe, expect, test } from "vitest";

import { json, sarifLog, sarifRun } from "./fixtures";
import { recognise } from "./recognise";

const read = (...runs: object[]) => recognise(json(sarifLog(...runs)));
const readResults = (results: unknown, over: object = {}) => read(sarifRun({ results, ...over }));
const withRules = (rules: object[], extensions: object[] = []) => ({ tool: { driver: { name: "Scanner", rules }, extensions } });

describe("SARIF", () => {
  test("a run is one scan with its counts and its end; each open finding is one record", () => {
    const found = read(sarifRun());
    expect(found.records.map((record) => [record.kind, record.occurredAt])).toEqual([
      ["vulnerability_scan", "2026-02-03T04:05:06Z"],
      ["vulnerability_finding", null],
      ["vulnerability_finding", null],
    ]);
    expect(found.records[0]?.facts).toEqual({
      scanned_at: "2026-02-03T04:05:06Z",
      scanner: "Scanner",
      critical: 1,
      high: 0,
      medium: 0,
      low: 1,
    });
    expect(found.records[1]?.facts).toEqual({ finding_id: "Scanner|R1|a.ts:7", severity: "critical", status: "open" });
    expect(found.facts).toMatchObject({
      tool: "Scanner",
      toolVersion: "3.1",
      findings: 2,
      distinctRules: 2,
      severitySource: "security-severity",
    });
  });

  test("how much of the assets it covered is asked for, and days open are not counted from the scan", () => {
    const asked = read(sarifRun()).issues.map((issue) => [issue.level, issue.kind, issue.field]);
    expect(asked).toEqual([
      ["question", "vulnerability_scan", "assets_ratio"],
      ["question", "vulnerability_finding", "detected_at"],
      ["question", "vulnerability_finding", "days_open"],
    ]);
  });

  test("a first detection that the file knows gives the days open, marked as derived", () => {
    const found = readResults([{ ruleId: "R1", provenance: { firstDetectionTimeUtc: "2026-01-24T04:05:06Z" } }]);
    expect(found.records[1]).toMatchObject({
      occurredAt: "2026-01-24T04:05:06Z",
      facts: { detected_at: "2026-01-24T04:05:06Z", days_open: 10 },
      derived: ["days_open"],
    });
  });

  test("a run that says it failed is warned about and is no scan, though its findings are listed", () => {
    const found = read(sarifRun({ invocations: [{ executionSuccessful: false }] }));
    expect(found.issues[0]).toMatchObject({ level: "warning", code: "FAILED_SCAN" });
    expect(found.records.map((record) => record.kind)).toEqual(["vulnerability_finding", "vulnerability_finding"]);
  });

  test.each([[undefined], [null]])("results that are %s are no clean scan", (results) => {
    expect(readResults(results)).toMatchObject({
      records: [],
      facts: { findings: 0 },
      issues: [{ level: "warning", code: "NO_RESULTS" }],
    });
  });

  test("an empty list of results is a clean scan", () => {
    expect(readResults([]).records).toMatchObject([{ kind: "vulnerability_scan", facts: { critical: 0, high: 0 } }]);
  });

  test("a suppression counts without a status; one that is rejected or under review suppresses nothing", () => {
    const of = (...statuses: (string | undefined)[]) =>
      readResults([{ ruleId: "R2", suppressions: statuses.map((status) => ({ kind: "external", status })) }]).facts;
    expect([of(undefined), of("accepted")]).toMatchObject([
      { findings: 0, suppressed: 1 },
      { findings: 0, suppressed: 1 },
    ]);
    expect([of("rejected"), of("underReview"), of("accepted", "rejected"), of()]).toMatchObject([
      { findings: 1 },
      { findings: 1 },
      { findings: 1 },
      { findings: 1 },
    ]);
  });

  test("results that passed, or that are absent since the baseline, are no findings", () => {
    const found = readResults([
      { ruleId: "R2", kind: "pass" },
      { ruleId: "R2", kind: "notApplicable" },
      { ruleId: "R2", baselineState: "absent" },
    ]);
    expect(found.facts).toMatchObject({ findings: 0, absent: 1, otherKinds: 2 });
  });

  test.each([
    ["index", [{ id: "X" }, { id: "A", defaultConfiguration: { level: "error" } }], { ruleIndex: 1 }],
    ["id", [{ id: "A", defaultConfiguration: { level: "error" } }], { ruleId: "A" }],
    ["an id in the rule reference", [{ id: "A", defaultConfiguration: { level: "error" } }], { rule: { id: "A" } }],
    ["an id prefix up to a slash", [{ id: "A", defaultConfiguration: { level: "error" } }], { ruleId: "A/sub/part" }],
  ])("a rule is found by %s", (_by, rules, result) => {
    expect(readResults([result], withRules(rules)).facts.bySeverity).toMatchObject({ high: 1 });
  });

  test("a rule of an extension is found by the component the result names", () => {
    const tool = withRules(
      [{ id: "D", defaultConfiguration: { level: "note" } }],
      [{ name: "pack", rules: [{ id: "E", defaultConfiguration: { level: "error" } }] }],
    );
    expect(
      readResults(
        [{ rule: { index: 0, toolComponent: { index: 0 } } }, { ruleIndex: 0, rule: { toolComponent: { name: "pack" } } }],
        tool,
      ).facts.bySeverity,
    ).toMatchObject({ high: 2, low: 0 });
  });

  test("severity: the result's own, else the rule's, as score or word; else the level, else warning", () => {
    const of = (result: object, rule: object = {}) =>
      readResults([{ ruleId: "A", ...result }], withRules([{ id: "A", ...rule }])).facts;
    const stated = (value: unknown) => ({ properties: { "security-severity": value } });
    expect(of(stated("2.0"), stated("9.9"))).toMatchObject({ bySeverity: { low: 1 }, severitySource: "security-severity" });
    expect(of({}, stated("HIGH"))).toMatchObject({ bySeverity: { high: 1 } });
    expect(of({ level: "none" }, stated(""))).toMatchObject({ bySeverity: { info: 1 }, severitySource: "level" });
    expect(of({})).toMatchObject({ bySeverity: { medium: 1 } });
  });

  test("several runs keep their own names, counts, times and scans; the newest end is the file's", () => {
    const other = {
      ...sarifRun({ results: [] }),
      tool: { driver: { name: "Other" } },
      invocations: [{ endTimeUtc: "2026-03-01T00:00:00Z" }],
    };
    const found = read(sarifRun(), other);
    expect(found).toMatchObject({
      tool: ["Scanner", "Other"],
      facts: { runs: 2, findingsPerRun: [2, 0], scannedAt: "2026-03-01T00:00:00Z" },
    });
    expect(found.records.filter((record) => record.kind === "vulnerability_scan").map((record) => record.facts.scanner)).toEqual([
      "Scanner",
      "Other",
    ]);
  });

  test("a scan without any time has none: it is asked for, not taken from the upload", () => {
    const found = recognise(json(sarifLog(sarifRun({ invocations: undefined }))), { now: "2026-05-05T00:00:00Z" });
    expect(found.records[0]).toMatchObject({ occurredAt: null });
    expect(found.issues[0]).toMatchObject({ code: "TIME_UNKNOWN", level: "question", field: "scanned_at" });
  });

  test("the same finding at the same place twice is two records", () => {
    const found = readResults([{ ruleId: "R2" }, { ruleId: "R2" }]);
    expect(found.records.slice(1).map((record) => record.facts.finding_id)).toEqual(["Scanner|R2", "Scanner|R2#2"]);
  });

  test("a fingerprint is the better id, for it survives moved lines; a placeholder is none", () => {
    const at = { locations: [{ physicalLocation: { artifactLocation: { uri: "a.ts" }, region: { startLine: 7 } } }] };
    const id = (result: object) => readResults([{ ruleId: "R2", ...at, ...result }]).records[1]?.facts.finding_id;
    expect(id({ fingerprints: { "matchBasedId/v1": "abc123" } })).toBe("Scanner|R2|abc123");
    expect(id({ fingerprints: { "matchBasedId/v1": "requires login" } })).toBe("Scanner|R2|a.ts:7");
    expect(id({ partialFingerprints: { primaryLocationLineHash: "9cbc:1" } })).toBe("Scanner|R2|a.ts|9cbc:1");
    expect(id({ partialFingerprints: { email: "a@example.com" } })).toBe("Scanner|R2|a.ts:7");
  });

  test("sent as a code scan it gives a code scan, and asks for what that needs", () => {
    const found = recognise(json(sarifLog(sarifRun())), { kind: "code_scan" });
    expect(found.records[0]).toMatchObject({ kind: "code_scan", facts: { scanned_at: "2026-02-03T04:05:06Z" } });
    expect(found.issues.filter((issue) => issue.kind === "code_scan").map((issue) => issue.field)).toEqual([
      "repos_uncovered",
      "secrets_open",
      "critical_high_over_sla",
      "alerts_enabled",
    ]);
  });
});
