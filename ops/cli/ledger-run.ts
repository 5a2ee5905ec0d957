import { closeDatabase } from "@/db/client";
import { configure } from "@/server/configure";
import { LedgerError } from "@/server/domain/ledger/error";
import { ServiceError } from "@/server/services/errors";
import { freezeNow } from "@/server/services/ledger/freeze";
import { initGuard } from "@/server/services/ledger/init-guard";
import type { OperatorLog } from "@/server/services/ledger/operator-logs";
import { repairLog } from "@/server/services/ledger/repair";
import { rotateKey } from "@/server/services/ledger/rotate-key";
import { succeedLog } from "@/server/services/ledger/succeed";
import { unfreezeLog } from "@/server/services/ledger/unfreeze";

import { CliError, EXIT, usageError, type ExitCode } from "./cli-error";
import { explainDatabaseError } from "./database-error";
import { actOnAnchorLog } from "./ledger-anchor-log";
import { listLogs } from "./ledger-logs";
import type { LedgerAct, LedgerOptions } from "./ledger-operator";
import { mirrorAt } from "./ledger-mirror";
import { printStatus } from "./ledger-status";
import { plain, type Terminal } from "./terminal";

type Act = (log: OperatorLog & { orgId: string }, options: LedgerOptions, now: Date) => Promise<string>;

/** Runs one of the operator's ledger commands against the database. Every refusal is one sentence. */
export async function runLedger(act: LedgerAct, options: LedgerOptions, terminal: Terminal): Promise<ExitCode> {
  try {
    configure();
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
  try {
    return act === "status" ? await printStatus(options, terminal) : await runOnLogs(act, options, terminal);
  } catch (error) {
    if (error instanceof LedgerError) throw new CliError(EXIT.refused, `${error.code}: ${error.message}`);
    throw error instanceof ServiceError ? new CliError(EXIT.refused, error.message) : explainDatabaseError(error);
  } finally {
    await closeDatabase();
  }
}

const ACTS: Record<Exclude<LedgerAct, "status">, Act> = {
  "guard init": async ({ orgId, logId }, _, now) => {
    const { size, reopened } = await initGuard(orgId, logId, now);
    return `the head guard holds ${size} entries${reopened ? "; the log goes on" : ""}`;
  },
  freeze: async ({ orgId, logId }, { reason = "" }, now) => {
    if (!(await freezeNow(orgId, logId, { code: "OPERATOR", sentence: `An operator stopped it: ${plain(reason)}` }, now))) throw new ServiceError("CONFLICT", "The log is not active.");
    return "frozen; its owners are told by mail";
  },
  unfreeze: async ({ orgId, logId }, _, now) => `the log goes on at ${(await unfreezeLog(orgId, logId, now)).size} entries`,
  repair: async ({ orgId, logId }, { from = "" }, now) => {
    const taken = await repairLog(orgId, logId, await mirrorAt(from), now);
    return `the entries ${taken.from} to ${taken.to} are back; the log goes on`;
  },
  succeed: async ({ orgId, logId, origin }, { statement = "", lastGood, keyCompromised = false }, now) => {
    const next = await succeedLog(orgId, logId, { statement: plain(statement), lastGoodSize: lastGood, keyCompromised }, now);
    return `${origin} is closed. Its successor is ${next.origin}; give auditors its key: ${next.vkey}. ${next.lost ? `Lost or not vouched for: the entries ${next.lost.from} to ${next.lost.to}.` : "No entry is lost."} ${next.carried} unsequenced entries are named in its first entry`;
  },
  "rotate-key": async ({ orgId, logId }, { overlapDays = 30 }, now) => {
    const key = await rotateKey(orgId, logId, overlapDays, now);
    return key ? `the new key signs from ${key.fromSize} entries on; give auditors ${key.vkey}` : "the newest seed's key is in force already";
  },
};

async function runOnLogs(act: Exclude<LedgerAct, "status">, options: LedgerOptions, { out, note }: Terminal): Promise<ExitCode> {
  const open = await chosen(act, options);
  let code: ExitCode = EXIT.done;
  for (const log of open) {
    try {
      await out(`${plain(log.slug)}: ${await carryOut(act, log, options)}.\n`);
    } catch (error) {
      if (!(error instanceof ServiceError || error instanceof LedgerError) || open.length === 1) throw error;
      note(`${plain(log.slug)}: ${plain(error.message)}\n`);
      code = EXIT.refused;
    }
  }
  return code;
}

async function carryOut(act: Exclude<LedgerAct, "status">, { orgId, ...log }: OperatorLog, options: LedgerOptions): Promise<string> {
  return orgId === null ? actOnAnchorLog(act, options, new Date()) : ACTS[act]({ ...log, orgId }, options, new Date());
}

/** The logs that are not closed; with --all and `guard init` only those without an entry. */
async function chosen(act: LedgerAct, { organization, anchorLog, all }: LedgerOptions): Promise<OperatorLog[]> {
  if ([organization !== undefined, anchorLog === true, all === true].filter(Boolean).length !== 1) throw usageError("Give one of --organization <slug>, --anchor-log, or --all where the command knows it.");
  const open = (await listLogs(organization, anchorLog)).filter((log) => log.state !== "closed");
  if (anchorLog && open.length === 0) throw new CliError(EXIT.refused, "There is no anchor log yet: the worker opens it with its first round.");
  if (organization !== undefined && open.length === 0) throw new CliError(EXIT.refused, `There is no organization with the address ${plain(organization)} and an open log.`);
  return all && act === "guard init" ? open.filter((log) => log.guard === null || typeof log.guard === "string") : open;
}
