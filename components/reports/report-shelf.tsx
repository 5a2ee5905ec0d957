import { Download } from "lucide-react";

import { buttonVariants } from "@/components/ui/button";
import { formatBytes, plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Empty } from "@/components/ui/empty";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { Days } from "@/components/ui/days";
import type { ReportRow } from "@/server/domain/reports/view";

import { LANGUAGE_WORD } from "./report-kinds";
import { RetryReport } from "./retry-report";

type ReportShelfProps = {
  reports: ReportRow[];
  /** The PDF of a report lies at `${hrefPrefix}${id}`. */
  hrefPrefix: string;
  timezone: string;
  onRetry?: (id: string) => void;
};

/** Made reports, newest first: what, window, by whom, digest, pages. */
export function ReportShelf({ reports, hrefPrefix, timezone, onRetry }: ReportShelfProps) {
  if (reports.length === 0) return <Empty title="No report made yet">A report stands on the records of its window and lists what it left out. Choose a kind and a window above.</Empty>;
  return (
    <ul data-rows className="border-t border-line-strong">
      {reports.map((report) => (
        <li key={report.id} id={report.id} data-row className="grid min-h-16 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line py-2.5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_13rem_13rem]">
          <div className="min-w-0">
            <h3 className="font-medium wrap-anywhere"><bdi>{report.title}</bdi></h3>
            <p className="text-sm text-ink-2"><Days from={report.from} to={report.to} />{report.language !== "en" && <span className="text-ink-3">, in {LANGUAGE_WORD[report.language]}</span>}</p>
            <Former report={report} />
          </div>
          <p className="text-sm text-ink-2 max-lg:order-3 max-lg:col-span-2">
            {report.scheduleId ? "on schedule, set by" : "by"} <bdi>{report.madeBy}</bdi><br className="max-lg:hidden" />
            <span className="text-ink-3 max-lg:before:content-['_·_']"><Time iso={report.finishedAt ?? report.requestedAt} tz={timezone} withTime /></span>
          </p>
          <div className="text-sm max-lg:order-4 max-lg:col-span-2"><ReportProgress report={report} /></div>
          <div className="flex flex-wrap justify-end gap-2 justify-self-end">
            {report.state === "done" && report.status === "final" && <a href={`${hrefPrefix}${report.id}/signed`} download className={buttonVariants()} aria-label={`Download ${report.title}, signed`}><Download aria-hidden />Signed</a>}
            {report.state === "done" && <a href={`${hrefPrefix}${report.id}`} download data-row-link className={buttonVariants()} aria-label={`Download ${report.title}, PDF`}><Download aria-hidden />PDF</a>}
            {report.state === "failed" && onRetry && <RetryReport id={report.id} title={report.title} onRetry={onRetry} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How much changed since the former one; the report itself says what. */
function Former({ report: { since } }: { report: ReportRow }) {
  if (!since) return null;
  const { formerId, results, added, gone } = since;
  const changes = [...(results > 0 ? [plural(results, "result")] : []), ...(added > 0 ? [`${plural(added, "exhibit")} added`] : []), ...(gone > 0 ? [`${plural(gone, "exhibit")} gone`] : [])];
  return <p className="text-xs text-ink-3">Since <a className="underline underline-offset-2" href={`#${formerId}`}>the former one</a>: {changes.length === 0 ? "nothing changed" : changes.join(", ")}</p>;
}

function ReportProgress({ report }: { report: ReportRow }) {
  if (report.state === "failed") return <p className="text-state-fail wrap-anywhere">Not made: {report.error ?? "the reason is in the log"}</p>;
  if (report.state !== "done") {
    return (
      <div aria-live="polite">
        <Progress value={report.state === "queued" ? 0 : report.progress} label={`Making ${report.title}`} />
        <p className="mt-1 truncate text-xs text-ink-3">{report.state === "queued" ? "waits for its turn" : (report.step ?? "being made")}</p>
      </div>
    );
  }
  return (
    <>
      <Digest value={report.sha256} />
      <p className="tabular text-xs text-ink-3">{report.pages !== null && plural(report.pages, "page")}{report.sizeBytes !== null && `, ${formatBytes(report.sizeBytes)}`}</p>
      {report.signature && <p className="text-xs text-ink-3 wrap-anywhere">{signatureWords(report.signature)}</p>}
    </>
  );
}

function signatureWords({ level, stampError }: NonNullable<ReportRow["signature"]>): string {
  if (level === "B-T") return "Signed, with time-stamp";
  return stampError ? `Signed, without time-stamp: ${stampError}` : "Signed";
}

export function ReportShelfSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading reports" className="border-t border-line-strong">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="grid h-16 content-center gap-2 border-b border-line"><Skeleton className="h-4 w-1/3" /><Skeleton className="h-3 w-1/4" /></div>
      ))}
    </div>
  );
}
