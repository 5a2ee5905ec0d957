import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { appendices } from "./appendices";
import type { Composer } from "./composer";
import { printsSheets } from "./links";
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

type Section = (c: Composer, s: ReportSnapshot) => void;

const inOrder = (...sections: Section[]): Section => (c, s) => {
  for (const section of sections) section(c, s);
};

/** Control sheets, unless they were asked not to be printed. Exceptions are always printed. */
const chosenSheets: Section = (c, s) => {
  if (printsSheets(s)) controlSheets(c, s);
};

/** A report of the records about one subject: access, or backups. */
export const recordsReport = inOrder(documentControl, extractPurpose, sinceTheFormer, extractChapters, chosenSheets, exceptions, openPoints, skipped, appendices);
export const applicabilityReport = inOrder(documentControl, purpose, sinceTheFormer, applicability, controlSheets, skipped, appendices);
export const evidenceIndexReport = inOrder(documentControl, evidenceReading, sinceTheFormer, skipped, appendices);
export const exceptionsReport = inOrder(documentControl, purpose, sinceTheFormer, exceptionsTable, exceptions, findings, controlSheets, skipped, appendices);
/** What auditors opened: the organization's own log, with no control in it. */
export const accessLogReport = inOrder(documentControl, extractPurpose, extractChapters, skipped, signOff);
