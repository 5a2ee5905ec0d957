import { formatCount } from "@/components/ui/count-format";
import type { SamplePreview } from "@/server/domain/samples/view";

/** What a draw would be: how many of how many, from which evidence, what stands against it. */
export function SamplePreviewNote({ preview }: { preview: SamplePreview }) {
  const { size, population, source, strata, interval, reconciliation, problem } = preview;
  return (
    <div role="status" className="mb-4 border-s-2 border-line-strong ps-3 text-sm">
      <p className="font-medium tabular">{problem ?? `${formatCount(size)} of ${formatCount(population)} items${interval === null ? "" : `, one in ${formatCount(interval)}`}`}</p>
      <p className="text-ink-2">{formatCount(source.records)} records of {formatCount(source.evidenceTotal)} evidence{source.sourceTotal === null ? "; no source states its own total" : `; sources state ${formatCount(source.sourceTotal)} in all`}.</p>
      {reconciliation && <p className="text-ink-2">{formatCount(reconciliation.onlyInATotal)} only in this list, {formatCount(reconciliation.onlyInBTotal)} only in the other, {formatCount(reconciliation.inBoth)} in both.</p>}
      {strata && <p className="tabular text-ink-2">{strata.slice(0, 40).map(({ name, items, drawn }) => `${name}: ${drawn} of ${items}`).join(" · ")}{strata.length > 40 && " · …"}</p>}
    </div>
  );
}
