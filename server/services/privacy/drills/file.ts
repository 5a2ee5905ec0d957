import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { drills } from "@/db/schema/privacy-drills";
import { DRILL_CONTROL, drillRecords, drillSummary } from "@/server/domain/privacy/drills/filed";
import { judgeSystem } from "@/server/domain/privacy/drills/judge";
import { log } from "@/server/log";

import { systemContext } from "../../access/system-context";
import { pushEvidence } from "../../evidence/push";
import { findSettings } from "../rows";
import { changeDrill, drillName, type DrillRow, systemsOf } from "./rows";

const AT_ONCE = 20;

/** Files every drill that has a result as evidence, a missed quarter too. Returns how many; one that was cut off finds its own item again. */
export async function fileDrills(orgId: string, now: Date): Promise<number> {
  const due = await withOrg(orgId, async (tx) => tx.select().from(drills).where(and(eq(drills.orgId, orgId), isNotNull(drills.result), isNull(drills.evidenceId))).orderBy(asc(drills.number)).limit(AT_ONCE), "system");
  let filed = 0;
  for (const drill of due) filed += await fileOrLog(drill, now);
  return filed;
}

/** What cannot be filed keeps nothing else waiting; it is tried again. */
async function fileOrLog(drill: DrillRow, now: Date): Promise<number> {
  try {
    await fileDrill(drill, now);
    return 1;
  } catch (error) {
    log().error({ orgId: drill.orgId, drillId: drill.id, err: error instanceof Error ? error.message : String(error) }, "a drill could not be filed as evidence, will try again");
    return 0;
  }
}

async function fileDrill(drill: DrillRow, now: Date): Promise<void> {
  const { orgId, number, quarter, result, endedAt, startedAt } = drill;
  if (!result || !endedAt) return;
  const name = drillName(number);
  const { summary, isHere } = await withOrg(orgId, async (tx) => {
    const zone = (await findSettings(tx, orgId))?.zone ?? "UTC";
    const rows = (await systemsOf(tx, orgId, drill.id)).flatMap((row) => (row.facts ? [{ name: row.name, verdict: judgeSystem(row.facts, "ended", zone) }] : []));
    const [control] = await tx.select({ id: controls.id }).from(controls).where(and(eq(controls.orgId, orgId), eq(controls.key, DRILL_CONTROL)));
    return { summary: drillSummary(rows), isHere: control !== undefined };
  }, "system");
  const records = drillRecords({ name, quarter, result, at: endedAt });
  const title = result === "missed" ? `No drill of rights requests in ${quarter}` : `Drill of rights requests, ${quarter}: ${result}`;
  const [answer] = await pushEvidence(systemContext(orgId, now, "evidence:push"), { items: [{
    title, fileName: `drill-${number}.json`, content: { text: JSON.stringify({ proofroom: 1, records }) }, ...(isHere ? { controls: [DRILL_CONTROL] } : {}),
    provenance: {
      sourceSystem: "Proofroom privacy desk", collector: "Proofroom", method: "api", query: `${name}: a made-up person, asked for, erased, and asked for again in every system`, parameters: summary,
      extractedAt: endedAt.toISOString(), extractedBy: "system", rowCount: records.length, ...(startedAt ? { periodStart: startedAt.toISOString(), periodEnd: endedAt.toISOString() } : {}),
    },
  }] });
  if (!answer?.id) throw new Error(`The evidence of ${name} was refused: ${answer?.issues.map(({ message }) => message).join(" ") ?? "no answer"}`);
  await withOrg(orgId, async (tx) => changeDrill(tx, drill, { evidenceId: answer.id }), "system");
}
