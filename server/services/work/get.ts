import { and, desc, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls, controlStatus } from "@/db/schema/controls";
import { evidence } from "@/db/schema/evidence";
import { byUrgency } from "@/server/domain/work/urgency";
import type { WorkItem, WorkView } from "@/server/domain/work/view";

import { newestOwn } from "../access/newest-own";
import { controlInReach, ownOnly } from "../access/reach";
import { authorize, type ServiceContext } from "../context";
import { openQuestions } from "../evidence/open-questions";
import { selectLines } from "../evidence/rows";
import { ownTasks } from "../privacy/tasks/list-own";

const QUESTIONS = 20;
type Asks = WorkItem["asks"];

/**
 * What waits for the person who asks: the controls they own by urgency, and the items with open questions among what
 * they sent and what bears on those controls, and what people's requests ask of systems they see to. The same for every role. Reads stored verdicts only.
 */
export async function getWork(ctx: ServiceContext): Promise<WorkView> {
  authorize(ctx, "work:read");
  const mine = ownOnly(ctx);
  return withOrg(ctx.orgId, async (tx) => {
    const [items, questions, tasks] = await Promise.all([ownedControls(tx, mine), openItems(tx, mine), ownTasks(tx, ctx)]);
    return { asOf: ctx.now.toISOString(), ...byUrgency(items), questions, tasks };
  });
}

async function ownedControls(tx: Tx, mine: ServiceContext): Promise<WorkItem[]> {
  const rows = await tx
    .select({
      key: controls.key, title: controls.title, kinds: controls.kinds, state: controlStatus.state, sentence: controlStatus.sentence, since: controlStatus.since, until: controlStatus.nextChangeAt,
      // A verdict may name thousands of records; here one that asks is enough.
      asks: sql<Asks>`jsonb_path_query_first(${controlStatus.verdict}, '$.rules[*].missing[*]')`,
    })
    .from(controls).leftJoin(controlStatus, and(eq(controlStatus.orgId, controls.orgId), eq(controlStatus.controlId, controls.id)))
    .where(and(eq(controls.orgId, mine.orgId), controlInReach(mine, "controls")));
  return rows.map(({ state, sentence, since, until, asks, ...row }) => ({
    ...row, state: state ?? "no_evidence", sentence: sentence ?? "Not judged yet.", since: since?.toISOString() ?? null, until: until?.toISOString() ?? null,
    // A verdict that is decided without it is not waiting for the answer.
    asks: asks && state === "manual_pending" ? { recordId: asks.recordId, fact: asks.fact } : null,
  }));
}

async function openItems(tx: Tx, mine: ServiceContext): Promise<WorkView["questions"]> {
  const newest = await newestOwn(tx, mine);
  const asking = sql`evidence.open_questions > 0 and ${openQuestions("evidence")} > 0`;
  const where = and(eq(evidence.orgId, mine.orgId), sql`evidence.id in (${newest(asking, QUESTIONS + 1)})`);
  const lines = await selectLines(tx, mine, where, [desc(evidence.receivedAt), desc(evidence.id)], QUESTIONS + 1);
  return {
    more: lines.length > QUESTIONS,
    rows: lines.slice(0, QUESTIONS).map((line) => ({
      evidenceId: line.id, number: line.number, title: line.title, open: line.stillOpen, receivedAt: line.receivedAt.toISOString(), controlKeys: line.controlKeys ?? [],
      sentByMe: line.pushedById === mine.actor.id,
    })),
  };
}
