import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertTogether, part } from "@/db/insert-rows";
import { controlRequirements, controlRevisions, controls } from "@/db/schema/controls";
import { organizations } from "@/db/schema/organizations";
import { CATALOG_VERSION } from "@/server/domain/catalog/catalog";
import { selectControls } from "@/server/domain/catalog/select";
import type { CatalogControl } from "@/server/domain/catalog/schema";
import { committedControl, committedRevision } from "@/server/domain/controls/committed-rows";
import { kindsOfTest } from "@/server/domain/controls/kinds-of-test";
import { newId } from "@/server/domain/ids/ids";
import type { Committed } from "@/server/domain/ledger/committed";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import { CatalogSelection } from "@/server/domain/organization/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { evaluateControls } from "../controls/evaluate";
import { linkEarlier } from "../evidence/link-earlier";
import { enqueue } from "../jobs/enqueue";
import { newEntryId } from "../ledger/entry-id";
import { recordChanges, type Change } from "../ledger/record-change";

/**
 * Adopts the controls that the chosen frameworks, categories and roles call for. Controls already adopted keep their
 * wording, owner and promises; none is taken away (make it not applicable instead). New ones are linked to the evidence
 * of their kinds that is there already, and judged on it. Asking twice changes nothing.
 */
export async function adoptCatalog(ctx: ServiceContext, input: unknown): Promise<{ added: number; total: number }> {
  authorize(ctx, "organization:update");
  const selection = parseInput(CatalogSelection, input);
  const wanted = selectControls(selection);
  const added = await withOrg(ctx.orgId, async (tx) => {
    const have = await tx.select({ key: controls.key }).from(controls).where(eq(controls.orgId, ctx.orgId));
    const known = new Set(have.map((row) => row.key));
    const fresh = wanted.filter((control) => !known.has(control.key));
    const entryId = newEntryId(ctx);
    const { ids, rows } = await insertControls(tx, ctx, fresh, entryId);
    const links = await linkEarlier(tx, ctx, ids, entryId);
    await tx.update(organizations).set({ catalogChoice: selection, catalogVersion: CATALOG_VERSION }).where(eq(organizations.orgId, ctx.orgId));
    const change: Change = {
      action: "catalog.adopted", object: { kind: "organization", id: ctx.orgId },
      detail: { version: CATALOG_VERSION, ...selection, added: fresh.map((control) => control.key) },
      links: ids.map((id) => ({ kind: "control", id })), entryId, rows: { ...rows, ...(links && { links }) },
    };
    await recordChanges(tx, ctx, [change]);
    // The judgement below is for the page that waits; the job is for the case that we die before it.
    if (ids.length > 0) await enqueue(tx, "evaluate-controls", { orgId: ctx.orgId, at: ctx.now.toISOString(), controlIds: ids });
    return ids;
  });
  if (added.length > 0) await evaluateControls(ctx.orgId, { at: ctx.now, now: ctx.now, controlIds: added });
  return { added: added.length, total: wanted.length };
}

async function insertControls(tx: Tx, ctx: ServiceContext, fresh: CatalogControl[], entryId: string): Promise<{ ids: string[]; rows: Committed }> {
  if (fresh.length === 0) return { ids: [], rows: {} };
  const rows = fresh.map((control) => ({
    orgId: ctx.orgId, id: newId("control"), key: control.key, title: control.title, promise: control.description, category: control.category,
    applicable: true, automation: control.automation, test: control.test, promised: {}, promisedChanges: {},
    kinds: kindsOfTest(control.test), adoptedAt: ctx.now,
  }));
  const revisions = rows.map((row) => ({
    orgId: ctx.orgId, id: newId("controlRevision"), controlId: row.id, at: ctx.now, by: ctx.actor.id, title: row.title,
    promise: row.promise, applicable: true, test: row.test, promised: {}, entryId,
  })).sort(byId);
  const requirements = fresh.flatMap((control, i) => [
    ...control.criteria.map((requirementId) => ({ orgId: ctx.orgId, controlId: rows[i]?.id ?? "", framework: "soc2", requirementId })),
    ...control.articles.map((requirementId) => ({ orgId: ctx.orgId, controlId: rows[i]?.id ?? "", framework: "gdpr", requirementId })),
  ]);
  await insertTogether(tx, [part(controls, rows), part(controlRevisions, revisions), part(controlRequirements, requirements)]);
  return { ids: rows.map((row) => row.id), rows: { controls: rowsDigest(rows.toSorted(byId).map(committedControl)), revisions: rowsDigest(revisions.map(committedRevision)) } };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
