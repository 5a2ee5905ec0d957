import { EVIDENCE_KINDS } from "../catalog/kinds";
import { factValueProblem } from "./fact-value";
import type { Issue, RecordDraft } from "./record";
import type { Answer } from "./schema";
import { isStorableTime } from "../times/time-range";

/** What is wrong with the answers sent along with a file: each must fit a fact of a kind that is in it. */
export function answerIssues(answers: Answer[], records: RecordDraft[]): Issue[] {
  const kinds = new Set(records.map((record) => record.kind));
  return answers.flatMap((answer, i): Issue[] => {
    const problem = answerProblem(answer, kinds);
    return problem ? [{ level: "error", code: "BAD_ANSWER", kind: answer.kind, field: `answers.${i}`, message: `${answer.kind}.${answer.fact}: ${problem}` }] : [];
  });
}

function answerProblem({ kind, fact, value }: Answer, kinds: Set<string>): string | null {
  if (!kinds.has(kind)) return "the file holds no record of this kind.";
  const type = EVIDENCE_KINDS[kind]?.facts[fact];
  return type ? factValueProblem(type, value) : "this kind has no such fact.";
}

/** Records whose time lies outside of any calendar we can keep. */
export function timeIssues(records: RecordDraft[]): Issue[] {
  return records.flatMap((record, i): Issue[] =>
    record.occurredAt === null || isStorableTime(new Date(record.occurredAt))
      ? []
      : [{ level: "error", code: "TIME_OUT_OF_RANGE", record: i, kind: record.kind, message: `Record ${i}: ${record.occurredAt} is not a time between the years 1900 and 9998.` }],
  ).slice(0, 100);
}
