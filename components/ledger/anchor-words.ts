import type { AnchorRow } from "@/server/domain/anchors/view";

const KINDS: Record<AnchorRow["kind"], string> = { witness: "Witness", rfc3161: "Time-stamp", email: "E-mail", object_lock: "Locked copy", pdf: "Printed report" };

export function kindWord(kind: AnchorRow["kind"]): string {
  return KINDS[kind];
}

/** What a row's state says, in words: colour alone says nothing. */
export function stateWord({ state, attempts }: Pick<AnchorRow, "state" | "attempts">): string {
  if (state === "done") return "Anchored";
  if (state === "failed") return "Failed";
  if (state === "superseded") return "Covered by a later one";
  return attempts > 0 ? "Trying again" : "On its way";
}

/** How much of the organization's log it covers; an anchor made before the first of its heads covers none of it. */
export function coverWord(covers: number | null): string {
  return covers === null ? "none of yours" : covers.toLocaleString("en");
}
