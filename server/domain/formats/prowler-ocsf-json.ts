import type { Recognition, RecordDraft } from "../evidence/record";
import { type Finding, findingRecords } from "./finding";
import { type JsonFormat, type RecogniseOptions, recognised } from "./format";
import { warning } from "./issues";
import { at, distinctSorted, get, isObject, type JsonObject, objects, present, text } from "./json";
import { countSeverities, severityOfWord } from "./severity";
import { type Moment, readTime } from "./time";

type Outcome = "passed" | "failed" | "manual" | "muted" | "other";

const CLASSES = new Set(["Detection Finding", "Security Finding", "Compliance Finding"]);

/** Prowler's OCSF output: version 4 and later, and the Security Findings of version 3. */
export const prowlerOcsfJson: JsonFormat = {
  id: "prowler-ocsf-json",
  read: (value, options) =>
    Array.isArray(value) && value.length > 0 && value.every(isProwlerCheck) ? summarise(objects(value), options) : null,
};

function isProwlerCheck(value: unknown): boolean {
  const product = text(at(value, "metadata", "product", "name"));
  return product?.toLowerCase() === "prowler" && CLASSES.has(text(get(value, "class_name")) ?? "");
}

function summarise(checks: JsonObject[], options: RecogniseOptions): Recognition {
  const found = recognised("prowler-ocsf-json", "Prowler");
  const outcomes = checks.map(outcomeOf);
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const failed = checks.filter((_, index) => outcomes[index] === "failed");
  const providers = distinctSorted(
    checks.map((check) => text(at(check, "cloud", "provider")) ?? text(at(check, "unmapped", "provider"))),
  );
  const scanned = scannedAt(checks, options.timezone);
  Object.assign(
    found.facts,
    present({
      checks: checks.length,
      passed: count("passed"),
      failed: failed.length,
      manual: count("manual"),
      muted: count("muted"),
      failedBySeverity: countSeverities(failed.map((check) => severityOfWord(check.severity))),
      distinctChecks: new Set(checks.map(checkId)).size,
      accounts: distinctSorted(checks.map(accountOf)),
      provider: providers.length > 1 ? providers : (providers[0] ?? null),
      scannedAt: scanned?.at ?? null,
      zoneAssumed: scanned?.zoneAssumed ? true : undefined,
    }),
  );
  const others = count("other");
  if (others > 0)
    found.issues.push(
      warning(
        "UNKNOWN_VALUE",
        `${others} checks have a status that is neither PASS, FAIL nor MANUAL: they count as none of them.`,
        { field: "status_code", record: outcomes.indexOf("other") },
      ),
    );
  found.records = [baselineCheck(checks, failed.length, scanned), ...findingRecords(failed.map(findingOf), scanned?.at ?? null)];
  return found;
}

/** A muted check is counted as muted, whatever its result was. Version 3 says Success and Failure. */
function outcomeOf(check: JsonObject): Outcome {
  const status = (text(check.status) ?? "").toLowerCase();
  const code = (text(check.status_code) ?? status).toUpperCase();
  if (status === "suppressed" || code === "MUTED") return "muted";
  if (code === "PASS" || code === "SUCCESS") return "passed";
  if (code === "FAIL" || code === "FAILURE") return "failed";
  return code === "MANUAL" || code === "INFO" ? "manual" : "other";
}

function checkId(check: JsonObject): string | undefined {
  return (
    text(at(check, "metadata", "event_code")) ??
    text(at(check, "metadata", "product", "feature", "uid")) ??
    text(at(check, "finding_info", "title"))
  );
}

function accountOf(check: JsonObject): string | undefined {
  return text(at(check, "cloud", "account", "uid")) ?? text(at(check, "unmapped", "provider_uid"));
}

/** `time` is epoch; `time_dt` is the scanner's local clock without its zone and serves only where `time` is missing. */
function scannedAt(checks: JsonObject[], timezone: string | undefined): Moment | null {
  const times = checks
    .map((check) => readTime(check.time, timezone) ?? readTime(check.time_dt, timezone))
    .filter((time) => time !== null);
  return times.reduce<Moment | null>((last, time) => (last === null || time.at > last.at ? time : last), null);
}

/** `drift_open` is the number of failed checks; how long each has been failing, one scan cannot know. */
function baselineCheck(checks: JsonObject[], failed: number, scanned: Moment | null): RecordDraft {
  const resources = new Set(
    checks.flatMap((check) => objects(check.resources).map((resource) => text(resource.uid) ?? text(resource.name))),
  );
  resources.delete(undefined);
  const facts = present({ checked_at: scanned?.at, resources_checked: resources.size, drift_open: failed });
  return {
    kind: "baseline_check",
    occurredAt: scanned?.at ?? null,
    facts,
    derived: ["resources_checked", "drift_open"],
    zoneAssumed: scanned?.zoneAssumed || undefined,
    locator: "whole report",
  };
}

function findingOf(check: JsonObject): Finding {
  const resource = objects(check.resources)[0];
  const place = [accountOf(check), text(resource?.region), text(resource?.uid) ?? text(resource?.name)].filter(Boolean).join("|");
  const id = ["prowler", checkId(check) ?? "no check id", place].filter(Boolean).join("|");
  return { id, severity: severityOfWord(check.severity), locator: isObject(resource) ? place : (checkId(check) ?? "check") };
}
