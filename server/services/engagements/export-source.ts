import type { Tx } from "@/db/client";
import { narrowedTo } from "@/server/domain/engagements/exports";
import type { OscalSource } from "@/server/domain/oscal/source";

import type { AuditorContext } from "../access/resolve-auditor";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";
import { engagementName, engagementOrThrow, type EngagementRow } from "./rows";
import { contentNow, newestSnapshot } from "./snapshot";

/** What an audit's exports are made of: its newest snapshot once it is closed, until then its content at this moment. CONFLICT while it covers no control. */
export async function exportSource(tx: Tx, ctx: ServiceContext, id: string): Promise<OscalSource> {
  const row = await engagementOrThrow(tx, ctx, id);
  const frozen = row.phase === "closed" || row.phase === "ended" ? await newestSnapshot(tx, ctx.orgId, id) : undefined;
  return checked({ ...headOf(row), snapshot: frozen ? { number: frozen.number, sha256: frozen.sha256 } : null, content: frozen?.content ?? (await contentNow(tx, ctx, row)) });
}

/**
 * The same for an auditor: always the newest snapshot, and of it what the grant opens. CONFLICT where nothing is frozen yet, and where
 * the grant opens a part of the window only, because verdicts are of the whole.
 */
export async function auditorsExportSource(tx: Tx, ctx: AuditorContext): Promise<OscalSource> {
  const row = await engagementOrThrow(tx, ctx, ctx.engagement.id);
  const whole = windowOf(await organizationOrThrow(tx, ctx.orgId), row.windowFrom, row.windowTo);
  const narrower = ctx.engagement.until < whole.until || (row.windowFrom !== row.windowTo && ctx.engagement.from > whole.from);
  if (narrower) throw new ServiceError("CONFLICT", "These files are of the whole window, and your access is to a part of it. Ask the organization for access to all of it.");
  const frozen = await newestSnapshot(tx, ctx.orgId, row.id);
  if (!frozen) throw new ServiceError("CONFLICT", "There is no snapshot yet. The organization takes one when it closes the audit.");
  return checked({ ...headOf(row), snapshot: { number: frozen.number, sha256: frozen.sha256 }, content: narrowedTo(frozen.content, ctx.engagement.frameworks) });
}

const headOf = (row: EngagementRow) => ({ engagement: { id: row.id, reference: engagementName(row.number), name: row.name, firm: row.firm } });

function checked(source: OscalSource): OscalSource {
  if (source.content.controls.length === 0) throw new ServiceError("CONFLICT", "This audit covers no control.");
  return source;
}
