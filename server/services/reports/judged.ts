import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { judge, type JudgeClock, type JudgedControl } from "@/server/domain/controls/judge";
import type { Verdict } from "@/server/domain/controls/schema";
import type { TimedRecord } from "@/server/domain/controls/timeline";

import type { SayLanguage } from "@/server/domain/say/say";

import type { ControlRecord } from "../controls/rows";
import { zoneAt } from "../organizations/rows";
import type { ReportFacts } from "./facts";
import { languageOf } from "./language";

/** A control with what bears on it, to be judged at any moment of the period by the promise and in the zone of that moment, in the words of the report's language. */
export type Bench = { control: ControlRecord; records: TimedRecord[]; at: (moment: string, language?: SayLanguage) => Judged };
/** `control` is the control as worded and promised at that moment. */
export type Judged = { control: ControlRecord; judged: JudgedControl; clock: JudgeClock; verdict: Verdict };

export function benchOf(facts: ReportFacts, control: ControlRecord): Bench {
  const records = facts.records.filter((record) => control.kinds.includes(record.kind) || record.kind === "recorded_zero");
  return {
    control, records,
    at: (moment, language = languageOf(facts.report)) => {
      const worded = controlAt(facts, control, moment);
      const judged = { ...worded, adoptedAt: worded.adoptedAt.toISOString() };
      const clock = { asOf: moment, knownAt: moment, timezone: zoneAt(facts.organization, moment), language };
      return { control: worded, judged, clock, verdict: judge(judged, records, clock, EVIDENCE_KINDS) };
    },
  };
}

/** The control as it was worded and promised at a moment. */
export function controlAt(facts: ReportFacts, control: ControlRecord, moment: string): ControlRecord {
  const then = facts.revisions.get(control.id)?.findLast((revision) => revision.at <= moment);
  if (!then) return control;
  const { title, promise, applicable, applicabilityReason, test, promised } = then;
  return { ...control, title, promise, applicable, applicabilityReason, test, promised: { ...promised } };
}
