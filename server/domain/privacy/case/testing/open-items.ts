import { todayOf } from "../requirements";
import type { RightProcess } from "../case";
import type { RightScene } from "../rule";

const NONE = "none";

export const taskOf = ({ tasks }: RightProcess): string => tasks.find(({ method }) => method === null)?.taskId ?? NONE;
export const recipientOf = ({ recipients }: RightProcess): string => recipients?.find(({ result }) => result === null)?.recipientId ?? NONE;

/** For the product itself one that has reached its end, for a person any. */
export function exceptionOf({ current, process, by, now }: RightScene): string {
  const open = process.exceptions.filter(({ ended }) => !ended);
  const due = open.find(({ endsOn }) => endsOn !== null && endsOn <= todayOf(current, now));
  return (by.kind === "user" ? open[0] : due)?.itemId ?? NONE;
}

export function backupOf({ current, process, now }: RightScene): string {
  return process.backups?.find(({ expired, expiresOn }) => !expired && expiresOn <= todayOf(current, now))?.backupSetId ?? NONE;
}
