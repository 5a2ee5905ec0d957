import { withOrg } from "@/db/client";
import { EngagementId } from "@/server/domain/engagements/schema";
import { PaperInput } from "@/server/domain/workpapers/schema";
import type { Talk } from "@/server/domain/workpapers/view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput, type ServiceContext } from "../context";
import { controlOrThrow } from "../controls/rows";
import { engagementOrThrow } from "../engagements/rows";
import { talkOf } from "./rows";

/** Comments on every control of an audit and what its auditors released, for the organization. */
export async function auditTalk(ctx: ServiceContext, input: unknown): Promise<Talk> {
  authorize(ctx, "audits:read");
  const { id } = parseInput(EngagementId, input);
  return withOrg(ctx.orgId, async (tx) => talkOf(tx, ctx.orgId, (await engagementOrThrow(tx, ctx, id)).id));
}

/** The same of one control, inside the room. */
export async function controlTalk(ctx: AuditorContext, input: unknown): Promise<Talk> {
  authorize(ctx, "audit:read");
  const { key } = parseInput(PaperInput, input);
  return withOrg(ctx.orgId, async (tx) => talkOf(tx, ctx.orgId, ctx.engagement.id, (await controlOrThrow(tx, ctx, key)).id));
}
