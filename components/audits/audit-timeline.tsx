import { Time } from "@/components/ui/time";
import { formatDate, formatDays } from "@/components/ui/time-format";
import { timelineChart } from "@/server/domain/engagements/timeline";
import type { EngagementDetail } from "@/server/domain/engagements/view";

import { PHASE_WORDS } from "./audit-words";

type AuditTimelineProps = { audit: Pick<EngagementDetail, "windowFrom" | "windowTo" | "fieldworkFrom" | "fieldworkTo" | "timeline">; today: string; timezone: string };
const percent = (place: number) => `${place * 100}%`;

/** Window, fieldwork and phases on one line, and the same in words below it. */
export function AuditTimeline({ audit, today, timezone }: AuditTimelineProps) {
  const chart = timelineChart(audit, today);
  const bars = [{ name: "Window", span: chart.window, days: formatDays(audit.windowFrom, audit.windowTo), y: 8, fill: "fill-line-strong" }, ...(chart.fieldwork ? [{ name: "Fieldwork", span: chart.fieldwork, days: formatDays(audit.fieldworkFrom ?? "", audit.fieldworkTo ?? ""), y: 24, fill: "fill-accent" }] : [])];
  return (
    <figure>
      <svg role="img" aria-label={`${bars.map(({ name, days }) => `${name} ${days}`).join(", ")}. Phases are listed below.`} className="h-14 w-full border-y border-line rtl:-scale-x-100">
        {bars.map(({ name, span, y, fill }) => <rect key={name} x={percent(span.from)} width={percent(Math.max(span.to - span.from, 0.005))} y={y} height="10" rx="2" className={fill} />)}
        {chart.changes.map(({ at, place }) => <circle key={at} cx={percent(place)} cy="46" r="4" className="fill-ink" />)}
        {chart.today !== null && <line x1={percent(chart.today)} x2={percent(chart.today)} y1="0" y2="56" className="stroke-accent" strokeDasharray="3 3" />}
      </svg>
      <figcaption>
        <p className="tabular flex justify-between py-1 text-xs text-ink-3"><span>{formatDate(chart.first)}</span><span>{formatDate(chart.last)}</span></p>
        <ul className="tabular text-sm">{bars.map(({ name, days }) => <li key={name} className="flex gap-3 border-t border-line py-1.5"><span className="w-24 text-ink-2">{name}</span>{days}</li>)}</ul>
        <ol className="text-sm">{audit.timeline.map((change) => <li key={change.at} className="flex flex-wrap gap-x-3 border-t border-line py-1.5"><span className="w-24 text-ink-2">{PHASE_WORDS[change.phase]}</span><Time iso={change.at} tz={timezone} withTime /><bdi className="text-ink-3">{change.by}</bdi></li>)}</ol>
      </figcaption>
    </figure>
  );
}
