import type { Recognition } from "../evidence/record";
import { type Finding, findingRecords, vulnerabilityScan } from "./finding";
import { type JsonFormat, type RecogniseOptions, recognised, refused } from "./format";
import { error, warning } from "./issues";
import { at, get, isObject, type JsonObject, list, number, objects, text } from "./json";
import { countSeverities, SEVERITIES, type SeverityCounts, severityOfWord } from "./severity";
import { readInstant } from "./time";

const FORMAT = "npm-audit-json";

/** `npm audit --json` of npm 6 (advisories) and of npm 7 and later (packages), and its error answers. */
export const npmAuditJson: JsonFormat = {
  id: FORMAT,
  read(value, options) {
    if (!isObject(value)) return null;
    if (isPackageReport(value)) return packageReport(value, options);
    if (isAdvisoryReport(value)) return advisoryReport(value, options);
    const failure = failureOf(value);
    return failure === null
      ? null
      : { ...refused(FORMAT, error("FAILED_SCAN", `npm audit failed and reports no result: ${failure}`)), tool: "npm audit" };
  },
};

function isPackageReport(value: JsonObject): boolean {
  return number(value.auditReportVersion) !== undefined && isObject(value.vulnerabilities);
}

function isAdvisoryReport(value: JsonObject): boolean {
  return isObject(value.advisories) && isObject(at(value, "metadata", "vulnerabilities"));
}

/** `{ error: { code, summary } }`, or the answer of the registry passed on with its method and address. */
function failureOf(value: JsonObject): string | null {
  if (value.vulnerabilities !== undefined || value.advisories !== undefined) return null;
  const summary = text(at(value, "error", "summary"));
  const isNpmError = get(value.error, "code") !== undefined || get(value.error, "detail") !== undefined;
  if (isNpmError && summary !== undefined)
    return [text(at(value, "error", "code")), summary].filter(Boolean).join(": ").slice(0, 300);
  const isRegistryAnswer =
    text(value.message) !== undefined && ("statusCode" in value || "uri" in value) && ("method" in value || "body" in value);
  if (isRegistryAnswer) return String(value.message).slice(0, 300);
  return number(value.auditReportVersion) !== undefined
    ? (text(value.message) ?? "the report holds no vulnerabilities section").slice(0, 300)
    : null;
}

function packageReport(value: JsonObject, options: RecogniseOptions): Recognition {
  const found = recognised(FORMAT, "npm audit");
  const packages = Object.entries(get(value, "vulnerabilities") ?? {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  const bySeverity = countSeverities(packages.map(([, entry]) => severityOfWord(entry.severity)));
  // `via` mixes names of other packages with advisories. Advisories without a `source` cannot be told apart and count as one.
  const advisories = new Set(packages.flatMap(([, entry]) => objects(entry.via).map((advisory) => advisory.source)));
  Object.assign(found.facts, {
    auditReportVersion: number(value.auditReportVersion),
    findings: packages.length,
    bySeverity,
    advisories: advisories.size,
    fixAvailable: packages.filter(([, entry]) => Boolean(entry.fixAvailable)).length,
    scannedAt: null,
  });
  const findings = packages.map(([name, entry]): Finding => ({
    id: `npm|${name}|${text(entry.range) ?? "*"}`,
    severity: severityOfWord(entry.severity),
    locator: list(entry.nodes).find((node) => typeof node === "string") ?? name,
  }));
  compareStated(found, value, packages.length);
  addRecords(found, bySeverity, findings, options);
  return found;
}

/** npm 6 counts vulnerable paths in its metadata and lists advisories; one record an advisory. */
function advisoryReport(value: JsonObject, options: RecogniseOptions): Recognition {
  const found = recognised(FORMAT, "npm audit");
  const advisories = Object.values(get(value, "advisories") ?? {}).filter(isObject);
  const bySeverity = statedCounts(at(value, "metadata", "vulnerabilities"));
  Object.assign(found.facts, {
    auditReportVersion: 1,
    findings: Object.values(bySeverity).reduce((sum, count) => sum + count, 0),
    bySeverity,
    advisories: advisories.length,
    scannedAt: null,
  });
  const findings = advisories.map((advisory): Finding => ({
    id: `npm|${text(advisory.github_advisory_id) ?? advisory.id ?? "no id"}|${text(advisory.module_name) ?? "unnamed package"}`,
    severity: severityOfWord(advisory.severity),
    locator: `advisory ${advisory.id}`,
  }));
  addRecords(found, bySeverity, findings, options);
  return found;
}

/** Counts that the file states under npm's own words. */
function statedCounts(stated: unknown): SeverityCounts {
  const count = (word: string) => Math.max(0, number(get(stated, word)) ?? 0);
  return {
    critical: count("critical"),
    high: count("high"),
    medium: count("moderate") + count("medium"),
    low: count("low"),
    info: count("info"),
  };
}

function compareStated(found: Recognition, value: JsonObject, entries: number): void {
  const stated = at(value, "metadata", "vulnerabilities");
  if (!isObject(stated)) return;
  const total =
    number(stated.total) ?? ["moderate", ...SEVERITIES].reduce((sum, word) => sum + (number(get(stated, word)) ?? 0), 0);
  if (total !== entries)
    found.issues.push(
      warning("COUNT_DISAGREES", `The metadata states ${total} vulnerabilities, the file lists ${entries}: the entries count.`, {
        field: "findings",
      }),
    );
}

function addRecords(found: Recognition, counts: SeverityCounts, findings: Finding[], options: RecogniseOptions): void {
  found.records = [
    vulnerabilityScan("npm audit", null, counts, "whole report"),
    ...findingRecords(findings, readInstant(options.now)),
  ];
}
