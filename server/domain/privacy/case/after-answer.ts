import type { RightProcess } from "./case";
import { type Answer, RIGHTS_TOLD_TO_RECIPIENTS, type RightState } from "./vocabulary";

/** Whether every recipient of the data must be told of what was done (Art. 19). */
export const tellsRecipients = ({ right }: Pick<RightProcess, "right">): boolean => RIGHTS_TOLD_TO_RECIPIENTS.includes(right);
/** Recipients nobody told yet. */
export const recipientsLeft = ({ recipients }: RightProcess): string[] => (recipients ?? []).filter(({ result }) => result === null).map(({ recipientId }) => recipientId);
/** Backup sets that still hold what was erased. */
export const backupsLeft = ({ backups }: RightProcess): string[] => (backups ?? []).filter(({ expired }) => !expired).map(({ backupSetId }) => backupSetId);

/** The state of a right whose answer is out. Erasure, rectification and restriction go on until everybody was told and the last backup is gone. */
export function stateAnswered(process: RightProcess, outcome: Answer): RightState {
  if (outcome === "refused" || outcome === "no_data") return outcome;
  if (!tellsRecipients(process)) return outcome === "full" ? "responded_full" : "responded_partial";
  if (recipientsLeft(process).length > 0) return "notifying_recipients";
  return backupsLeft(process).length > 0 ? "backup_tail" : "done";
}
