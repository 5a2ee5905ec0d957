import { and, asc, eq, lte, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { erasureWatch, privacySuppressions } from "@/db/schema/privacy-erasure";
import { isDrill, processOf } from "@/server/domain/privacy/case/case";
import { dueErasureWork, nextErasureDay } from "@/server/domain/privacy/erasure/work";

import { systemContext } from "../../access/system-context";
import { loadCase } from "../load-case";
import { legalToday, lockRequest } from "../rows";
import { doErasureWork, listMoreBackups } from "./due-work";
import { issueCertificate } from "./issue-certificate";
import { completePortalTask, portalStanding, portalTask } from "./portal/complete-task";
import { rememberOrders, rememberSuppressions, rememberWithdrawal } from "./remember";

const AT_ONCE = 100;
const LOOK_AGAIN_MS = 60_000;
/** More than a case can have due: 500 exceptions and 200 backup sets. */
const TURNS = 1000;
/** So often the end of the portal's task is tried in one go. */
const MOST_ENDS = 5;

/**
 * Carries on every erasure of a person for which something is due: what was ordered is remembered outside the database, an
 * exception whose day has come goes on to its system, backups are listed and expire, a certificate is issued. Killed
 * anywhere, the next run goes on. Returns how many cases it looked at; throws at the end what failed in some.
 */
export async function tendErasures(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const failures: unknown[] = [];
  let seen = 0;
  for (const { org_id: orgId } of orgs) {
    await rememberSuppressions(orgId, now).catch((error: unknown) => failures.push(error));
    const due = await withOrg(orgId, async (tx) => dueCases(tx, orgId, now), "system");
    for (const requestId of due) await tendCase(orgId, requestId, now).catch((error: unknown) => failures.push(error));
    seen += due.length;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${seen} erasures could not be carried on: ${String(failures[0])}`);
  return seen;
}

async function dueCases(tx: Tx, orgId: string, now: Date): Promise<string[]> {
  await tx.delete(privacySuppressions).where(and(eq(privacySuppressions.orgId, orgId), lte(privacySuppressions.until, await legalToday(tx, orgId, now))));
  const rows = await tx.select({ id: erasureWatch.requestId }).from(erasureWatch).where(and(eq(erasureWatch.orgId, orgId), lte(erasureWatch.nextAt, now))).orderBy(asc(erasureWatch.nextAt)).limit(AT_ONCE);
  return rows.map(({ id }) => id);
}

/** One case, step by step, each in a transaction of its own. */
export async function tendCase(orgId: string, requestId: string, now: Date): Promise<void> {
  await rememberOrders(orgId, requestId, now);
  await rememberWithdrawal(orgId, requestId);
  let ends = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const step = await withOrg(orgId, async (tx) => oneStep(tx, orgId, requestId, now), "system");
    if (step === "rest") return;
    const ended = step === "portal" ? await completePortalTask(orgId, requestId, now) : "ended";
    // Where much is pushed all the time, a quieter minute is waited for.
    if (ended === "waits" || (ended === "more" && ++ends === MOST_ENDS)) return;
  }
  throw new Error(`The erasure of ${requestId} does not come to rest: it will be tried again.`);
}

/** `done`: something was, and more may follow from it; `portal`: the portal's own task may end, which needs its own transaction; `rest`: nothing is due. */
async function oneStep(tx: Tx, orgId: string, requestId: string, now: Date): Promise<"done" | "portal" | "rest"> {
  const request = await lockRequest(tx, orgId, requestId);
  const current = await loadCase(tx, orgId, requestId);
  const process = processOf(current, "erasure");
  const watch = and(eq(erasureWatch.orgId, orgId), eq(erasureWatch.requestId, requestId));
  const ctx = systemContext(orgId, now);
  if (!process || request.forgottenAt !== null) {
    await tx.update(erasureWatch).set({ nextAt: null }).where(watch);
    return "rest";
  }
  const work = dueErasureWork(current, process, now);
  if (work) {
    await doErasureWork(tx, ctx, work, { requestId, language: request.language, current, process });
    return "done";
  }
  if (await listMoreBackups(tx, ctx, { requestId, language: request.language, current, process })) return "done";
  // A certificate speaks of a person.
  if (!isDrill(current)) await issueCertificate(tx, ctx, { requestId, current, process });
  const next = nextErasureDay(process);
  // While evidence waits for its own four eyes nothing else would call.
  const nextAt = portalTask(process) ? new Date(now.getTime() + LOOK_AGAIN_MS) : next === null ? null : startOf(next, current.receipt.zone);
  await tx.update(erasureWatch).set({ nextAt }).where(watch);
  const portal = await portalStanding(tx, orgId, requestId, process, now);
  return portal === "settled" ? "portal" : portal === "more" ? "done" : "rest";
}

function startOf(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().epochMilliseconds);
}
