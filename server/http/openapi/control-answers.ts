import { z } from "zod";

import { VerdictState } from "@/server/domain/controls/schema";
import type { ControlDetail, ControlRow } from "@/server/domain/controls/view";

import { answerOf } from "./answer-of";

const text = z.string().nullable();
const Requirement = z.object({ framework: z.string(), id: z.string() });

const rowShape = {
  id: z.string(),
  key: z.string().describe("Such as BCP-03."),
  title: z.string(),
  category: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: VerdictState,
  sentence: z.string().describe("Why, with rule, records and dates."),
  since: text,
  nextChangeAt: text.describe("The next moment the verdict can change without new evidence."),
  requirements: z.array(Requirement),
  evidenceCount: z.int(),
  automation: z.enum(["full", "assisted"]),
};
export const ControlLine = answerOf<ControlRow>()(z.object(rowShape));
export const ControlLines = z.object({ rows: z.array(ControlLine) });

const Occurrence = z.object({
  from: z.string(), to: z.string(), dueBy: z.string(), label: z.string(), state: z.enum(["found", "late", "missed", "pending", "failed"]), recordIds: z.array(z.string()),
});

const Rule = z.object({
  index: z.int(),
  label: z.string(),
  state: VerdictState,
  sentence: z.string(),
  basis: z.array(z.string()).describe("Ids of the records it stands on."),
  basisTotal: z.int(),
  tested: z.int(),
  deviations: z.array(z.object({ recordId: text, key: text, at: text, sentence: z.string() })),
  deviationsTotal: z.int(),
  missing: z.array(z.object({ recordId: z.string(), fact: z.string() })),
  occurrences: z.array(Occurrence).optional(),
  nextChangeAt: text,
});

const Promised = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const Parameter = z.object({
  name: z.string(), label: z.string(), defaultValue: Promised, promised: Promised.nullable().describe("null: the default applies."), changedBy: text, changedAt: text,
});

export const ControlInFull = answerOf<ControlDetail>()(z.object({
  ...rowShape,
  promise: z.string(),
  defaultPromise: z.string(),
  applicable: z.boolean(),
  applicabilityReason: text,
  ruleSummary: z.string(),
  criteria: z.array(z.object({ framework: z.string(), id: z.string(), text: z.string() })),
  evidenceKinds: z.array(z.string()),
  parameters: z.array(Parameter),
  rules: z.array(Rule),
  hindsight: z.object({ state: VerdictState, sentence: z.string() }).nullable().describe("Only with `asOf`, and only where it differs: the verdict with all that was received since."),
  history: z.array(z.object({ state: VerdictState, from: z.string(), to: text })),
  occurrences: z.array(Occurrence).optional(),
  evidence: z.array(z.object({ id: z.string(), number: z.int(), title: z.string(), receivedAt: z.string(), late: z.boolean(), kinds: z.array(z.string()), withdrawn: z.boolean(), superseded: z.boolean() })),
  erased: z.array(z.object({ id: z.string(), number: z.int(), sentence: z.string() })).describe("Evidence it stood on whose content was erased since, with what stands in its place."),
  activity: z.array(z.object({ at: z.string(), who: z.string(), what: z.string() })),
}));
