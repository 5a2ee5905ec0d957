import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { appendices } from "./appendices";
import type { Composer } from "./composer";
import { chosen, inOrder } from "./in-order";
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
export const accountabilityReport = inOrder(
  documentControl, purpose, sinceTheFormer, responsibility, chosen("summary", summary), chosen("record", recordOfProcessing), chosen("requests", rightsRequests), chosen("breaches", breachesAndProcessors), chosen("matrix", criteriaMatrix), chosen("controls", controlSheets),
  exceptions, chosen("deletion", deletionProof), chosen("inquiries", inquiries), chosen("gaps", gapsAndPlan), chosen("open", openPoints), skipped, appendices, versionsPrinted,
);

function versionsPrinted(c: Composer, s: ReportSnapshot): void {
  if (s.accountability) registerVersions(c, s);
}

/** The register of rights requests with the controls that are judged by it. */
export const dsarRegister = inOrder(documentControl, responsibility, sinceTheFormer, chosen("requests", rightsRequests), chosen("controls", controlSheets), exceptions, skipped, appendices);
