import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";
import { appendices } from "./appendices";
import { breachesAndProcessors, inquiries, recordOfProcessing } from "./sections/accountability-chapters";
import { controlSheets } from "./sections/control-sheets";
import { criteriaMatrix } from "./sections/criteria-matrix";
import { deletionProof } from "./sections/deletion-proof";
import { documentControl } from "./sections/document-control";
import { exceptions } from "./sections/exceptions";
import { gapsAndPlan } from "./sections/gaps-and-plan";
import { openPoints } from "./sections/open-points";
import { purpose } from "./sections/purpose";
import { registerVersions } from "./sections/register-versions";
import { responsibility } from "./sections/responsibility";
import { rightsRequests } from "./sections/rights-requests";
import { sinceTheFormer } from "./sections/since-former";
import { skipped } from "./sections/skipped";
import { summary } from "./sections/summary";

/** GDPR accountability report (Art. 5(2)), in reading order. */
export function accountabilityReport(c: Composer, snapshot: ReportSnapshot): void {
  const sections = [documentControl, purpose, sinceTheFormer, responsibility, summary, recordOfProcessing, rightsRequests, breachesAndProcessors, criteriaMatrix, controlSheets, exceptions, deletionProof, inquiries, gapsAndPlan, openPoints, skipped];
  for (const section of sections) section(c, snapshot);
  appendices(c, snapshot);
  if (snapshot.accountability) registerVersions(c, snapshot);
}

/** The register of rights requests with the controls that are judged by it. */
export function dsarRegister(c: Composer, snapshot: ReportSnapshot): void {
  const sections = [documentControl, responsibility, sinceTheFormer, rightsRequests, controlSheets, exceptions, skipped];
  for (const section of sections) section(c, snapshot);
  appendices(c, snapshot);
}
