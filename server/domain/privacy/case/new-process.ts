import type { RightProcess } from "./case";
import type { Right } from "./vocabulary";

/** A right as it stands when it has just been claimed. */
export function newProcess(claim: { right: Right; objectsTo: readonly string[] }, receivedAt: Date): RightProcess {
  return {
    right: claim.right, objectsTo: claim.objectsTo, receivedAt, state: "assessing", outcome: null, answers: [], extendedAt: null, clarification: null, fee: null,
    plan: null, tasks: [], prepared: null, exceptions: [], recipients: null, backups: null, restriction: null, withdrawnAt: null, withdrawalConfirmed: false,
  };
}
