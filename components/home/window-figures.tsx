import { formatCount, plural } from "@/components/ui/count-format";
import type { CoverageFigures } from "@/server/domain/home/view";

/** What the window comes to, in one line over the strip that shows it. */
export function WindowFigures({ figures }: { figures: CoverageFigures }) {
  const { controls, withoutGap, found, late, missed, failed } = figures;
  const weeks = [
    ...(found > 0 ? [`${plural(found, "week")} found in time`] : []), ...(late > 0 ? [`${formatCount(late)} late`] : []),
    ...(missed > 0 ? [`${formatCount(missed)} missed`] : []), ...(failed > 0 ? [`${formatCount(failed)} failing`] : []),
  ];
  return (
    <p className="tabular pb-2 text-sm text-ink-2">
      <span className="font-medium text-ink">{formatCount(withoutGap)} of {plural(controls, "control")} without a gap</span> in this window
      {weeks.length > 0 && <>: {weeks.join(", ")}</>}.
    </p>
  );
}
