import { openedFrameworks } from "../engagements/opened-frameworks";
import type { ReportKind } from "../reports/kinds";

type Days = { windowFrom: string; windowTo: string };
type Opened = Days & { frameworks: readonly string[] };
type Shared = Days & { kind: ReportKind };

/** Reports that tell of one framework only. The others tell of all the organization works by. */
const OF_FRAMEWORK: Partial<Record<ReportKind, string>> = { soc2_readiness: "soc2", gdpr_accountability: "gdpr", dsar_register: "gdpr", art30_record: "gdpr", breach_register: "gdpr" };

/**
 * Whether an access opens a shared report. One to the whole audit opens each of them; one to a part opens those that
 * tell of nothing outside of it: its days, and where it names frameworks, theirs.
 */
export function opensReport(opened: Opened, audit: Opened, report: Shared): boolean {
  const isAllDays = opened.windowFrom <= audit.windowFrom && opened.windowTo >= audit.windowTo;
  const inDays = isAllDays || (report.windowFrom >= opened.windowFrom && report.windowTo <= opened.windowTo);
  const frameworks = openedFrameworks(opened.frameworks, audit);
  return inDays && (frameworks.length === 0 || frameworks.includes(OF_FRAMEWORK[report.kind] ?? ""));
}
