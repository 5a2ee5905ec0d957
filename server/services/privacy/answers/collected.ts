import type { Tx } from "@/db/client";
import { type CollectedFile, type DataTable, tablesOf } from "@/server/domain/privacy/answers/collected";
import type { Right } from "@/server/domain/privacy/case/vocabulary";

import { filesOf, readRequestFile } from "../files/read";
import type { AnswerScene } from "./scene";

/** What was collected for a right: read as tables, or to be given as files. */
export type Collected = { tables: DataTable[]; others: CollectedFile[]; all: CollectedFile[] };

/** Portability takes from what was collected for a copy too: it is the same data in another form. */
const SOURCES: Partial<Record<Right, readonly Right[]>> = { access: ["access"], portability: ["portability", "access"] };

/** Opens what systems gave for a right. A file without a task was put there by hand and belongs to every copy. */
export async function collectedFor(tx: Tx, { request, current, process, names }: AnswerScene): Promise<Collected> {
  const of = { orgId: request.orgId, requestId: request.id };
  const rights = SOURCES[process.right] ?? [];
  const taskIds = new Set(current.rights.filter(({ right }) => rights.includes(right)).flatMap(({ tasks }) => tasks.map(({ taskId }) => taskId)));
  const kept = (await filesOf(tx, of)).filter(({ kind, taskId }) => kind === "collected" && (taskId === null || taskIds.has(taskId)));
  const all: CollectedFile[] = [];
  for (const { id, systemId, name, mediaType, sha256 } of kept) {
    all.push({ fileId: id, systemId: systemId ?? "", systemName: names.get(systemId ?? "") ?? systemId ?? "", name, mediaType, sha256, bytes: await readRequestFile(tx, of, id) });
  }
  const read = all.map((file) => ({ file, tables: tablesOf(file) }));
  return { all, tables: read.flatMap(({ tables }) => tables ?? []), others: read.flatMap(({ file, tables }) => (tables === null ? [file] : [])) };
}
