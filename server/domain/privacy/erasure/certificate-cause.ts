import type { Certificate } from "./certificate";

/** Why the newest certificate no longer says how it is, or null where it does. */
export function certificateCause(last: Certificate | undefined, now: Pick<Certificate, "backups" | "ledger">): Certificate["because"] | null {
  if (!last) return "answered";
  if (last.ledger.answer.entry !== now.ledger.answer.entry) return "exception_ended";
  const isOver = (sets: Certificate["backups"]) => sets.every(({ expired }) => expired);
  return isOver(now.backups) && !isOver(last.backups) ? "tail_ended" : null;
}
