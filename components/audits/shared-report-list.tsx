import { Download } from "lucide-react";
import type { ReactNode } from "react";

import { buttonVariants } from "@/components/ui/button";
import { formatBytes, plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import { Days } from "@/components/ui/days";
import type { SharedReport } from "@/server/domain/shared-reports/view";

type SharedReportListProps = {
  reports: SharedReport[]; timezone: string;
  /** The marked copy of a report lies at `${hrefPrefix}${id}`. */
  hrefPrefix: string;
};

/** Reports that auditors may take along: what, which days, when made, the digests of the original and of its signed copy. */
export function SharedReportList({ reports, timezone, hrefPrefix }: SharedReportListProps) {
  return (
    <ul data-rows className="border-t border-line-strong">
      {reports.map((report) => (
        <ReportLine key={report.reportId} report={report} timezone={timezone}>
          <a href={`${hrefPrefix}${report.reportId}`} download data-row-link className={buttonVariants()} aria-label={`Download a marked copy of ${report.title}`}><Download aria-hidden />Marked copy</a>
        </ReportLine>
      ))}
    </ul>
  );
}

type ReportLineProps = { report: SharedReport; timezone: string; said?: ReactNode; children: ReactNode };

/** One shared report with what can be done with it. */
export function ReportLine({ report: { title, from, to, madeAt, pages, sizeBytes, sha256, signedSha256 }, timezone, said, children }: ReportLineProps) {
  return (
    <li data-row className="grid items-start gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto] border-b border-line py-3">
      <div className="min-w-0">
        <h3 className="font-medium wrap-anywhere"><bdi>{title}</bdi></h3>
        <p className="text-sm text-ink-2"><Days from={from} to={to} /></p>
        <p className="text-sm text-ink-3">Made <Time iso={madeAt} tz={timezone} withTime />{pages !== null && `, ${plural(pages, "page")}`}, {formatBytes(sizeBytes)}{said}</p>
        <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-0.5 text-xs text-ink-3">
          <div className="flex items-center gap-1.5"><dt>Original</dt><dd><Digest value={sha256} /></dd></div>
          <div className="flex items-center gap-1.5"><dt>Signed copy</dt><dd><Digest value={signedSha256} /></dd></div>
        </dl>
      </div>
      <div className="sm:justify-self-end">{children}</div>
    </li>
  );
}
