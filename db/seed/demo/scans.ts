import type { PushItem } from "@/server/domain/evidence/schema";

import { artefact, before, jsonArtefact } from "./artefact";
import { type Day, isEvery } from "./calendar";
import { between, hex } from "./chance";
import { type Finding, firstSeen, IMAGE, LATE_CRITICAL, lineHash, openFindings } from "./findings";

const REPOSITORIES = 14;

/** What the scanners write in the night: Trivy and CodeQL weekly, npm audit and the isolation tests every four. */
export function scanItems(day: Day): PushItem[] {
  return [
    ...(isEvery(day, 7, 1) ? [trivy(day)] : []),
    ...(isEvery(day, 7, 2) ? [codeql(day)] : []),
    ...(isEvery(day, 28, 6) ? [npmAudit(day)] : []),
    ...(isEvery(day, 28, 3) ? [isolationTests(day)] : []),
  ];
}

function trivy(day: Day): PushItem {
  const findings = openFindings("trivy", day.index);
  const report = {
    SchemaVersion: 2, CreatedAt: before(day.at, 20), ArtifactName: "ghcr.io/acme-cloud/app:production", ArtifactType: "container_image",
    Metadata: { OS: { Family: "debian", Name: "12.11" }, ImageID: `sha256:${hex(64, "image", day.index)}`, ImageConfig: { architecture: "amd64", os: "linux" } },
    Results: [
      { Target: IMAGE, Class: "os-pkgs", Type: "debian", Vulnerabilities: findings.map(trivyEntry) },
      { Target: "app/package-lock.json", Class: "lang-pkgs", Type: "npm" },
    ],
  };
  return jsonArtefact(day, {
    title: "Trivy image scan, app", fileName: `trivy-app-${day.at.slice(0, 10)}.json`, system: "ghcr.io/acme-cloud/app", collector: "trivy 0.57.1",
    query: "trivy image --format json ghcr.io/acme-cloud/app:production", rows: findings.length, minutes: 18,
  }, report, { answers: [{ kind: "vulnerability_scan", fact: "assets_ratio", value: 1 }, ...firstSeen(day, findings)] });
}

function trivyEntry(finding: Finding) {
  return {
    VulnerabilityID: finding.rule, PkgID: `${finding.place}@${finding.version}`, PkgName: finding.place,
    PkgIdentifier: { PURL: `pkg:deb/debian/${finding.place}@${encodeURIComponent(finding.version)}?arch=amd64&distro=debian-12.11` },
    InstalledVersion: finding.version, Status: finding.severity === "low" ? "affected" : "fixed", SeveritySource: "nvd",
    Layer: { Digest: `sha256:${hex(64, "layer", finding.place)}` }, PrimaryURL: `https://avd.aquasec.com/nvd/${finding.rule.toLowerCase()}`,
    Title: finding.title, Severity: finding.severity.toUpperCase(), CVSS: { nvd: { V3Score: finding.score } },
  };
}

function codeql(day: Day): PushItem {
  const findings = openFindings("codeql", day.index);
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const sarif = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0",
    runs: [{
      tool: { driver: { name: "CodeQL", organization: "GitHub", semanticVersion: "2.20.1", rules: rules.map(sarifRule) } },
      invocations: [{ executionSuccessful: true, startTimeUtc: before(day.at, 31), endTimeUtc: before(day.at, 12) }],
      automationDetails: { id: "/language:javascript-typescript/" },
      results: findings.map((finding) => sarifResult(day, finding, rules.findIndex((rule) => rule.rule === finding.rule))),
    }],
  };
  const overdue = day.index - LATE_CRITICAL.from > 14 && day.index < LATE_CRITICAL.fixed ? 1 : 0;
  const answers = { repos_uncovered: 0, secrets_open: 0, critical_high_over_sla: overdue, alerts_enabled: true };
  return jsonArtefact(day, {
    title: `CodeQL, ${REPOSITORIES} repositories`, fileName: `codeql-${day.at.slice(0, 10)}.sarif`, system: "github.com/acme-cloud", collector: "GitHub code scanning",
    method: "api", query: "GET /repos/acme-cloud/{repo}/code-scanning/analyses/{id}", rows: findings.length, minutes: 10,
  }, sarif, { kind: "code_scan", answers: Object.entries(answers).map(([fact, value]) => ({ kind: "code_scan", fact, value })) });
}

