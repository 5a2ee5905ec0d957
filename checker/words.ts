import type { Finding, Report } from "./report";

/** Text for a terminal or a page: what an attacker wrote cannot move the cursor or colour a line. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The report as lines: one a finding, then the summary. */
export function reportLines(report: Report): string[] {
  const lines = [
    ...report.failures.map((finding) => findingLine("FAIL", finding)),
    ...cutLines(report),
    ...report.notes.map((finding) => findingLine("NOTE", finding)),
    ...report.erased,
    "",
    ...section("Proven", report.proven),
    ...section("Not proven", report.unproven),
    ...section("Left out of the pack, as its maker says", report.leftOut),
    verdict(report),
  ];
  return lines.map(printable);
}

export function findingLine(word: string, { code, place, sentence }: Finding): string {
  return `${word} ${code} ${place}: ${sentence}`;
}

export function verdict(report: Report): string {
  if (report.holds()) return "RESULT: All of this pack holds.";
  const first = report.firstBadEntry();
  const total = [...report.counts.values()].reduce((sum, count) => sum + count, 0);
  const entry = first === undefined ? "" : ` The first bad entry is ${first}.`;
  return `RESULT: ${total} ${total === 1 ? "thing does" : "things do"} not hold.${entry} Do not rely on this pack.`;
}

function cutLines(report: Report): string[] {
  return [...report.counts].flatMap(([code, count]) => {
    const listed = report.failures.filter((finding) => finding.code === code).length;
    return count > listed ? [`FAIL ${code} (more): ${count - listed} more of this kind are not listed`] : [];
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${title}:`, ...lines.map((line) => `  - ${line}`), ""] : [];
}

/** The same as data. */
export function reportJson(report: Report): unknown {
  const { failures, notes, proven, unproven, erased, leftOut, counts } = report;
  return {
    v: 1, holds: report.holds(), first_bad_entry: report.firstBadEntry() ?? null,
    failures, failure_counts: Object.fromEntries(counts), notes, erased, proven, not_proven: unproven, left_out: leftOut,
  };
}
