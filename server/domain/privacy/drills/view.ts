import type { ConnectorKind } from "../systems/vocabulary";
import type { DrillFacts, DrillVerdict } from "./judge";
import type { PlantedPerson } from "./person";
import type { DrillResult, DrillState } from "./vocabulary";

/** One drill in the list. `failing` counts systems with a fault, `planted` those in which the person was entered. */
export type DrillLine = { id: string; name: string; quarter: string; state: DrillState; result: DrillResult | null; startedAt: string | null; endedAt: string | null; planted: number; systems: number; failing: number; evidenceId: string | null };
/** `nextRunOn`: the next day on which one begins by itself; null while nothing is scheduled. */
export type DrillSchedule = { isOn: boolean; runDay: number; nextRunOn: string | null };
export type DrillList = { zone: string; schedule: DrillSchedule; rows: DrillLine[] };

/** One system of a drill. `seesToIt` is who is responsible for what is wrong, null for nobody. */
export type DrillSystemView = {
  systemId: string; name: string; connector: ConnectorKind | "portal"; marker: string; plantedAt: string | null; plantedBy: string | null; evidenceId: string | null; seesToIt: string | null;
  facts: DrillFacts; verdict: DrillVerdict; days: { found: number | null; erased: number | null; gone: number | null };
};
export type DrillCase = { step: "finding" | "erasing" | "checking"; id: string; name: string };
/** What can be done now. `approve_erasure` is for somebody else than who planned it. */
export type DrillAct = "plant" | "start" | "plan_erasure" | "approve_erasure" | "check" | "end";
export type DrillView = DrillLine & { zone: string; person: PlantedPerson | null; systemRows: DrillSystemView[]; cases: DrillCase[]; plannedBy: string | null; /** The plan of the erasure as it is now. */ planSeq: number | null; waitsFor: string | null; offered: DrillAct[] };
