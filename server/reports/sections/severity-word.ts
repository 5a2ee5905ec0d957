import type { FindingPrint } from "@/server/domain/reports/audit-part";

import type { ReportSay } from "../say";

/** The auditor's word for how grave a finding is. */
export const severityWord = (say: ReportSay, severity: FindingPrint["severity"]): string => say(severity);
