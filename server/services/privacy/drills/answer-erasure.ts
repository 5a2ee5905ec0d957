import type { Tx } from "@/db/client";
import { processOf } from "@/server/domain/privacy/case/case";
import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";

import { systemContext } from "../../access/system-context";
import type { ServiceContext } from "../../context";
import { carryOutAct } from "../act";
import { doErasureWork } from "../erasure/due-work";
import { loadCase } from "../load-case";
import { lockRequest } from "../rows";

const NOBODY = "The person was made up for a drill: nobody has received anything about them.";
const SAID = {
  what_was_erased: "All that was planted for this drill, in every system that reported it.", what_stays: "Nothing of the planted person.", backups: "Copies in backups run out with them.",
  recipients: "Nobody: the person was made up.", what_we_keep: "What each system answered, and when.",
};

/**
 * Prepares the answer to the rehearsed erasure once every system has reported, so that the case can end as every erasure
 * does. What is kept by an exception is answered by people. Returns whether it did something; it may be called again at any time.
 */
export async function prepareDrillAnswer(tx: Tx, orgId: string, requestId: string, now: Date): Promise<boolean> {
  const ctx = systemContext(orgId, now);
  await lockRequest(tx, orgId, requestId);
  let current = await loadCase(tx, orgId, requestId);
  const process = processOf(current, "erasure");
  if (process?.state !== "fulfilling" || process.tasks.some(({ method }) => method === null) || exceptionsOpen(process).length > 0) return false;
  const act = async (kind: string, data: Record<string, unknown>) => carryOutAct(tx, ctx, requestId, { kind, right: "erasure", data });
  if (process.recipients === null) current = await act("list_recipients", { recipientIds: [], whyNone: { text: NOBODY }, publicSteps: null });
  const isFound = process.tasks.some(({ records }) => records > 0);
  if (isFound && process.backups === null) await doErasureWork(tx, ctx, { do: "list_backups" }, { requestId, language: "en", current, process });
  const common = { thirdPartyChecked: false, redactions: [], grounds: [], withheld: [] };
  const searched = { systems: process.tasks.length, identifiers: 3 };
  if (isFound) await act("prepare_answer", { ...common, outcome: "full", contentSha256: { draft: { kind: "answer_full", said: SAID } }, searched: null });
  else await act("prepare_answer", { ...common, outcome: "no_data", contentSha256: { draft: { kind: "no_data", said: { confirmation: "Nothing was found.", searched: `${searched.systems} systems were searched.` } } }, searched });
  return true;
}

/** Sends the prepared answer to nobody but the case's page, by whoever approves it. Nothing where none is prepared. */
export async function approveDrillAnswer(tx: Tx, ctx: ServiceContext, requestId: string): Promise<void> {
  const prepared = processOf(await loadCase(tx, ctx.orgId, requestId), "erasure")?.prepared;
  if (!prepared) return;
  const notice = { approved: { contentSha256: prepared.contentSha256, channel: "case_page" } };
  await carryOutAct(tx, ctx, requestId, { kind: "approve_answer", right: "erasure", data: { preparedSeq: prepared.seq, notice } });
}
