import { describe, expect, test } from "vitest";

import { json, npm6Report, npmReport, prowlerCheck, trivyReport } from "./fixtures";
import { recognise } from "./recognise";

const read = (value: unknown) => recognise(json(value));

describe("Trivy", () => {
  test("vulnerabilities, failed checks and secrets are findings; passed checks are not", () => {
    const found = read(trivyReport());
    expect(found.facts).toMatchObject({
      findings: 3,
      vulnerabilities: 1,
      misconfigurations: 1,
      secrets: 1,
      bySeverity: { critical: 1, high: 1, low: 1 },
      vulnerabilitiesByStatus: { affected: 1 },
    });
    expect(found.records.slice(1).map((record) => record.facts.finding_id)).toEqual([
      "CVE-2026-1|shop:1 (debian 12)|zlib@1.0",
      "DS002|shop:1 (debian 12)",
      "key|shop:1 (debian 12):3",
    ]);
  });

  test.each([undefined, null, []])("Results %j means that nothing was found", (Results) => {
    expect(read(trivyReport({ Results }))).toMatchObject({
      format: "trivy-json",
      facts: { findings: 0, resultGroups: 0 },
      records: [{ kind: "vulnerability_scan" }],
    });
  });

  test("a severity Trivy does not know is listed apart", () => {
    const Results = [{ Target: "t", Vulnerabilities: [{ VulnerabilityID: "CVE-1", Severity: "UNKNOWN" }] }];
    expect(read(trivyReport({ Results })).facts.bySeverity).toEqual({
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
      info: 0,
      unknown: 1,
    });
  });

  test("the bare list of old versions is read, clean groups too", () => {
    expect(read([{ Target: "alpine", Type: "alpine", Vulnerabilities: null }]).facts).toMatchObject({
      legacyArray: true,
      findings: 0,
      target: null,
      scannedAt: null,
    });
    expect(read([{ Target: "alpine" }]).format).toBeNull();
  });

  test.each(["Resources", "Vulnerabilities", "Findings"])("a cluster report with its resources under %s is read", (key) => {
    const resource = {
      Namespace: "default",
      Kind: "Pod",
      Name: "web",
      Results: [{ Target: "web", Vulnerabilities: [{ VulnerabilityID: "CVE-1", Severity: "HIGH" }] }],
    };
    expect(read({ ClusterName: "prod", [key]: [resource] }).facts).toMatchObject({
      target: "prod",
      resources: 1,
      findings: 1,
      resultGroups: 1,
    });
  });

  test("a resource that could not be scanned makes it no clean scan", () => {
    const found = read({ ClusterName: "prod", Resources: [{ Kind: "Pod", Name: "web", Error: "pull failed" }] });
    expect(found).toMatchObject({ records: [], issues: [{ level: "warning", code: "FAILED_SCAN" }] });
  });

  test("what an ignore file suppressed, and licences, are said and not counted", () => {
    const Results = [{ Target: "t", ExperimentalModifiedFindings: [{}], Licenses: [{}, {}] }];
    const found = read(trivyReport({ Results }));
    expect(found.facts.findings).toBe(0);
    expect(found.issues.filter((issue) => issue.code === "NOT_COUNTED")).toHaveLength(2);
  });

  test("a container manifest is not a Trivy report", () => {
    expect(read({ schemaVersion: 2, layers: [] }).format).toBeNull();
    expect(read({ SchemaVersion: 2, Results: "all" }).format).toBeNull();
  });
});

