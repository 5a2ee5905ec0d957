import type { Answer, PushItem } from "@/server/domain/evidence/schema";

import { filedArtefact } from "./artefact";
import type { Day } from "./calendar";

export type Scanner = "trivy" | "npm" | "codeql" | "prowler";
export type Severity = "critical" | "high" | "medium" | "low";
/** One finding from the day it was first seen to the day it was fixed. `place` is a package, a file or a resource. */
export type Finding = { scanner: Scanner; rule: string; place: string; version: string; title: string; severity: Severity; from: number; fixed: number | null; score: number };

export const IMAGE = "ghcr.io/acme-cloud/app (debian 12.11)";
export const AWS_ACCOUNT = "471129330086";
/** The one that took 27 days: its fix needed a new base image. */
export const LATE_CRITICAL = { rule: "CVE-2026-24311", from: 176, fixed: 203 } as const;

type Row = [scanner: Scanner, rule: string, place: string, version: string, title: string, severity: Severity, score: number, from: number, fixed: number | null];
const ROWS: readonly Row[] = [
  ["trivy", "CVE-2025-61984", "openssh-client", "1:9.2p1-2+deb12u6", "openssh: command execution through a crafted user name", "medium", 5.3, 3, 38],
  ["trivy", "CVE-2025-58187", "stdlib", "1.23.4", "crypto/x509: quadratic time in name constraint checks", "high", 7.5, 10, 24],
  ["trivy", "CVE-2025-64720", "libpng16-16", "1.6.39-2", "libpng: out-of-bounds read in palette handling", "high", 7.1, 24, 45],
  ["trivy", "CVE-2026-10218", "libxml2", "2.9.14+dfsg-1.3", "libxml2: use after free in schema validation", "critical", 9.1, 59, 65],
  ["trivy", "CVE-2026-11907", "curl", "7.88.1-10+deb12u12", "curl: cookie sent to the wrong host after a redirect", "medium", 4.8, 80, 143],
  ["trivy", "CVE-2026-18820", "libsqlite3-0", "3.40.1-2+deb12u2", "sqlite: integer overflow in FTS5", "high", 7.3, 115, 136],
  ["trivy", LATE_CRITICAL.rule, "libssl3", "3.0.17-1~deb12u2", "openssl: heap overflow in certificate verification", "critical", 9.8, LATE_CRITICAL.from, LATE_CRITICAL.fixed],
  ["trivy", "CVE-2026-30077", "zlib1g", "1:1.2.13.dfsg-1", "zlib: buffer overflow in minizip", "medium", 6.1, 220, 287],
  ["trivy", "CVE-2026-35591", "libexpat1", "2.5.0-1+deb12u2", "expat: stack exhaustion through nested entities", "high", 7.5, 262, 283],
  ["trivy", "CVE-2026-41066", "perl-base", "5.36.0-7+deb12u3", "perl: thread race in file handle duplication", "medium", 5.9, 318, null],
  ["trivy", "CVE-2026-44830", "libgnutls30", "3.7.9-2+deb12u5", "gnutls: double free in subject alternative name export", "high", 7.4, 353, null],
  ["trivy", "CVE-2011-3374", "apt", "2.6.1", "apt: signature of repository lists is not checked in apt-key", "low", 3.7, -200, null],
  ["trivy", "CVE-2022-0563", "util-linux", "2.38.1-5+deb12u3", "util-linux: partial disclosure of files in chfn and chsh", "low", 3.3, -180, null],
  ["trivy", "CVE-2019-1010022", "libc6", "2.36-9+deb12u10", "glibc: stack guard protection bypass", "low", 3.1, -210, null],
  ["codeql", "js/request-forgery", "services/importer/src/fetch-feed.ts", "88", "The URL of this request depends on a user-provided value.", "high", 8.1, 30, 47],
  ["codeql", "js/log-injection", "services/api/src/audit-trail.ts", "41", "Log entry depends on a user-provided value.", "medium", 6.1, 72, 120],
  ["codeql", "js/incomplete-sanitization", "packages/markdown/src/escape.ts", "17", "This does not escape backslash characters in the input.", "medium", 5.0, 196, 238],
  ["codeql", "js/path-injection", "services/files/src/download.ts", "132", "This path depends on a user-provided value.", "high", 7.5, 295, 309],
  ["codeql", "js/missing-rate-limiting", "services/api/src/routes/export.ts", "24", "This route handler performs a file system access, but is not rate-limited.", "medium", 5.3, 335, null],
  ["npm", "GHSA-9wv6-86v2-598j", "path-to-regexp", "<0.1.12", "path-to-regexp outputs backtracking regular expressions", "high", 7.5, 16, 35],
  ["npm", "GHSA-xxjr-mmjv-4gpg", "markdown-it", "<14.1.1", "Uncontrolled resource consumption in inline parsing", "medium", 5.3, 130, 171],
  ["npm", "GHSA-3xgq-45jj-v275", "cross-spawn", "7.0.0 - 7.0.4", "Regular expression denial of service", "high", 7.5, 215, 236],
  ["npm", "GHSA-7r86-cg39-jmmj", "cookie-signature", "<1.2.2", "Timing difference in signature comparison", "medium", 4.2, 298, 331],
  ["prowler", "s3_bucket_level_public_access_block", "arn:aws:s3:::acme-marketing-assets", "eu-central-1", "S3 bucket acme-marketing-assets has Block Public Access disabled.", "medium", 5, 156, 160],
];

