import { type ErasureFacts, type ErasureResult, ERASURE_RESULTS } from "@/server/domain/privacy/answers/erasure-document";
import { localDay } from "@/server/domain/privacy/calendar-days";

import type { AnswerScene } from "./scene";

/** What the events of a case say of its erasure. `recipients` names those that a register knows. */
export function erasureFacts({ events, process, current, names, settings, authority }: AnswerScene, recipients: ReadonlyMap<string, string>): ErasureFacts {
  const { zone } = current.receipt;
  const doneOn = new Map(events.flatMap((event) => (event.kind === "task_completed" && event.right === "erasure" ? [[event.data.taskId, localDay(event.at.toISOString(), zone).toString()] as const] : [])));
  return {
    done: process.tasks.flatMap(({ taskId, systemId, method, records }) => (method === null ? [] : [{ systemName: names.get(systemId) ?? systemId, method, records, on: doneOn.get(taskId) ?? "" }])),
    kept: process.exceptions.filter(({ ended }) => !ended).map(({ itemId, ground, endsOn }) => ({ item: itemId, ground, endsOn })),
    backups: (process.backups ?? []).map(({ backupSetId, expiresOn, expired }) => ({ name: names.get(backupSetId) ?? backupSetId, expiresOn, expired })),
    recipients: (process.recipients ?? []).map(({ recipientId, result }) => ({ name: recipients.get(recipientId) ?? recipientId, result: ERASURE_RESULTS.find((known) => known === result) ?? ("open" satisfies ErasureResult) })),
    retentionYears: settings.retentionYears, authority,
  };
}
