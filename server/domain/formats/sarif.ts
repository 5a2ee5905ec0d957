import type { Issue, Recognition } from "../evidence/record";
import { type Finding, findingRecords, vulnerabilityScan } from "./finding";
import { type JsonFormat, type RecogniseOptions, recognised } from "./format";
import { info, warning } from "./issues";
import { at, get, isObject, type JsonObject, objects, present, text } from "./json";
import { ruleIdOf, SarifRules, type SarifSeverity, sarifSeverity } from "./sarif-rules";
import { countSeverities } from "./severity";
import { latest, readInstant } from "./time";

type OpenResult = SarifSeverity & { result: JsonObject; ruleId: string | undefined };

type Run = {
  tool: string | null;
  version: string | null;
  open: OpenResult[];
  suppressed: number;
  absent: number;
  otherKinds: number;
  endedAt: string | null;
  startedAt: string | null;
  failed: boolean;
  hasResults: boolean;
};

/** SARIF 2.1.0, the common report form of code scanners. */
export const sarif: JsonFormat = {
  id: "sarif",
  read(value, options) {
    const isSarif =
      isObject(value) && Array.isArray(value.runs) && (text(value.version) ?? "").startsWith("2.1.0") && value.runs.every(isRun);
    return isSarif ? summarise(objects(value.runs).map(readRun), options) : null;
  },
};

function isRun(value: unknown): boolean {
  return (
    isObject(value) &&
    isObject(value.tool) &&
    (value.results === undefined || value.results === null || Array.isArray(value.results))
  );
}

function readRun(run: JsonObject): Run {
  const rules = new SarifRules(run);
  const results = objects(run.results);
  const failing = results.filter((result) => (text(result.kind) ?? "fail") === "fail");
  const standing = failing.filter((result) => result.baselineState !== "absent");
  const open = standing.filter((result) => !isSuppressed(result));
  const invocations = objects(run.invocations);
  const driver = at(run, "tool", "driver");
  return {
    tool: text(get(driver, "name")) ?? null,
    version: text(get(driver, "semanticVersion")) ?? text(get(driver, "version")) ?? null,
    open: open.map((result) => {
      const rule = rules.find(result);
      return { ...sarifSeverity(result, rule), result, ruleId: ruleIdOf(result) ?? text(rule?.id) };
    }),
    suppressed: standing.length - open.length,
    absent: failing.length - standing.length,
    otherKinds: results.length - failing.length,
    // UTC by definition, so a missing Z leaves no zone to assume.
    endedAt: latest(invocations.map((invocation) => readInstant(invocation.endTimeUtc))),
    startedAt: latest(invocations.map((invocation) => readInstant(invocation.startTimeUtc))),
    failed: invocations.some((invocation) => invocation.executionSuccessful === false),
    hasResults: Array.isArray(run.results),
  };
}

/** Suppressed only where somebody suppressed it and nobody has that under review or rejected it. */
function isSuppressed(result: JsonObject): boolean {
  const suppressions = objects(result.suppressions);
  return suppressions.length > 0 && suppressions.every((suppression) => (text(suppression.status) ?? "accepted") === "accepted");
}

function summarise(runs: Run[], options: RecogniseOptions): Recognition {
  const found = recognised("sarif", oneOrAll(runs.map((run) => run.tool)));
  const open = runs.flatMap((run) => run.open);
  const suppressed = sum(runs.map((run) => run.suppressed));
  const absent = sum(runs.map((run) => run.absent));
  const otherKinds = sum(runs.map((run) => run.otherKinds));
  Object.assign(
    found.facts,
    present({
      runs: runs.length,
      findings: open.length,
      bySeverity: countSeverities(open.map((result) => result.severity)),
      findingsPerRun: runs.length > 1 ? runs.map((run) => run.open.length) : undefined,
      toolVersion: oneOrAll([...new Set(runs.map((run) => run.version))]) ?? undefined,
      distinctRules: new Set(open.map((result) => result.ruleId)).size,
      suppressed: suppressed || undefined,
      absent: absent || undefined,
      otherKinds: otherKinds || undefined,
      severitySource: open.some((result) => result.source === "security-severity") ? "security-severity" : "level",
      scannedAt: latest(runs.map((run) => run.endedAt)),
    }),
  );
  runs.forEach((run, index) => addRun(found, run, index, options));
  if (runs.length === 0) found.issues.push(warning("NO_RESULTS", "The file holds no run: nothing was scanned."));
  return found;
}

function addRun(found: Recognition, run: Run, index: number, options: RecogniseOptions): void {
  const locator = `run ${index} (${run.tool ?? "unnamed tool"})`;
  const scannedAt = run.endedAt ?? run.startedAt;
  const doubt = doubtOf(run, locator);
  if (doubt) found.issues.push(doubt);
  if (run.endedAt === null && run.startedAt !== null)
    found.issues.push(info("START_FOR_FINISH", `${locator} names only its start; it stands for the time of the scan.`));
  if (!doubt && options.kind === "code_scan") {
    found.records.push({
      kind: "code_scan",
      occurredAt: scannedAt,
      facts: present({ scanned_at: scannedAt ?? undefined }),
      locator,
    });
  } else if (!doubt) {
    const counts = countSeverities(run.open.map((result) => result.severity));
    found.records.push(vulnerabilityScan(run.tool, scannedAt, counts, locator));
  }
  const findings = run.open.map((result) => findingOf(result, run, locator));
  found.records = found.records.concat(findingRecords(findings, scannedAt ?? readInstant(options.now)));
}

/** A run that failed, or that holds no list of results, is no scan: it gives no scan record, clean or other. */
function doubtOf(run: Run, locator: string): Issue | null {
  if (run.failed)
    return warning(
      "FAILED_SCAN",
      `${locator} says that it did not run successfully: its findings are listed, but it is no clean scan.`,
    );
  if (!run.hasResults)
    return warning("NO_RESULTS", `${locator} holds no list of results: the tool did not report, which is not a clean scan.`);
  return null;
}

function findingOf({ result, ruleId, severity }: OpenResult, run: Run, locator: string): Finding {
  const where = get(objects(result.locations)[0], "physicalLocation");
  const uri = text(at(where, "artifactLocation", "uri")) ?? "";
  const line = at(where, "region", "startLine");
  const place = typeof line === "number" ? `${uri}:${line}` : uri;
  const id = [run.tool, ruleId ?? "no rule", fingerprintOf(result, uri) ?? place].filter(Boolean).join("|");
  return {
    id,
    severity,
    locator: `${locator}, ${place || "no location"}`,
    detectedAt: readInstant(at(result, "provenance", "firstDetectionTimeUtc")),
  };
}

/** What the tool itself calls the same finding. Semgrep writes "requires login" for one it keeps to itself. */
function fingerprintOf(result: JsonObject, uri: string): string | undefined {
  const stable = Object.values(get(result, "fingerprints") ?? {}).find(
    (value) => typeof value === "string" && /^\S+$/.test(value),
  );
  if (typeof stable === "string") return stable;
  const lineHash = text(at(result, "partialFingerprints", "primaryLocationLineHash"));
  return lineHash === undefined ? undefined : `${uri}|${lineHash}`;
}

/** One name as a text, several as a list (one a run), none as null. */
function oneOrAll(names: (string | null)[]): string | string[] | null {
  const stated = names.filter((name) => name !== null);
  return stated.length > 1 ? stated : (stated[0] ?? null);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
