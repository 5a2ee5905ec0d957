import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { CaseView } from "@/server/domain/privacy/view";

type CaseCareProps = Pick<CaseView, "nudges" | "filed"> & { zone: string; evidenceBase: string };

const WORDS: Record<CaseView["nudges"][number]["kind"], string> = {
  acknowledge: "Acknowledge the complaint by", target: "Own target", week_left: "Due within a week, on", day_left: "Due on", overdue: "Overdue since",
};

/** What the product did without being told: who was reminded of which date, and as which evidence the case was filed. */
export function CaseCare({ nudges, filed, zone, evidenceBase }: CaseCareProps) {
  return (
    <ul>
      {filed.map(({ evidenceId, at }, index) => (
        <li key={evidenceId} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2 text-sm first:border-t-0">
          <RowLink className="link" href={`${evidenceBase}/${evidenceId}`}>Filed as evidence</RowLink>
          {index > 0 && <span className="text-ink-2">superseded by the one above</span>}
          <Time iso={at} tz={zone} withTime className="text-ink-3" />
        </li>
      ))}
      {nudges.map(({ kind, dueOn, at, to }) => (
        <li key={`${kind} ${dueOn}`} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2 text-sm first:border-t-0">
          <span>{WORDS[kind]} <Time iso={dueOn} tz={zone} /></span>
          <span className="text-ink-2">{to.length === 0 ? "nobody to remind" : <>reminded: <bdi>{to.join(", ")}</bdi></>}</span>
          <Time iso={at} tz={zone} withTime className="text-ink-3" />
        </li>
      ))}
    </ul>
  );
}
