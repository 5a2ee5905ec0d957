import { appendices } from "./appendices";
import { chosen, inOrder } from "./in-order";
import { controlSheets } from "./sections/control-sheets";
import { criteriaMatrix } from "./sections/criteria-matrix";
import { documentControl } from "./sections/document-control";
import { exceptions } from "./sections/exceptions";
import { openPoints } from "./sections/open-points";
import { purpose } from "./sections/purpose";
import { responsibility } from "./sections/responsibility";
import { rightsRequests } from "./sections/rights-requests";
import { sinceTheFormer } from "./sections/since-former";
import { skipped } from "./sections/skipped";
import { summary } from "./sections/summary";

/** GDPR accountability report (Art. 5(2)), in reading order. */
export const accountabilityReport = inOrder(
  documentControl, purpose, sinceTheFormer, responsibility, chosen("summary", summary), chosen("requests", rightsRequests), chosen("matrix", criteriaMatrix), chosen("controls", controlSheets),
  exceptions, chosen("open", openPoints), skipped, appendices,
);

/** The register of rights requests with the controls that are judged by it. */
export const dsarRegister = inOrder(documentControl, responsibility, sinceTheFormer, chosen("requests", rightsRequests), chosen("controls", controlSheets), exceptions, skipped, appendices);