describe("npm audit", () => {
  test("npm 7: one finding a package, advisories counted once, texts in via are packages", () => {
    const found = read(npmReport());
    expect(found.facts).toEqual({
      tool: "npm audit",
      auditReportVersion: 2,
      findings: 1,
      bySeverity: { critical: 0, high: 0, medium: 1, low: 0, info: 0 },
      advisories: 1,
      fixAvailable: 1,
      scannedAt: null,
    });
    expect(found.records[0]).toMatchObject({ kind: "vulnerability_scan", occurredAt: null, facts: { medium: 1 } });
  });

  test("npm 6: the metadata counts vulnerable paths, the advisories give the records", () => {
    const found = read(npm6Report());
    expect(found.facts).toMatchObject({ auditReportVersion: 1, findings: 3, bySeverity: { high: 2, low: 1 }, advisories: 1 });
    expect(found.records[1]?.facts).toMatchObject({ finding_id: "npm|GHSA-1|left", severity: "high" });
  });

  test("metadata that disagrees is said; the entries count", () => {
    const found = read(npmReport({ metadata: { vulnerabilities: { total: 0 } } }));
    expect(found.facts.findings).toBe(1);
    expect(found.issues[0]).toMatchObject({ level: "warning", code: "COUNT_DISAGREES" });
  });

  test.each([
    ["an error with a code", { error: { code: "ENOLOCK", summary: "This command requires an existing lockfile.", detail: "" } }],
    ["an error without a code", { error: { summary: "audit endpoint returned an error", detail: "" } }],
    ["an answer of the registry", { message: "503", method: "POST", uri: "https://registry.example", statusCode: 503, body: {} }],
    ["a report without its list", { auditReportVersion: 2, message: "gone" }],
  ])("%s is a failed scan, never a clean one", (_what, value) => {
    expect(read(value)).toMatchObject({
      format: "npm-audit-json",
      tool: "npm audit",
      records: [],
      issues: [{ level: "error", code: "FAILED_SCAN" }],
    });
  });

  test("other objects with an error in them are not npm's", () => {
    expect([{ error: "x" }, { message: "x" }, { error: { message: "no" } }].map((value) => read(value).format)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("Prowler", () => {
  test("a report is one baseline check with its resources and failures; each failure is a finding", () => {
    const found = read([prowlerCheck(), prowlerCheck({ status_code: "PASS", resources: [{ uid: "arn:bucket/b" }] })]);
    expect(found.records.map((record) => record.kind)).toEqual(["baseline_check", "vulnerability_finding"]);
    expect(found.records[0]).toMatchObject({
      occurredAt: "2026-02-03T04:05:06Z",
      facts: { resources_checked: 2, drift_open: 1 },
      derived: ["resources_checked", "drift_open"],
    });
    expect(found.records[1]?.facts).toEqual({
      finding_id: "prowler|bucket_private|111122223333|eu-west-1|arn:bucket/a",
      severity: "high",
      status: "open",
    });
  });

  test("muted is not failed, manual is neither, and each is counted", () => {
    const found = read([prowlerCheck({ status: "Suppressed" }), prowlerCheck({ status_code: "MANUAL" }), prowlerCheck()]);
    expect(found.facts).toMatchObject({ checks: 3, passed: 0, failed: 1, manual: 1, muted: 1 });
  });

  test("the epoch time counts, in seconds or milliseconds; the local one only without it, and marked", () => {
    expect(read([prowlerCheck({ time: 1770091506123 })]).facts).toMatchObject({ scannedAt: "2026-02-03T04:05:06Z" });
    const local = read([prowlerCheck({ time: undefined })]);
    expect(local.facts).toMatchObject({ scannedAt: "2026-02-03T05:05:06Z", zoneAssumed: true });
    expect(local.issues.map((issue) => issue.code)).toContain("ZONE_ASSUMED");
  });

  test("version 3 says Success and Failure and keeps its check id elsewhere", () => {
    const old = {
      metadata: { product: { name: "Prowler", feature: { uid: "mfa" } } },
      class_name: "Security Finding",
      severity: "Low",
      time: "2023-06-30 10:28:55.297615",
    };
    expect(
      read([
        { ...old, status: "Failure" },
        { ...old, status: "Success" },
      ]).facts,
    ).toMatchObject({ failed: 1, passed: 1, distinctChecks: 1, zoneAssumed: true, provider: null, accounts: [] });
  });

  test("a status nobody knows is warned about and counted as nothing", () => {
    const found = read([prowlerCheck({ status_code: "MAYBE" })]);
    expect(found.facts).toMatchObject({ checks: 1, passed: 0, failed: 0 });
    expect(found.issues[0]).toMatchObject({ level: "warning", code: "UNKNOWN_VALUE", field: "status_code", record: 0 });
  });

  test("other OCSF is not Prowler's", () => {
    expect(read([prowlerCheck({ metadata: { product: { name: "Other" } } })]).format).toBeNull();
  });
});
