import type { ReactNode } from "react";

type DescriptionListProps = { rows: { label: string; value: ReactNode; missing?: string }[] };

/** Name and value lines. What is not known says so. */
export function DescriptionList({ rows }: DescriptionListProps) {
  return (
    <dl className="text-sm">
      {rows.map(({ label, value, missing = "not given" }) => (
        <div key={label} className="grid gap-x-4 border-t border-line py-1.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value === null || value === undefined || value === "" ? <span className="text-ink-3">{missing}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
