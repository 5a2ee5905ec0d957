import { appendices } from "./appendices";
import { chosen, inOrder } from "./in-order";
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
export const controlTestsReport = inOrder(
  documentControl, purpose, sinceTheFormer, chosen("summary", summary), chosen("tests", criterionTests), chosen("zero", notOccurring), chosen("automatic", automaticControls), exceptions, findings,
  chosen("controls", controlSheets), chosen("open", openPoints), chosen("open", openRequests), skipped, appendices,
);
