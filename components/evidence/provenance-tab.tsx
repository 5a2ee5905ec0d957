import { formatCount } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { DescriptionList } from "./description-list";
import { SourceStrength } from "./source-strength";

type ProvenanceTabProps = { detail: EvidenceDetail; timezone: string };

/** Who or what produced it, by which query, how complete; and the three times, never merged. */
export function ProvenanceTab({ detail, timezone }: ProvenanceTabProps) {
  const { provenance: from } = detail;
  const complete = from.rowCount !== null && from.sourceTotalCount !== null;
  const span = detail.occurredFrom ? (
    <>
      <Time iso={detail.occurredFrom} tz={timezone} withTime />
      {detail.occurredTo && detail.occurredTo !== detail.occurredFrom && <> to <Time iso={detail.occurredTo} tz={timezone} withTime /></>}
    </>
  ) : null;
  return (
    <div className="grid grid-cols-1 gap-5">
      <section aria-label="Three times" className="grid gap-4 border-t border-ink pt-2 sm:grid-cols-3">
        <ThreeTime label="It happened" missing="the source gives no time">{span}</ThreeTime>
        <ThreeTime label="It was extracted" missing="not given">{detail.extractedAt && <Time iso={detail.extractedAt} tz={timezone} withTime />}</ThreeTime>
        <ThreeTime label="We received it" missing="">
          <Time iso={detail.receivedAt} tz={timezone} withTime />
          {detail.late && <span className="block text-xs text-state-stale">late</span>}
        </ThreeTime>
      </section>
      <DescriptionList
        rows={[
          { label: "System", value: from.sourceSystem && <bdi>{from.sourceSystem}</bdi> },
          { label: "Environment", value: from.environment },
          { label: "Collected by", value: from.collector && <bdi>{from.collector}</bdi> },
          { label: "Way here", value: <><SourceStrength method={detail.method} sourceSystem={detail.sourceSystem} /> <span className="text-ink-3">({detail.method})</span></> },
          { label: "Pushed by", value: <bdi>{detail.pushedBy}</bdi> },
          { label: "Extracted by", value: from.extractedBy && <bdi>{from.extractedBy}</bdi> },
          { label: "Query", value: from.query && <code className="whitespace-pre-wrap">{from.query}</code> },
          { label: "Parameters", value: from.parameters && <code className="whitespace-pre-wrap">{from.parameters}</code> },
          { label: "Period covered", value: from.periodStart && <><Time iso={from.periodStart} tz={timezone} /> to <Time iso={from.periodEnd} tz={timezone} /></> },
          { label: "Rows", value: from.rowCount === null ? null : complete ? `${formatCount(from.rowCount)} of ${formatCount(from.sourceTotalCount ?? 0)} in the source${from.rowCount === from.sourceTotalCount ? ", complete" : ""}` : formatCount(from.rowCount) },
          { label: "Time zone of the source", value: from.timezone },
          { label: "Reconciled with", value: from.reconciledWith },
          { label: "Left out", value: from.redactions, missing: "nothing stated" },
        ]}
      />
    </div>
  );
}

function ThreeTime({ label, missing, children }: { label: string; missing: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="text-xs text-ink-3">{label}</p>
      <p className="text-sm font-medium">{children || <span className="font-normal text-ink-3">{missing}</span>}</p>
    </div>
  );
}
