import { appendices } from "./appendices";
import { chosen, inOrder } from "./in-order";
import { applicability } from "./sections/applicability";
import { controlSheets } from "./sections/control-sheets";
import { documentControl } from "./sections/document-control";
import { evidenceReading } from "./sections/evidence-reading";
import { exceptions } from "./sections/exceptions";
import { exceptionsTable } from "./sections/exceptions-table";
import { extractChapters, extractPurpose } from "./sections/extract-chapters";
import { findings } from "./sections/findings";
import { openPoints } from "./sections/open-points";
import { purpose } from "./sections/purpose";
import { signOff } from "./sections/sign-off";
import { sinceTheFormer } from "./sections/since-former";
import { skipped } from "./sections/skipped";

const sheets = chosen("controls", controlSheets);

/** A report of the records about one subject: access, or backups. */
export const recordsReport = inOrder(documentControl, extractPurpose, sinceTheFormer, extractChapters, sheets, exceptions, chosen("open", openPoints), skipped, appendices);
export const applicabilityReport = inOrder(documentControl, purpose, sinceTheFormer, applicability, sheets, skipped, appendices);
export const evidenceIndexReport = inOrder(documentControl, evidenceReading, sinceTheFormer, skipped, appendices);
export const exceptionsReport = inOrder(documentControl, purpose, sinceTheFormer, exceptionsTable, exceptions, findings, sheets, skipped, appendices);
/** What auditors opened: the organization's own log, with no control in it. */
export const accessLogReport = inOrder(documentControl, extractPurpose, extractChapters, skipped, signOff);
