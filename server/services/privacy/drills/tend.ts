import { and, asc, eq, isNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { drills } from "@/db/schema/privacy-drills";
import { judgeSystem } from "@/server/domain/privacy/drills/judge";
import { LONGEST_DAYS } from "@/server/domain/privacy/drills/vocabulary";
import { log } from "@/server/log";

import { systemContext } from "../../access/system-context";
import { Turns } from "../../in-turns";
import { findSettings, settingsOrThrow } from "../rows";
import { prepareDrillAnswer } from "./answer-erasure";
import { finishDrill } from "./end";
import { factsOf } from "./facts";
import { fileDrills } from "./file";
import { keepSchedule } from "./keep-schedule";
import { noteMarkers } from "./note-markers";
import { changeDrill, lockDrill, systemsOf } from "./rows";
import { tidyDrill } from "./tidy";

const DAY_MS = 86_400_000;
const turns = new Turns("drills");

/** Carries every drill on: makes and begins those that are due, notes what systems handed over, ends and files what is through. Returns how many it looked at. */
export async function tendDrills(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => tendDrillsOf(orgId, now));
}

/** The same for one organization. One drill that cannot be carried on keeps no other waiting; its next turn tries again. */
export async function tendDrillsOf(orgId: string, now: Date): Promise<number> {
  const settings = await withOrg(orgId, async (tx) => findSettings(tx, orgId), "system");
  if (!settings) return 0;
  const ids = await withOrg(orgId, async (tx) => tx.select({ id: drills.id }).from(drills).where(and(eq(drills.orgId, orgId), isNull(drills.tidiedAt))).orderBy(asc(drills.number)), "system");
  for (const { id } of ids) {
    // Each by itself: an answer that cannot be prepared keeps no drill from its end.
    for (const step of [answerErasure, tendDrill]) await withOrg(orgId, async (tx) => step(tx, orgId, id, now), "system").catch((error: unknown) => log().error({ orgId, drillId: id, err: error instanceof Error ? error.message : String(error) }, "a drill could not be carried on, will try again"));
  }
  await keepSchedule(orgId, settings.zone, now);
  await fileDrills(orgId, now);
  return ids.length;
}

/** Also after its step: a system that reports late is answered like any, and its case can be closed. */
async function answerErasure(tx: Tx, orgId: string, id: string, now: Date): Promise<void> {
  const { erasingId } = await lockDrill(tx, orgId, id);
  if (erasingId) await prepareDrillAnswer(tx, orgId, erasingId, now);
}

async function tendDrill(tx: Tx, orgId: string, id: string, now: Date): Promise<void> {
  const drill = await lockDrill(tx, orgId, id);
  const ctx = systemContext(orgId, now);
  if (drill.state === "planting") return;
  if (drill.state === "ended") {
    if (await tidyDrill(tx, drill, now)) await changeDrill(tx, drill, { tidiedAt: now });
    return;
  }
  if (drill.startedAt && now.getTime() - drill.startedAt.getTime() > LONGEST_DAYS * DAY_MS) return finishDrill(tx, ctx, drill);
  if (drill.state === "finding") await noteMarkers(tx, drill);
  if (drill.state === "checking" && (await isThrough(tx, orgId, drill.id))) await finishDrill(tx, ctx, drill);
}

/** Every system has answered the last question. */
async function isThrough(tx: Tx, orgId: string, id: string): Promise<boolean> {
  const { zone } = await settingsOrThrow(tx, orgId);
  const drill = await lockDrill(tx, orgId, id);
  const facts = await factsOf(tx, drill, await systemsOf(tx, orgId, id));
  return [...facts.values()].every((each) => judgeSystem(each, drill.state, zone).gone !== "waits");
}
