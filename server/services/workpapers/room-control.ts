import { withOrg } from "@/db/client";
import type { ControlDetail } from "@/server/domain/controls/view";
import { GetControlInput } from "@/server/domain/controls/input";

import type { AuditorContext } from "../access/resolve-auditor";
import { parseInput } from "../context";
import { getControl } from "../controls/get";
import { engagementOrThrow } from "../engagements/rows";
import { newestSnapshot } from "../engagements/snapshot";

/** One control as the room shows it: as it is, or, while the audit is closed, as of the snapshot, of which nothing later is told. */
export async function getRoomControl(ctx: AuditorContext, input: unknown): Promise<ControlDetail> {
  const { key } = parseInput(GetControlInput.pick({ key: true }), input);
  const snapshot = await withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, ctx.engagement.id);
    return row.phase === "closed" ? newestSnapshot(tx, ctx.orgId, row.id) : undefined;
  });
  if (!snapshot) return getControl(ctx, { key });
  const control = await getControl(ctx, { key, asOf: snapshot.takenAt.toISOString() });
  const sheet = snapshot.content.controls.find((each) => each.key === control.key);
  return { ...control, hindsight: null, ...(sheet ? { state: sheet.state, sentence: sheet.sentence } : {}) };
}
