import { evidencePath } from "@/components/layout/paths";
import { formatBytes, formatCount, plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { OpenLink } from "@/components/ui/open-link";
import { Time } from "@/components/ui/time";
import type { LedgerView, SelfCheck } from "@/server/domain/ledger/view";

type SelfCheckReportProps = { checks: LedgerView["checks"]; timezone: string; base: string };

/** What the last self-checks went over and found. A result is evidence too. */
export function SelfCheckReport({ checks: { last, full, runningSince }, timezone, base }: SelfCheckReportProps) {
  const running = runningSince && <p className="py-1.5 text-sm text-ink-2" role="status">One is running since <Time iso={runningSince} tz={timezone} withTime />.</p>;
  if (!last) return running || <Empty title="Not checked yet">The worker holds everything stored against what was signed: every night what is new, every week all of it. The first runs this night.</Empty>;
  return (
    <div className="text-sm">
      {running}
      <ResultLine check={last} timezone={timezone} base={base} />
      {full && full.id !== last.id && <ResultLine check={full} timezone={timezone} base={base} />}
      {last.findings.length > 0 && (
        <ol aria-label="What does not fit" className="mt-2 border-t border-line-strong">
          {last.findings.map((finding, index) => (
            <li key={`${index}${finding.at}`} className="grid gap-x-4 border-b border-line py-1.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
              <span className="font-medium wrap-anywhere">{finding.at}</span>
              <span className="wrap-anywhere text-ink-2">{finding.message} <code className="text-state-fail">{finding.code}</code></span>
            </li>
          ))}
        </ol>
      )}
      {last.findingsTotal > last.findings.length && <p className="mt-1 text-ink-3">and {formatCount(last.findingsTotal - last.findings.length)} more</p>}
    </div>
  );
}

function ResultLine({ check, timezone, base }: { check: SelfCheck; timezone: string; base: string }) {
  const what = check.kind === "full" ? "Whole" : "What was new";
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line py-1.5">
      <span className={check.state === "failed" ? "font-medium text-state-fail" : "font-medium"}>{what}: {check.state === "failed" ? plural(check.findingsTotal, "finding") : "nothing found"}</span>
      <Time iso={check.startedAt} tz={timezone} withTime className="tabular text-ink-2" />
      <span className="text-ink-2">{plural(check.entriesChecked, "entry", "entries")}{check.recordsChecked > 0 && `, ${formatCount(check.recordsChecked)} contents and files`}{check.kind === "full" ? ` (${formatBytes(check.bytesRead)} in large ones)` : "; contents and files left out"}</span>
      {check.evidenceId ? <OpenLink href={evidencePath(base, check.evidenceId)} className="link">as evidence</OpenLink> : <span className="text-ink-3">not filed yet</span>}
    </p>
  );
}
