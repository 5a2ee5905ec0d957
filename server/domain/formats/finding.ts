import type { FactValue, RecordDraft } from "../evidence/record";
import { present } from "./json";
import type { Severity, SeverityCounts } from "./severity";
import { daysBetween } from "./time";

/** An open finding as a scanner lists it. `detectedAt` is a first detection, never the time of this scan. */
export type Finding = { id: string; severity: Severity; locator: string; detectedAt?: string | null };

/**
 * One scan run. Severities that the scale does not know are in no count; the file's own summary lists them.
 * What share of the assets it covered, no scanner knows.
 */
export function vulnerabilityScan(
  scanner: string | null,
  scannedAt: string | null,
  counts: SeverityCounts,
  locator: string,
): RecordDraft {
  const facts = present<FactValue>({
    scanned_at: scannedAt ?? undefined,
    scanner: scanner ?? undefined,
    critical: counts.critical,
    high: counts.high,
    medium: counts.medium,
    low: counts.low,
  });
  return { kind: "vulnerability_scan", occurredAt: scannedAt, facts, locator };
}

/**
 * One record a finding. Days open are counted from the first detection to `asOf` and only where the file
 * knows the first detection: counting from the scan would start every finding anew with each scan.
 */
export function findingRecords(findings: Finding[], asOf: string | null): RecordDraft[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, times);
    const daysOpen = daysBetween(finding.detectedAt, asOf);
    const facts = present<FactValue>({
      // The same finding listed twice is two records: a key that collides would hide the second one.
      finding_id: times === 1 ? finding.id : `${finding.id}#${times}`,
      severity: finding.severity,
      detected_at: finding.detectedAt ?? undefined,
      days_open: daysOpen,
      status: "open",
    });
    return {
      kind: "vulnerability_finding",
      occurredAt: finding.detectedAt ?? null,
      facts,
      derived: daysOpen === undefined ? undefined : ["days_open"],
      locator: finding.locator,
    };
  });
}
