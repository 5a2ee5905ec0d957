import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { appendices } from "./appendices";
import { controlSheets } from "./sections/control-sheets";
import { criteriaMatrix } from "./sections/criteria-matrix";
import { documentControl } from "./sections/document-control";
import { exceptions } from "./sections/exceptions";
import { findings } from "./sections/findings";
import { openPoints } from "./sections/open-points";
import { purpose } from "./sections/purpose";
import { openRequests } from "./sections/request-list";
import { sinceTheFormer } from "./sections/since-former";
import { skipped } from "./sections/skipped";
import { summary } from "./sections/summary";
import { systemDescription } from "./sections/system";
import { vendors } from "./sections/vendors";

/** SOC 2 readiness and evidence report, in reading order. */
export function readinessReport(c: Composer, snapshot: ReportSnapshot): void {
  const sections = [documentControl, purpose, sinceTheFormer, summary, systemDescription, criteriaMatrix, controlSheets, exceptions, findings, openPoints, openRequests, vendors, skipped];
  for (const section of sections) section(c, snapshot);
  appendices(c, snapshot);
}
