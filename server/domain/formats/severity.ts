export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof SEVERITIES)[number] | "unknown";

const WORDS = new Map<string, Severity>([
  ["critical", "critical"],
  ["fatal", "critical"],
  ["high", "high"],
  ["important", "high"],
  ["serious", "high"],
  ["error", "high"],
  ["danger", "high"],
  ["medium", "medium"],
  ["moderate", "medium"],
  ["warning", "medium"],
  ["low", "low"],
  ["minor", "low"],
  ["note", "low"],
  ["info", "info"],
  ["informational", "info"],
  ["none", "info"],
  ["negligible", "info"],
]);

/** A tool's own word on the common scale; `unknown` where the word is not one. */
export function severityOfWord(word: unknown): Severity {
  return typeof word === "string" ? (WORDS.get(word.trim().toLowerCase()) ?? "unknown") : "unknown";
}

/** A CVSS score, as number or as text, on the common scale. */
export function severityOfScore(score: unknown): Severity {
  const value = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return "unknown";
  if (value >= 9) return "critical";
  if (value >= 7) return "high";
  if (value >= 4) return "medium";
  return value > 0 ? "low" : "info";
}

export type SeverityCounts = Record<(typeof SEVERITIES)[number], number> & { unknown?: number };

/** Five counts that always stand, and `unknown` only where there is one: never dropped, never counted as low. */
export function countSeverities(severities: Iterable<Severity>): SeverityCounts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
  for (const severity of severities) counts[severity] += 1;
  const { unknown, ...known } = counts;
  return unknown > 0 ? { ...known, unknown } : known;
}