export const FINDINGS: readonly Finding[] = ROWS.map(([scanner, rule, place, version, title, severity, score, from, fixed]) => ({
  scanner, rule, place, version, title, severity, score, from, fixed,
}));

/** What a scanner lists on a day. */
export function openFindings(scanner: Scanner, day: number): Finding[] {
  return FINDINGS.filter((finding) => finding.scanner === scanner && finding.from <= day && (finding.fixed === null || day < finding.fixed));
}

/** Scanners list what is there, not since when: the register says when each was first seen. */
export function firstSeen(day: Day, findings: readonly Finding[]): Answer[] {
  return findings.map((finding, record) => ({ kind: "vulnerability_finding", fact: "detected_at", value: day.time(finding.from, "02:40"), record: record + 1 }));
}

/** The day a finding is fixed the register closes it, under the id its scanner gave it. */
export function closedFindings(day: Day): PushItem[] {
  const closed = FINDINGS.filter((finding) => finding.fixed === day.index);
  if (closed.length === 0) return [];
  return [filedArtefact(day, { title: `Vulnerability register, closed: ${closed.map((finding) => finding.rule).join(", ")}`, fileName: `closed-findings-${day.at.slice(0, 10)}.json`, system: "Jira", by: "Carla Ruiz", query: "project = VULN AND resolved >= startOfDay()" },
    closed.map((finding) => ({
      kind: "vulnerability_finding",
      facts: { finding_id: idOf(finding), severity: finding.severity, detected_at: day.time(finding.from, "02:40"), days_open: day.index - finding.from, status: "fixed" },
    })))];
}

/** The id under which a scanner's file names a finding. */
export function idOf({ scanner, rule, place, version }: Finding): string {
  switch (scanner) {
    case "trivy": return [rule, IMAGE, `${place}@${version}`].join("|");
    case "npm": return `npm|${place}|${version}`;
    case "codeql": return ["CodeQL", rule, place, lineHash(rule, place)].join("|");
    case "prowler": return ["prowler", rule, AWS_ACCOUNT, version, place].join("|");
  }
}

/** CodeQL's name for the line a finding is on. */
export function lineHash(rule: string, place: string): string {
  const sum = [...`${rule}${place}`].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffffff, 7);
  return `${sum.toString(16).padStart(8, "0")}${(0xffffffff - sum).toString(16).padStart(8, "0")}:1`;
}
