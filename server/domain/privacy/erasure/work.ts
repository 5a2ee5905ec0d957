import { Temporal } from "temporal-polyfill";

import { backupsLeft } from "../case/after-answer";
import type { Case, RightProcess } from "../case/case";
import { todayOf } from "../case/requirements";
import { exceptionsOpen } from "../case/rules-exception";
import { PORTAL_SYSTEM } from "./schema";

/** What the product does by itself in an erasure, one thing at a time. */
export type ErasureWork =
  | { do: "end_exception"; itemId: string }
  | { do: "list_backups" }
  | { do: "expire_backup"; backupSetId: string };

const EXECUTED: readonly string[] = ["review", "notifying_recipients", "backup_tail"];
const KNOWN: readonly string[] = ["fulfilling", ...EXECUTED, "done"];

/** The next thing that is due, or null. Doing it and asking again comes to an end: each thing is due once. */
export function dueErasureWork(current: Case, process: RightProcess, now: Date): ErasureWork | null {
  if (process.outcome === "withdrawn") return null;
  const today = todayOf(current, now);
  const over = exceptionsOpen(process).find(({ endsOn }) => endsOn !== null && endsOn <= today);
  if (over && (current.state === "open" || current.state === "closed")) return { do: "end_exception", itemId: over.itemId };
  if (current.state !== "open") return null;
  if (process.backups === null && KNOWN.includes(process.state) && isExecuted(process)) return { do: "list_backups" };
  const gone = (process.backups ?? []).find(({ expired, expiresOn }) => !expired && expiresOn <= today);
  return gone && EXECUTED.includes(process.state) ? { do: "expire_backup", backupSetId: gone.backupSetId } : null;
}

/** The day on which something will be due, or null where nothing is to be waited for. */
export function nextErasureDay(process: RightProcess): string | null {
  if (process.outcome === "withdrawn") return null;
  const left = backupsLeft(process);
  const days = [
    ...exceptionsOpen(process).flatMap(({ endsOn }) => endsOn ?? []),
    ...(process.backups ?? []).filter(({ backupSetId }) => left.includes(backupSetId)).map(({ expiresOn }) => expiresOn),
  ];
  return days.toSorted()[0] ?? null;
}

/** Whether everything that was ordered is done. */
export const isExecuted = ({ tasks }: RightProcess): boolean => tasks.length > 0 && tasks.every(({ method }) => method !== null);

/** A copy made on the day of the erasure still has the data; it is gone so many days later. */
export function expiryOf(erasedOn: string, expiresAfterDays: number): string {
  return Temporal.PlainDate.from(erasedOn).add({ days: expiresAfterDays }).toString();
}

/**
 * The system an item is in: what stands before the first colon of its id where that is one of the erasure's systems,
 * the portal for an evidence, and else the first system of the erasure.
 */
export function systemOfItem(itemId: string, { tasks }: Pick<RightProcess, "tasks">): string {
  const named = tasks.find(({ systemId }) => itemId.startsWith(`${systemId}:`));
  if (named) return named.systemId;
  return itemId.startsWith("ev_") ? PORTAL_SYSTEM : (tasks[0]?.systemId ?? PORTAL_SYSTEM);
}
