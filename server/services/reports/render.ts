import { and, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import { reports } from "@/db/schema/reports";
import { REPORT_FAILURES } from "@/server/domain/reports/failures";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { storeStream } from "@/server/storage/blob-store";

import { systemContext } from "../access/system-context";
import { notePrinted } from "../anchors/note-printed";
import type { ServiceContext } from "../context";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";
import type { ReportRecord } from "./facts";
import { reportOrThrow } from "./get";
import { renderApart } from "./render-apart";
import { lockReport } from "./rows";
import { tellOfScheduled } from "./schedules/tell";
import { tellOfFailed } from "./schedules/tell-failure";
import { frozenSnapshot } from "./snapshot";

const MAX_PDF_BYTES = 512 * 1024 ** 2;
type Progress = Partial<typeof reports.$inferInsert>;

/**
 * Makes a requested report: keep a snapshot, draw it, keep the bytes under their digest, then one transaction with the
 * finished row and its ledger entry; a final one is signed by a job of its own. Run again after a crash it draws the kept snapshot, so it makes the same bytes; a
 * finished report is left alone. A failure is shown with its reason and thrown, so the queue tries again.
 */
export async function renderRequestedReport(orgId: string, reportId: string, now: Date): Promise<void> {
  const ctx = systemContext(orgId, now);
  const row = await withOrg(orgId, async (tx) => reportOrThrow(tx, orgId, reportId));
  if (row.state === "done") return;
  const note = async (progress: Progress) => update(orgId, reportId, progress);
  try {
    await note({ state: "running", progress: 0.02, step: "Collecting", error: null });
    const { snapshot, sha256: snapshotSha256 } = await frozenSnapshot(orgId, row, now);
    let noted = 0;
    const { bytes, pages } = await renderApart(snapshot, (progress, step) => {
      if (Date.now() - noted < 500) return;
      noted = Date.now();
      // Progress is a courtesy: the next note or the end puts a lost one right.
      note({ progress: 0.1 + 0.85 * progress, step }).catch(() => undefined);
    });
    const { sha256, sizeBytes } = await storeStream(orgId, chunk(bytes), MAX_PDF_BYTES);
    await withOrg(orgId, async (tx) => {
      // Another worker was faster: it is made once.
      if ((await lockReport(tx, orgId, reportId)).state === "done") return;
      await tx.update(reports).set({ state: "done", progress: 1, step: null, error: null, finishedAt: now, pages, sizeBytes, sha256, snapshotSha256, since: summaryOf(snapshot) }).where(and(eq(reports.orgId, orgId), eq(reports.id, reportId)));
      await recordChanges(tx, ctx, [
        { action: "report.made", object: { kind: "report", id: reportId, label: row.title }, detail: { sha256, pages, snapshotSha256, ...printedHead(snapshot) }, files: [{ sha256, sizeBytes }] },
      ]);
      await noteHead(tx, ctx, reportId, snapshot);
      await tellOfScheduled(tx, orgId, now, row);
      if (snapshot.status === "final") await enqueue(tx, "sign-report", { orgId, reportId });
    });
  } catch (error) {
    await noteFailure(row, now);
    throw error;
  }
}

/** Shown at once. Of a schedule it is told once the first try by itself has failed too: it begins where a person has not asked again. */
async function noteFailure(row: ReportRecord, now: Date): Promise<void> {
  const { orgId, id } = row;
  const failed = await withOrg(orgId, async (tx) => tx.update(reports).set({ state: "failed", step: null, error: REPORT_FAILURES.notMade }).where(unfinished(orgId, id)).returning({ id: reports.id }));
  if (failed.length > 0 && row.state !== "queued") await withOrg(orgId, async (tx) => tellOfFailed(tx, orgId, now, row, REPORT_FAILURES.notMade));
}

function summaryOf({ since }: ReportSnapshot): typeof reports.$inferInsert["since"] {
  return since ? { formerId: since.former.id, results: since.results.length, added: since.added.length, gone: since.gone.length } : null;
}

/** The ledger says which head of it the report carries out of the house: so the row of it cannot be taken away unseen. */
function printedHead({ ledger: { note, origin, size } }: ReportSnapshot): { printed?: { log: string; size: number } } {
  return note ? { printed: { log: origin, size } } : {};
}

/** A head whose note is on the cover stands wherever the report goes. */
async function noteHead(tx: Tx, ctx: ServiceContext, reportId: string, { ledger: { note, origin, size } }: ReportSnapshot): Promise<void> {
  if (!note) return;
  const [log] = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, ctx.orgId), eq(logs.origin, origin)));
  if (!log) throw new Error(`The log ${origin} that the report prints is not one of the organization's.`);
  await notePrinted(tx, ctx, { logId: log.id, size, reportId });
}

/** A finished report is never touched again, whatever a late note says. */
async function update(orgId: string, reportId: string, progress: Progress): Promise<void> {
  await withOrg(orgId, async (tx) => tx.update(reports).set(progress).where(unfinished(orgId, reportId)));
}

const unfinished = (orgId: string, id: string) => and(eq(reports.orgId, orgId), eq(reports.id, id), inArray(reports.state, ["queued", "running", "failed"]));

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
