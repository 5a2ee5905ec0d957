import { and, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidenceLinkChanges, evidenceLinks } from "@/db/schema/evidence";
import { committedLink, committedLinkChange } from "@/server/domain/evidence/committed-rows";
import { LinkEvidenceInput } from "@/server/domain/evidence/schema";
import { newId } from "@/server/domain/ids/ids";
import type { Committed } from "@/server/domain/ledger/committed";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { controlOrThrow } from "../controls/rows";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { linkStands } from "./link-stands";
import { evidenceOrThrow } from "./rows";

type Pair = { evidenceId: string; controlId: string };

/** Links evidence to a control by hand, also where a link was taken away before. Linking twice is linking once. */
export async function linkEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:review");
  const { id, controlKey } = parseInput(LinkEvidenceInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await evidenceOrThrow(tx, ctx, id);
    const control = await controlOrThrow(tx, ctx, controlKey);
    const pair = { evidenceId: id, controlId: control.id };
    const entryId = newEntryId(ctx);
    const rows = (await makeLink(tx, ctx, pair, entryId)) ?? (await giveBack(tx, ctx, pair, entryId));
    if (!rows) return;
    await recordChanges(tx, ctx, [{
      action: "evidence.linked", object: { kind: "evidence", id, version: row.version, label: row.title }, links: [{ kind: "control", id: control.id }],
      detail: { number: row.number, control: controlKey }, entryId, rows,
    }]);
  });
}

/** A link that a person makes, with its entry of this id. What the entry commits to; undefined where the link is there already. */
export async function makeLink(tx: Tx, ctx: ServiceContext, pair: Pair, entryId: string): Promise<Committed | undefined> {
  const row = { orgId: ctx.orgId, ...pair, linkedBy: "hand" as const, by: ctx.actor.id, at: ctx.now, entryId };
  const made = await tx.insert(evidenceLinks).values(row).onConflictDoNothing().returning({ id: evidenceLinks.evidenceId });
  return made.length > 0 ? { links: rowsDigest([committedLink(row)]) } : undefined;
}

async function giveBack(tx: Tx, ctx: ServiceContext, pair: Pair, entryId: string): Promise<Committed | undefined> {
  const link = await lockLink(tx, ctx.orgId, pair);
  if (!link || link.stands) return undefined;
  const row = { orgId: ctx.orgId, id: newId("link"), ...pair, linked: true, by: ctx.actor.id, at: ctx.now, entryId };
  await tx.insert(evidenceLinkChanges).values(row);
  return { link_changes: rowsDigest([committedLinkChange(row)]) };
}

/** A link as it stands now, or undefined where there never was one. Two who decide about one link do so one after the other. */
export async function lockLink(tx: Tx, orgId: string, { evidenceId, controlId }: Pair): Promise<{ linkedBy: "kind" | "hand"; stands: boolean } | undefined> {
  const of = and(eq(evidenceLinks.orgId, orgId), eq(evidenceLinks.evidenceId, evidenceId), eq(evidenceLinks.controlId, controlId));
  // Links are append-only, so there is no right to lock their rows; a lock on the pair's name does the same.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${orgId} ${evidenceId} ${controlId}`}, 0))`);
  const [link] = await tx.select({ linkedBy: evidenceLinks.linkedBy, stands: linkStands("evidence_links") }).from(evidenceLinks).where(of);
  return link;
}
