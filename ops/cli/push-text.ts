import type { Issue } from "@/server/domain/evidence/record";

import { sentenceOf } from "./cli-error";
import type { Outcome } from "./push-files";
import { counted } from "./table";
import { plain } from "./terminal";

const MOST_ISSUES = 20;
const STATUS = { created: "stored", duplicate: "there already", dry_run: "would be stored", refused: "REFUSED" } as const;

/** One line a file: what it was recognised as, its records by kind, the controls it bears on; below it questions and errors. */
export function outcomeText(outcome: Outcome): string {
  const file = plain(outcome.file);
  if (!("answer" in outcome)) return `${file}: NOT SENT${outcome.error ? `, ${plain(sentenceOf(outcome.error))}` : " after the failure before it"}\n`;
  const { answer } = outcome;
  const number = answer.number === null ? "" : ` as E-${answer.number}`;
  const unknown = answer.status === "refused" ? "no known format" : "kept as a document";
  const recognised = answer.format === null ? unknown : `${answer.format}${answer.tool ? ` by ${plain(answer.tool)}` : ""}`;
  const parts = [`${STATUS[answer.status]}${number}`, recognised, recordsText(answer.recordsTotal, answer.recordsByKind), controlsText(answer.controls)];
  return `${file}: ${parts.join("; ")}\n${issuesText(answer.issues)}`;
}

export function recordsText(total: number, byKind: Record<string, number>): string {
  const kinds = Object.entries(byKind).sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count.toLocaleString("en")} ${kind}`);
  return `${counted(total, "record")}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`;
}

function controlsText(controls: string[]): string {
  return controls.length === 0 ? "bears on no control" : `bears on ${controls.join(", ")}`;
}

/** Errors first, then what is asked, then the rest; each with the field and what is expected there. */
export function issuesText(issues: Issue[]): string {
  const order = ["error", "question", "warning", "info"];
  const sorted = [...issues].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const lines = sorted.slice(0, MOST_ISSUES).map(issueLine);
  if (sorted.length > MOST_ISSUES) lines.push(`  … and ${counted(sorted.length - MOST_ISSUES, "more issue")}; --json lists them all`);
  return lines.map((line) => `${line}\n`).join("");
}

function issueLine({ level, code, message, record, kind, field, expected }: Issue): string {
  const where = [record === undefined ? "" : `record ${record}`, [kind, field].filter(Boolean).join(".")].filter(Boolean).join(", ");
  const answer = level === "question" && kind && field ? `, answer with --answer ${kind}.${field}=…` : "";
  return plain(`  ${level} ${code}${where ? ` at ${where}` : ""}: ${message}${expected && !message.includes(expected) ? ` (expected: ${expected})` : ""}${answer}`);
}

/** The same for programs. */
export function outcomeJson(outcome: Outcome): Record<string, unknown> {
  if ("answer" in outcome) return { file: outcome.file, ...outcome.answer };
  const { error } = outcome;
  return { file: outcome.file, status: "not_sent", error: error && { code: error.code, status: error.status, message: error.message, errors: error.errors, requestId: error.requestId } };
}
