import { renderToBuffer } from "@react-pdf/renderer";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { loadFonts } from "./fonts";
import { planReport } from "./plan";
import { ReportDocument } from "./report-document";
import { createTypesetter } from "./text";

/**
 * Draws a report. The same snapshot gives the same bytes, on any day and in any process: nothing is looked up, no
 * clock is read, and the PDF's id is derived from its own metadata. Throws only when the snapshot is not one.
 */
export async function renderReport(
  snapshot: ReportSnapshot,
  onProgress: (fraction: number, step: string) => void = () => undefined,
): Promise<{ bytes: Uint8Array; pages: number }> {
  onProgress(0, "Loading fonts");
  const type = createTypesetter(await loadFonts());
  onProgress(0.02, "Laying out");
  const plan = planReport(snapshot, type);
  const step = Math.max(1, Math.floor(plan.total / 50));
  const onPage = (page: number) => {
    if (page % step === 0) onProgress(0.3 + 0.65 * (page / plan.total), `Drawing page ${page} of ${plan.total}`);
  };
  onProgress(0.3, `Drawing ${plan.total} pages`);
  const bytes = await renderToBuffer(ReportDocument({ snapshot, plan, type, onPage }));
  onProgress(1, "Done");
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), pages: plan.total };
}
