import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { appendices } from "./appendices";
import type { Composer } from "./composer";
import { auditPurpose } from "./sections/audit-purpose";
import { documentControl } from "./sections/document-control";
import { requestList } from "./sections/request-list";
import { redrawing, sampling } from "./sections/sampling";
import { skipped } from "./sections/skipped";

type Section = (c: Composer, s: ReportSnapshot) => void;
const inOrder = (...sections: Section[]): Section => (c, s) => {
  for (const section of sections) section(c, s);
};

/** What the auditors of one audit asked for, and what they were given. */
export const requestListReport = inOrder(documentControl, auditPurpose, requestList, skipped, appendices);
/** Frozen lists, what was drawn from them, and how to draw it again without us. */
export const samplingReport = inOrder(documentControl, auditPurpose, sampling, redrawing, skipped, appendices);
