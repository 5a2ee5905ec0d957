import { appendices } from "./appendices";
import { chosen, inOrder } from "./in-order";
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
export const readinessReport = inOrder(
  documentControl, purpose, sinceTheFormer, chosen("summary", summary), chosen("system", systemDescription), chosen("matrix", criteriaMatrix), chosen("controls", controlSheets), exceptions, findings,
  chosen("open", openPoints), chosen("open", openRequests), chosen("vendors", vendors), skipped, appendices,
);
