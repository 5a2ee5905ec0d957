import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportPreviews } from "@/db/schema/reports";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { forPreview, previewNote } from "@/server/domain/reports/preview";
import { log } from "@/server/log";

import { organizationOrThrow } from "../../organizations/rows";
import { windowOf } from "../../organizations/window";
import type { ReportRecord } from "../facts";
import { renderApart } from "../render-apart";
import { reportSnapshot } from "../snapshot";

const LOOK_EVERY_MS = 500;
type Row = typeof reportPreviews.$inferSelect;

/**
 * Draws a preview, in a process of its own as reports are. It judges nothing anew and writes nothing but its own row; where
 * a newer one took that row away, it stops. A failure is told and not tried again: whoever waits asks again.
 */
export async function drawPreview(orgId: string, id: string): Promise<void> {
  const row = await noteIn(orgId, id, { state: "running", progress: 0.05, step: "Collecting" });
  if (!row) return;
  const ended = new AbortController();
  let latest: Partial<Row> = {};
  const watch = setInterval(() => void noteIn(orgId, id, latest).then((still) => { if (!still) ended.abort(); }, () => undefined), LOOK_EVERY_MS);
  try {
    const { snapshot, cut } = forPreview(await reportSnapshot(orgId, await recordOf(row)));
    const { bytes, pages } = await renderApart(snapshot, (fraction, step) => { latest = { progress: 0.2 + 0.75 * fraction, step }; }, ended.signal);
    clearInterval(watch);
    await noteIn(orgId, id, { state: "done", progress: 1, step: null, bytes, note: previewNote(cut, pages) });
  } catch (error) {
    clearInterval(watch);
    if (ended.signal.aborted) return;
    log().error({ orgId, previewId: id, err: error instanceof Error ? error.message : String(error) }, "a preview could not be drawn");
    await noteIn(orgId, id, { state: "failed", step: null, error: "The preview could not be drawn. Try again; the report itself can be made all the same." });
  }
}

/** undefined where the row is gone: a newer preview ended this one. */
async function noteIn(orgId: string, id: string, change: Partial<Row>): Promise<Row | undefined> {
  const own = and(eq(reportPreviews.orgId, orgId), eq(reportPreviews.id, id));
  return withOrg(orgId, async (tx) => {
    if (Object.keys(change).length > 0) await tx.update(reportPreviews).set(change).where(own);
    const [row] = await tx.select().from(reportPreviews).where(own);
    return row;
  });
}

/** The report as it would be asked for at this moment. */
async function recordOf({ orgId, id, kind, options, by, askedAt }: Row): Promise<ReportRecord> {
  const window = await withOrg(orgId, async (tx) => windowOf(await organizationOrThrow(tx, orgId), String(options["from"]), String(options["to"])));
  return {
    orgId, id, kind, options, title: REPORT_TITLES[kind], from: window.from, to: window.until, state: "running", progress: 0, step: null, requestedBy: by, requestedAt: askedAt,
    finishedAt: null, pages: null, sizeBytes: null, sha256: null, snapshotSha256: null, error: null, scheduleId: null, since: null,
  };
}
