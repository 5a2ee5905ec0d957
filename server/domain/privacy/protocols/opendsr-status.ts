import type { Case } from "../case/case";
import type { Right } from "../case/vocabulary";
import type { OpenDsrStatus } from "./opendsr";

/** How a completed request ended: the specification has no word for anything but success, so this stands in our extension. */
export const OUTCOMES = ["fulfilled", "partial", "refused", "no_data", "not_identifiable", "forwarded"] as const;
export type ProtocolOutcome = (typeof OUTCOMES)[number];
export type Standing = { status: OpenDsrStatus; outcome: ProtocolOutcome | null };

/** Where a request stands in the words of OpenDSR. Until somebody began to assess it, it is pending and can be cancelled. */
export function standingOf(current: Case, right: Right): Standing {
  const process = current.rights.find((each) => each.right === right);
  if (current.state === "withdrawn" || process?.outcome === "withdrawn") return { status: "cancelled", outcome: null };
  if (current.state === "forwarded_not_controller") return completed("forwarded");
  if (current.state === "not_identifiable" || current.state === "unverified_lapsed") return completed("not_identifiable");
  if (process?.outcome) return completed(process.outcome === "full" ? "fulfilled" : process.outcome);
  return { status: current.state === "received" ? "pending" : "in_progress", outcome: null };
}

const completed = (outcome: ProtocolOutcome): Standing => ({ status: "completed", outcome });
