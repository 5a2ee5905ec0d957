import type { RecordDraft } from "@/server/domain/evidence/record";
import type { Inspection } from "@/server/domain/formats/inspect";

import { issuesText, recordsText } from "./push-text";
import { plain } from "./terminal";

const MOST_FACTS = 30;
const RECORDS_A_PART = 500;

/** A readable summary of what was read. */
export function inspectionText(file: string, found: Inspection, isRefused: boolean): string {
  const tool = [found.tool].flat().filter(Boolean).join(", ");
  const head = `${file}: ${isRefused ? "REFUSED; " : ""}${found.format ?? "no known format"}${tool ? ` by ${tool}` : ""}`;
  const records = isRefused ? [] : [`  ${recordsText(found.records.length, byKind(found.records))}${span(found.records)}`];
  const facts = Object.entries(found.facts).filter(([name]) => name !== "tool" && name !== "records" && name !== "byKind");
  const lines = facts.slice(0, MOST_FACTS).map(([name, value]) => `  ${name}: ${shortJson(value)}`);
  return `${[head, ...records, ...lines].map(plain).join("\n")}\n${issuesText(found.issues)}`;
}

/** The whole answer as JSON, a part at a time: a large file's records in one text would be more than a text can be. */
export function* inspectionJson({ format, tool, records, facts, issues }: Inspection): Generator<string> {
  yield `{\n"format": ${JSON.stringify(format)},\n"tool": ${JSON.stringify(tool)},\n"records": [`;
  for (let i = 0; i < records.length; i += RECORDS_A_PART) {
    const part = records.slice(i, i + RECORDS_A_PART).map((record) => `\n  ${JSON.stringify(record)}`).join(",");
    yield i === 0 ? part : `,${part}`;
  }
  yield `${records.length > 0 ? "\n" : ""}],\n"facts": ${JSON.stringify(facts, null, 2)},\n"issues": ${JSON.stringify(issues, null, 2)}\n}\n`;
}

/** The answer to a file that is not read as records, the same that a push gets. */
export function tooLarge(limit: number): Inspection {
  const message = `Records are read from files of up to ${limit} bytes. Split it, or push it with --as-document.`;
  return { format: null, tool: null, records: [], facts: {}, issues: [{ level: "error", code: "TOO_LARGE_TO_READ", message, expected: `at most ${limit} bytes` }] };
}

function byKind(records: RecordDraft[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function span(records: RecordDraft[]): string {
  let [first, last] = ["", ""];
  for (const { occurredAt } of records) {
    if (occurredAt === null) continue;
    if (first === "" || occurredAt < first) first = occurredAt;
    if (occurredAt > last) last = occurredAt;
  }
  return first === "" ? "" : first === last ? `, at ${first}` : `, from ${first} to ${last}`;
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
