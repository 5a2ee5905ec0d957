import { compareHeads } from "@/server/domain/ledger/head-guard";
import { listUnknownGuards, type OperatorLog } from "@/server/services/ledger/operator-logs";

import { EXIT, type ExitCode } from "./cli-error";
import { listLogs } from "./ledger-logs";
import type { LedgerOptions } from "./ledger-operator";
import { table } from "./table";
import { plain, type Terminal } from "./terminal";

/** Shows every log beside its guard. Refused (1) where one is frozen or the guard and the database do not go together. */
export async function printStatus({ organization, json }: LedgerOptions, { out, note }: Terminal): Promise<ExitCode> {
  const logs = await listLogs(organization);
  const strangers = organization === undefined ? await listUnknownGuards(logs) : [];
  if (json) await out(`${JSON.stringify({ logs: logs.map(asJson), unknownGuards: strangers }, null, 2)}\n`);
  else {
    await out(table(["organization", "state", "entries", "waiting", "guard", "database", "keys"], logs.map(row)));
    for (const { slug, reason, guard } of logs) {
      if (reason) await out(`${plain(slug)}: frozen at ${reason.at.toISOString()} (${reason.code}). ${plain(reason.sentence)}\n`);
      if (typeof guard === "string") await out(`${plain(slug)}: ${plain(guard)}\n`);
    }
  }
  for (const id of strangers) note(`The head guard knows the log ${id}, which is not in this database: it is older than that log, or another one.\n`);
  return strangers.length > 0 || logs.some(isWrong) ? EXIT.refused : EXIT.done;
}

function isWrong({ state, guard, ...log }: OperatorLog): boolean {
  if (state === "closed") return false;
  return state === "frozen" || guard === null || typeof guard === "string" || compareHeads(guard, log) !== null;
}

function row({ slug, state, size, waiting, guard, sysId, timeline, database, keys }: OperatorLog): (string | number)[] {
  const isOther = sysId !== null && (sysId !== database.systemId || timeline !== database.timeline);
  const held = guard === null ? "none" : typeof guard === "string" ? "unreadable" : guard.size === size ? "same" : `${guard.size}`;
  return [slug, state, size, waiting, held, isOther ? "another" : "same", keys.filter((key) => key.status === "active").map((key) => key.id).join(" ") || "none"];
}

function asJson({ guard, root, ...log }: OperatorLog) {
  const head = { ...log, root: Buffer.from(root).toString("base64") };
  return guard === null || typeof guard === "string" ? { ...head, guard } : { ...head, guard: { ...guard, root: Buffer.from(guard.root).toString("base64") } };
}
