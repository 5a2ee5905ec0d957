import { z } from "zod";

import { DRILL_FAULTS, DRILL_NOTES, DRILL_RESULTS, DRILL_STATES, MARKER_SEEN } from "@/server/domain/privacy/drills/vocabulary";
import { CONNECTOR_KINDS } from "@/server/domain/privacy/systems/vocabulary";

const Moment = z.string().nullable();
const Step = z.enum(["waits", "good", "bad", "not_asked"]);
const DrillTask = z.object({ askedAt: z.string(), doneAt: Moment, dueOn: z.string().nullable().describe("The last day in time."), method: z.string().nullable(), records: z.int(), problem: z.string().nullable() }).nullable();
const Line = z.object({
  id: z.string(), name: z.string(), quarter: z.string().describe("Such as 2026-Q3, in the legal zone."), state: z.enum(DRILL_STATES), result: z.enum(DRILL_RESULTS).nullable(), startedAt: Moment, endedAt: Moment,
  planted: z.int(), systems: z.int(), failing: z.int().describe("Systems with a fault."), evidenceId: z.string().nullable().describe("What it is filed as."),
});
const System = z.object({
  systemId: z.string(), name: z.string(), connector: z.enum([...CONNECTOR_KINDS, "portal"]), marker: z.string(), plantedAt: Moment, plantedBy: z.string().nullable(), evidenceId: z.string().nullable(), seesToIt: z.string().nullable(),
  facts: z.object({ planted: z.boolean(), takesAccess: z.boolean(), takesErasure: z.boolean(), marker: z.enum(MARKER_SEEN).nullable(), found: DrillTask, erased: DrillTask, gone: DrillTask }),
  verdict: z.object({ found: Step, inTime: Step, handedOver: Step, erased: Step, gone: Step, faults: z.array(z.enum(DRILL_FAULTS)), notes: z.array(z.enum(DRILL_NOTES)) }),
  days: z.object({ found: z.int().nullable(), erased: z.int().nullable(), gone: z.int().nullable() }).describe("Whole days from being asked to the answer."),
});
const Person = z.object({ code: z.string(), name: z.string(), email: z.string(), phone: z.string(), customerId: z.string(), userId: z.string() }).nullable().describe("Made up: nobody is behind it. null for a quarter that was missed.");

export const DrillLines = z.object({ zone: z.string(), schedule: z.object({ isOn: z.boolean(), runDay: z.int(), nextRunOn: z.string().nullable() }), rows: z.array(Line) });
export const DrillInFull = Line.extend({
  zone: z.string(), person: Person, systemRows: z.array(System), cases: z.array(z.object({ step: z.enum(["finding", "erasing", "checking"]), id: z.string(), name: z.string() })),
  plannedBy: z.string().nullable(), planSeq: z.int().nullable().describe("The plan of the erasure as it is now."), waitsFor: z.string().nullable(), offered: z.array(z.string()).describe("What whoever asks can do now; nothing for a key."),
});
