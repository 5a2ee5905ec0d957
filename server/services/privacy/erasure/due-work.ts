import type { Tx } from "@/db/client";
import { newId } from "@/server/domain/ids/ids";
import type { Case, RightProcess } from "@/server/domain/privacy/case/case";
import { type ErasureWork, isExecuted, systemOfItem } from "@/server/domain/privacy/erasure/work";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { Language } from "@/server/domain/privacy/languages";
import { ERASURE_WORDS } from "@/server/domain/privacy/letters/erasure-words";

import type { ServiceContext } from "../../context";
import { carryOutAct } from "../act";
import { tailOf } from "./backups";

const NO_BACKUPS = "None of the systems in which data were erased has backups, as the register of systems says.";
const LISTABLE: readonly string[] = ["fulfilling", "review", "notifying_recipients", "backup_tail", "done"];
type Of = { requestId: string; language: Language; current: Case; process: RightProcess };

/** Does one thing that is due, by the rules that hold for everybody, in the caller's transaction. */
export async function doErasureWork(tx: Tx, ctx: ServiceContext, work: ErasureWork, of: Of): Promise<Case> {
  const act = async (kind: string, data: Record<string, unknown>) => carryOutAct(tx, ctx, of.requestId, { kind, right: "erasure", data });
  if (work.do === "expire_backup") return act("expire_backup", { backupSetId: work.backupSetId });
  if (work.do === "end_exception") return act("end_exception", endOf(work.itemId, of));
  const sets = (await tailOf(tx, ctx.orgId, of.requestId, of.current)).map(({ backupSetId, expiresOn }) => ({ backupSetId, expiresOn }));
  return act("list_backups", { sets, whyNone: sets.length === 0 ? { text: NO_BACKUPS } : null });
}

/** Lists the backups of a system in which more was erased since they were listed. Returns whether there were any. */
export async function listMoreBackups(tx: Tx, ctx: ServiceContext, { requestId, current, process }: Of): Promise<boolean> {
  if (process.backups === null || !isExecuted(process) || current.state !== "open" || !LISTABLE.includes(process.state)) return false;
  const known = new Set(process.backups.map(({ backupSetId }) => backupSetId));
  const sets = (await tailOf(tx, ctx.orgId, requestId, current)).filter(({ backupSetId }) => !known.has(backupSetId)).map(({ backupSetId, expiresOn }) => ({ backupSetId, expiresOn }));
  if (sets.length === 0) return false;
  await carryOutAct(tx, ctx, requestId, { kind: "list_backups", right: "erasure", data: { sets, whyNone: null } });
  return true;
}

/** The item goes on to its system as a task of its own; whoever was told that it stays is told that it no longer does. */
function endOf(itemId: string, { process, language }: Of): Record<string, unknown> {
  const words = ERASURE_WORDS[language];
  const endsOn = process.exceptions.find((each) => each.itemId === itemId)?.endsOn;
  const said = { reasons: words.exceptionReasons(dayInWords(language, endsOn ?? "")), result: words.exceptionResult };
  return { itemId, because: "end_date", task: { taskId: newId("systemTask"), systemId: systemOfItem(itemId, process) }, notice: process.outcome === null ? null : { letter: { kind: "exception_ended", said } } };
}
