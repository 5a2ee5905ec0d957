import { PREVIEW_PAGES } from "@/server/domain/reports/preview";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { createComposer } from "./composer";
import { contentsSlabs } from "./contents";
import { controlTestsReport } from "./control-tests-report";
import { flow, marksOf } from "./flow";
import type { FlowPage, PlacedMark } from "./flow";
import { accountabilityReport, dsarRegister } from "./privacy-reports";
import { readinessReport } from "./readiness-report";
import { registersReport } from "./registers-report";
import { requestListReport, samplingReport } from "./audit-reports";
import { accessLogReport, applicabilityReport, evidenceIndexReport, exceptionsReport, recordsReport } from "./suite-reports";
import type { Typesetter } from "./text";
import { geometryOf } from "./theme";
import type { PageGeometry } from "./theme";

/** A report with every line placed: what is left is to draw it. Page 1 is the cover. Of a preview `pages` are the first; `total` counts all. */
export type ReportPlan = { geometry: PageGeometry; pages: FlowPage[]; marks: PlacedMark[]; total: number };

const DOCUMENTS: Record<ReportSnapshot["kind"], typeof readinessReport> = { soc2_readiness: readinessReport, control_tests: controlTestsReport, art30_record: registersReport, breach_register: registersReport, gdpr_accountability: accountabilityReport, dsar_register: dsarRegister, access_review: recordsReport, backup_restore: recordsReport, applicability: applicabilityReport, evidence_index: evidenceIndexReport, exceptions_register: exceptionsReport, auditor_access: accessLogReport, request_list: requestListReport, sampling_workpaper: samplingReport };

export function planReport(snapshot: ReportSnapshot, type: Typesetter): ReportPlan {
  const geometry = geometryOf(snapshot.pageSize);
  const composer = createComposer(snapshot, type, geometry);
  DOCUMENTS[snapshot.kind](composer, snapshot);
  const body = flow(composer.slabs, geometry);
  const unplaced = marksOf(body, 1);
  const places = new Map<string, number>();
  const contents = flow(contentsSlabs(unplaced, geometry.measure, (mark) => places.get(mark.id) ?? 0), geometry);
  const marks = marksOf(body, 2 + contents.length);
  for (const mark of marks) places.set(mark.id, mark.page);
  const most = snapshot.preview ? PREVIEW_PAGES : Infinity;
  return { geometry, pages: [...contents, ...body].slice(0, most - 1), marks: marks.filter(({ page }) => page <= most), total: 1 + contents.length + body.length };
}
