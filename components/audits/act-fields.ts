import type { FindingAct } from "@/server/domain/audit-findings/acts";
import type { FindingActInput } from "@/server/domain/audit-findings/schema";

export type ActField = { name: string; label: string; kind: "text" | "line" | "day" | "number" | "names" | "severity" | "passed" | "member" | "evidence"; optional?: true; hint?: string };
type ActWords = { label: string; title: string; words: string; fields: ActField[] };

const TEXT: ActField = { name: "text", label: "Why", kind: "text" };
const COUNTS: ActField[] = [{ name: "tested", label: "Items tested", kind: "number" }, { name: "deviations", label: "Of these deviate", kind: "number" }];
export const FACT_FIELDS: ActField[] = [{ name: "population", label: "List the items come from", kind: "line" }, ...COUNTS, { name: "deviating", label: "Items that deviate", kind: "names", optional: true, hint: "As the list names them, with commas" }];

/** What each act on a finding asks for. */
export const ACT_FIELDS: Record<FindingAct, ActWords> = {
  respond: {
    label: "Respond", title: "Management's response", words: "It stands beside the finding as management's, not as examined. A later response replaces it and the earlier one stays readable.",
    fields: [{ name: "cause", label: "Cause", kind: "text" }, { name: "mitigation", label: "What limits the effect", kind: "text", optional: true }, { name: "correction", label: "Corrective action", kind: "text" }, { name: "ownerId", label: "Who sees to it", kind: "member" }, { name: "dueOn", label: "By", kind: "day" }],
  },
  remediate: { label: "Report the repair", title: "Report the repair", words: "The auditor tests again. The deviation stays in the report.", fields: [{ name: "text", label: "What was done", kind: "text" }, { name: "doneOn", label: "Done on", kind: "day" }, { name: "evidenceIds", label: "Evidence", kind: "evidence", optional: true}] },
  retest: { label: "Record a retest", title: "Record a retest", words: "The result stands beside the deviation.", fields: [...COUNTS, { name: "passed", label: "Result", kind: "passed" }, { name: "text", label: "What was tested and seen", kind: "text" }] },
  grade: { label: "Change severity", title: "Change the severity", words: "The earlier one stays readable.", fields: [{ name: "severity", label: "Severity", kind: "severity" }, TEXT] },
  correct: { label: "Correct the facts", title: "Correct the facts", words: "What was first stated stays readable beside it.", fields: [...FACT_FIELDS, TEXT] },
  close: { label: "Close", title: "Close this finding", words: "It stays on the list with everything said.", fields: [TEXT] },
  reopen: { label: "Open again", title: "Open it again", words: "It stands as before it was closed.", fields: [TEXT] },
  withdraw: { label: "Withdraw", title: "Withdraw this finding", words: "It was not a deviation. It stays on the list as withdrawn, with your reason.", fields: [TEXT] },
  comment: { label: "Comment", title: "Comment", words: "Both sides read it.", fields: [{ name: "text", label: "Comment", kind: "text" }] },
};

export type Typed = Record<string, string>;

/** What was typed, as the verb takes it. Whatever does not fit is said by the verb, at its field. */
export function saidOf(act: FindingAct, typed: Typed): FindingActInput {
  return { act, ...valuesOf(ACT_FIELDS[act].fields, typed) } as FindingActInput;
}

export function valuesOf(fields: readonly ActField[], typed: Typed): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, valueOf(kind, (typed[name] ?? "").trim())]));
}

function valueOf(kind: ActField["kind"], text: string): unknown {
  if (kind === "number") return text === "" ? 0 : Number(text);
  if (kind === "names" || kind === "evidence") return text.split(/[,;\n]+/).map((name) => name.trim()).filter((name) => name !== "");
  if (kind === "passed") return text === "yes";
  return text;
}
