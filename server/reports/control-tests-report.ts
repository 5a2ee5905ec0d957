import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { appendices } from "./appendices";
import { criterionTests } from "./sections/criterion-tests";
import { controlSheets } from "./sections/control-sheets";
import { documentControl } from "./sections/document-control";
import { exceptions } from "./sections/exceptions";
import { findings } from "./sections/findings";
import { openPoints } from "./sections/open-points";
import { purpose } from "./sections/purpose";
import { openRequests } from "./sections/request-list";
import { sinceTheFormer } from "./sections/since-former";
import { skipped } from "./sections/skipped";
import { summary } from "./sections/summary";
import { automaticControls, notOccurring } from "./sections/zero-and-automatic";

/** Control test results: management's tests, criterion by criterion, in reading order. */
export function controlTestsReport(c: Composer, snapshot: ReportSnapshot): void {
  const sections = [documentControl, purpose, sinceTheFormer, summary, criterionTests, notOccurring, automaticControls, exceptions, findings, controlSheets, openPoints, openRequests, skipped];
  for (const section of sections) section(c, snapshot);
  appendices(c, snapshot);
}
