import type { RightProcess } from "@/server/domain/privacy/case/case";
import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";
import { PLANTING_WORDS, plantingOf } from "@/server/domain/privacy/drills/notices";
import type { DrillSystemView } from "@/server/domain/privacy/drills/view";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import type { DrillRow } from "./rows";

type Drill = Pick<DrillRow, "state" | "result" | "tidiedAt">;
type Row = Pick<DrillSystemView, "systemId" | "name" | "facts" | "verdict" | "evidenceId">;

/** Whom or what a drill waits for, in a sentence that says what to do; null where it waits for nothing. */
export function waitsFor({ state, result, tidiedAt }: Drill, erasure: RightProcess | undefined, rows: readonly Row[]): string | null {
  const waiting = (step: "found" | "erased" | "gone") => rows.filter(({ verdict }) => verdict[step] === "waits").map(({ name }) => name);
  const systems = (names: string[], then: string) => (names.length > 0 ? `Waits for ${names.join(", ")}.` : then);
  if (state === "planting") return PLANTING_WORDS[plantingOf({ planted: rows.filter(({ facts }) => facts.planted).length, systems: rows.length })];
  if (state === "finding") return systems(waiting("found"), "Every system has answered. Go on to the erasure.");
  if (state === "erasing") return erasure?.state === "assessing" ? "The erasure is planned. Somebody else approves it." : systems(waiting("erased"), "Every system has reported. Ask them once more.");
  if (state === "checking") return systems(waiting("gone"), "Every system has answered. The drill ends by itself within a minute.");
  if (result === null) return leftIn(rows);
  return tidiedAt === null ? `Its erasure is not closed yet: ${whyOpen(erasure, rows)}` : null;
}

/** Of a drill that was called off: nobody is asked to erase anything. */
function leftIn(rows: readonly Row[]): string | null {
  const left = rows.filter(({ facts, evidenceId }) => facts.planted || evidenceId !== null).map(({ name }) => name);
  return left.length > 0 ? `What was planted is still in ${left.join(", ")}: take it out there.` : null;
}

function whyOpen(erasure: RightProcess | undefined, rows: readonly Row[]): string {
  const open = (erasure?.tasks ?? []).filter(({ method }) => method === null).map(({ systemId }) => systemId);
  const names = rows.filter(({ systemId }) => systemId !== PORTAL_SYSTEM && open.includes(systemId)).map(({ name }) => name);
  const reasons = [
    ...(names.length > 0 ? [`${names.join(", ")} ${names.length > 1 ? "have" : "has"} not reported it.`] : []),
    ...(open.includes(PORTAL_SYSTEM) ? ["The planted document waits to be erased: ask for it on the page of the erasure, and somebody else approves it."] : []),
    ...(erasure && exceptionsOpen(erasure).length > 0 ? ["An exception keeps something of the person: end it, or answer the erasure, on its page."] : []),
  ];
  return reasons.length > 0 ? reasons.join(" ") : erasure?.state === "review" ? "somebody has to approve its answer, on its page." : "it waits for backups to run out.";
}
