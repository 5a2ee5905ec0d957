import type { Recognition } from "../evidence/record";
import { type Finding, findingRecords, vulnerabilityScan } from "./finding";
import { type JsonFormat, type RecogniseOptions, recognised } from "./format";
import { info, warning } from "./issues";
import { countBy, get, isObject, type JsonObject, objects, present, text } from "./json";
import { countSeverities, severityOfWord } from "./severity";
import { readInstant } from "./time";

/** What is told apart: one artefact, a Kubernetes cluster, or the bare list Trivy wrote before 0.20. */
type Report = { groups: JsonObject[]; facts: Record<string, unknown>; scannedAt: string | null; failures: string[] };

const CLUSTER_LISTS = ["Resources", "Vulnerabilities", "Misconfigurations", "Findings"];

/** `trivy … --format json`, all shapes of it. */
export const trivyJson: JsonFormat = {
  id: "trivy-json",
  read(value, options) {
    const report = artefactReport(value) ?? clusterReport(value) ?? legacyReport(value);
    return report ? summarise(report, options) : null;
  },
};

function artefactReport(value: unknown): Report | null {
  if (!isObject(value) || typeof value.SchemaVersion !== "number") return null;
  const named = "ArtifactName" in value || "ArtifactType" in value || Array.isArray(value.Results);
  const readable =
    value.Results === undefined || value.Results === null || (Array.isArray(value.Results) && value.Results.every(isGroup));
  if (!named || !readable) return null;
  return {
    groups: objects(value.Results),
    facts: { target: text(value.ArtifactName) ?? null, artifactType: text(value.ArtifactType) ?? null },
    scannedAt: readInstant(value.CreatedAt),
    failures: [],
  };
}

/** `trivy k8s`: resources in one list, or (older) split by what was found, or (summary) under Findings. */
function clusterReport(value: unknown): Report | null {
  if (!isObject(value) || typeof value.ClusterName !== "string") return null;
  const stated = CLUSTER_LISTS.filter((key) => Object.hasOwn(value, key));
  const lists = stated.map((key) => value[key]).filter((entries) => entries !== null);
  const known = stated.length > 0 || typeof value.SchemaVersion === "number";
  if (!known || !lists.every((entries) => Array.isArray(entries) && entries.every(isResource))) return null;
  const resources = lists.flatMap(objects);
  return {
    groups: resources.flatMap((resource) => objects(resource.Results)),
    facts: { target: text(value.ClusterName) ?? null, resources: resources.length },
    scannedAt: readInstant(value.CreatedAt),
    failures: resources.flatMap((resource) =>
      text(resource.Error) ? [`${resource.Kind}/${resource.Name}: ${resource.Error}`] : [],
    ),
  };
}

function isResource(value: unknown): boolean {
  return isObject(value) && ("Kind" in value || "Results" in value);
}

function legacyReport(value: unknown): Report | null {
  const isLegacy = Array.isArray(value) && value.length > 0 && value.every((group) => isGroup(group) && isTrivyGroup(group));
  return isLegacy ? { groups: objects(value), facts: { target: null, legacyArray: true }, scannedAt: null, failures: [] } : null;
}

function isGroup(value: unknown): boolean {
  return isObject(value) && typeof value.Target === "string";
}

/** A clean group of an old report can hold nothing but its target and its type. */
function isTrivyGroup(group: unknown): boolean {
  return ["Vulnerabilities", "Misconfigurations", "Secrets", "Type", "Class"].some(
    (key) => isObject(group) && Object.hasOwn(group, key),
  );
}

function summarise(report: Report, options: RecogniseOptions): Recognition {
  const found = recognised("trivy-json", "Trivy");
  const vulnerabilities = entries(report.groups, "Vulnerabilities", vulnerabilityOf);
  const misconfigurations = entries(report.groups, "Misconfigurations", misconfigurationOf);
  const secrets = entries(report.groups, "Secrets", secretOf);
  const findings = [...vulnerabilities, ...misconfigurations, ...secrets];
  const bySeverity = countSeverities(findings.map((finding) => finding.severity));
  const listed = report.groups.flatMap((group) => objects(group.Vulnerabilities));
  const statuses = listed.map((entry) => text(entry.Status)).filter((status) => status !== undefined);
  Object.assign(
    found.facts,
    report.facts,
    present({
      findings: findings.length,
      vulnerabilities: vulnerabilities.length,
      misconfigurations: misconfigurations.length,
      secrets: secrets.length,
      distinctVulnerabilityIds: new Set(listed.map((entry) => text(entry.VulnerabilityID))).size,
      bySeverity,
      resultGroups: report.groups.length,
      vulnerabilitiesByStatus: statuses.length > 0 ? countBy(statuses) : undefined,
      scannedAt: report.scannedAt,
    }),
  );
  addDoubts(found, report);
  if (report.failures.length === 0) found.records.push(vulnerabilityScan("Trivy", report.scannedAt, bySeverity, "whole report"));
  found.records = found.records.concat(findingRecords(findings, report.scannedAt ?? readInstant(options.now)));
  return found;
}

function addDoubts(found: Recognition, report: Report): void {
  if (report.failures.length > 0)
    found.issues.push(
      warning(
        "FAILED_SCAN",
        `Trivy could not scan ${report.failures.length} resources (${report.failures[0]}): this is no clean scan.`,
      ),
    );
  const licenses = report.groups.reduce((sum, group) => sum + objects(group.Licenses).length, 0);
  const modified = report.groups.reduce((sum, group) => sum + objects(group.ExperimentalModifiedFindings).length, 0);
  if (modified > 0)
    found.issues.push(
      info(
        "NOT_COUNTED",
        `${modified} findings were suppressed by an ignore file or a VEX statement and are not counted as open.`,
      ),
    );
  if (licenses > 0)
    found.issues.push(info("NOT_COUNTED", `${licenses} licence entries are no vulnerabilities and are not counted.`));
}

function entries(groups: JsonObject[], key: string, read: (entry: JsonObject, target: string) => Finding | null): Finding[] {
  return groups.flatMap((group) =>
    objects(group[key]).flatMap((entry) => read(entry, text(group.Target) ?? "unnamed target") ?? []),
  );
}

function vulnerabilityOf(entry: JsonObject, target: string): Finding {
  const version = text(entry.InstalledVersion);
  const name = `${text(entry.PkgName) ?? "unnamed package"}${version ? `@${version}` : ""}`;
  return {
    id: [text(entry.VulnerabilityID) ?? "no id", target, name].join("|"),
    severity: severityOfWord(entry.Severity),
    locator: `${target}, ${name}`,
  };
}

/** Only a failed check is a finding; passed checks and exceptions are listed by Trivy too. */
function misconfigurationOf(entry: JsonObject, target: string): Finding | null {
  if (entry.Status !== "FAIL") return null;
  const line = get(entry.CauseMetadata, "StartLine");
  const place = typeof line === "number" ? `${target}:${line}` : target;
  return { id: [text(entry.ID) ?? "no id", place].join("|"), severity: severityOfWord(entry.Severity), locator: place };
}

function secretOf(entry: JsonObject, target: string): Finding {
  const place = typeof entry.StartLine === "number" ? `${target}:${entry.StartLine}` : target;
  return { id: [text(entry.RuleID) ?? "secret", place].join("|"), severity: severityOfWord(entry.Severity), locator: place };
}
