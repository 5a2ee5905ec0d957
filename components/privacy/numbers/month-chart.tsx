import { formatCount } from "@/components/ui/count-format";

type MonthChartProps = { title: string; unit?: string; /** null where there is nothing to say of a month. */ values: { month: string; value: number | null }[]; /** What a full bar is; the highest value without. */ full?: number };

/** One figure over the months, a bar each; the same values stand in the table below for who does not see them. */
export function MonthChart({ title, unit = "", values, full }: MonthChartProps) {
  const highest = full ?? Math.max(1, ...values.map(({ value }) => value ?? 0));
  const said = (value: number | null) => (value === null ? "none" : `${formatCount(value)}${unit}`);
  const last = values.findLast(({ value }) => value !== null);
  return (
    <figure className="min-w-0">
      <figcaption className="flex items-baseline justify-between gap-2 text-sm"><span>{title}</span><span className="tabular text-ink-3">{last ? said(last.value) : "none"}</span></figcaption>
      <div aria-hidden className="mt-1 flex h-16 items-end gap-px border-b border-line-strong">
        {values.map(({ month, value }) => (
          <div key={month} title={`${month}: ${said(value)}`} className="flex h-full min-w-0 flex-1 items-end">
            {value !== null && <div className="w-full bg-cell-found" style={{ height: value === 0 ? "1px" : `max(2px, ${(100 * Math.min(value, highest)) / highest}%)` }} />}
          </div>
        ))}
      </div>
      <p aria-hidden className="tabular mt-0.5 flex justify-between text-xs text-ink-3"><span>{values[0]?.month}</span><span>{values.at(-1)?.month}</span></p>
    </figure>
  );
}