function sarifRule(finding: Finding) {
  return {
    id: finding.rule, name: finding.rule, shortDescription: { text: finding.title }, defaultConfiguration: { level: finding.score >= 7 ? "error" : "warning" },
    properties: { tags: ["security"], kind: "path-problem", precision: "high", "security-severity": finding.score.toFixed(1) },
  };
}

function sarifResult(day: Day, finding: Finding, ruleIndex: number) {
  return {
    ruleId: finding.rule, ruleIndex, rule: { id: finding.rule, index: ruleIndex }, message: { text: finding.title },
    locations: [{ physicalLocation: { artifactLocation: { uri: finding.place, uriBaseId: "%SRCROOT%", index: 0 }, region: { startLine: Number(finding.version), startColumn: 9, endColumn: 41 } } }],
    partialFingerprints: { primaryLocationLineHash: lineHash(finding.rule, finding.place) },
    provenance: { firstDetectionTimeUtc: day.time(finding.from, "02:40") },
  };
}

function npmAudit(day: Day): PushItem {
  const findings = openFindings("npm", day.index);
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const prod = 611 + Math.floor(day.index / 9);
  const total = { info: 0, low: count("low"), moderate: count("medium"), high: count("high"), critical: count("critical"), total: findings.length };
  const report = {
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(findings.map((finding) => [finding.place, npmEntry(finding)])),
    metadata: { vulnerabilities: total, dependencies: { prod, dev: 902, optional: 84, peer: 12, peerOptional: 0, total: prod + 912 } },
  };
  return jsonArtefact(day, {
    title: "npm audit, app", fileName: `npm-audit-${day.at.slice(0, 10)}.json`, system: "github.com/acme-cloud/app", collector: "GitHub Actions",
    query: "npm audit --json", rows: findings.length, minutes: 14,
  }, report, { answers: firstSeen(day, findings) });
}

function npmEntry(finding: Finding) {
  const severity = finding.severity === "medium" ? "moderate" : finding.severity;
  return {
    name: finding.place, severity, isDirect: false,
    via: [{ source: 1_090_000 + finding.from, name: finding.place, dependency: finding.place, title: finding.title, url: `https://github.com/advisories/${finding.rule}`, severity, cwe: ["CWE-1333"], cvss: { score: finding.score, vectorString: null }, range: finding.version }],
    effects: [], range: finding.version, nodes: [`node_modules/${finding.place}`], fixAvailable: true,
  };
}

const ATTEMPTS = ["read evidence", "list evidence", "download a file", "read a control", "read the activity log", "guess an identifier", "reuse a session", "reuse an API key"];

function isolationTests(day: Day): PushItem {
  const started = before(day.at, 44).replace("Z", "");
  const cases = ATTEMPTS.flatMap((attempt) => ["member", "API key", "former member"].map((actor) =>
    `    <testcase classname="isolation.${attempt.replaceAll(" ", "_")}" name="another tenant's ${actor} cannot ${attempt}" time="${(between(40, 900, attempt, actor, day.index) / 1000).toFixed(3)}"/>`));
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="tenant isolation" tests="${cases.length}" failures="0" errors="0">`,
    `  <testsuite name="isolation" tests="${cases.length}" failures="0" errors="0" skipped="0" timestamp="${started}Z" hostname="runner-${between(1, 9, day.index)}">`, ...cases, "  </testsuite>", "</testsuites>", "",
  ];
  return artefact(day, {
    title: "Tenant isolation tests", fileName: `isolation-${day.at.slice(0, 10)}.xml`, system: "github.com/acme-cloud/app", collector: "GitHub Actions", environment: "staging",
    query: "npm run test:isolation -- --reporter=junit", rows: cases.length, minutes: 40,
  }, xml.join("\n"), { kind: "isolation_test", mediaType: "application/xml" });
}
