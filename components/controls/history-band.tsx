import { StateGlyph } from "@/components/states/state-glyph";
import { STATE_WORDS } from "@/components/states/state-words";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";
import { formatDate } from "@/components/ui/time-format";
import type { ControlDetail } from "@/server/domain/controls/view";

import { historySegments } from "./history-segments";

type HistoryBandProps = { history: ControlDetail["history"]; from: string; to: string; timezone: string };

/** States over the window as one band; the same, in words, below it. */
export function HistoryBand({ history, from, to, timezone }: HistoryBandProps) {
  const segments = historySegments(history, from, to);
  if (history.length === 0) return <Empty title="No verdict yet">The band starts with the first evidence.</Empty>;
  return (
    <div id="history">
      <div aria-hidden className="flex h-6 gap-px overflow-hidden rounded-sm">
        {segments.map((segment) => (
          <div
            key={segment.from}
            title={segment.state ? `${STATE_WORDS[segment.state].word}, ${formatDate(segment.from, timezone)} to ${formatDate(segment.to, timezone)}` : "before the first verdict"}
            className={cn("grid min-w-0.5 place-items-center", segment.state ? STATE_WORDS[segment.state].soft : "bg-transparent shadow-[inset_0_0_0_1px_var(--line)]", segment.state && ["border-b-4 border-current", STATE_WORDS[segment.state].text])}
            style={{ flexGrow: segment.share, flexBasis: 0 }}
          >
            {segment.state && segment.share > 0.04 && <StateGlyph state={segment.state} className="size-3" />}
          </div>
        ))}
      </div>
      <div className="mt-1 flex justify-between text-xs text-ink-3">
        <Time iso={from} tz={timezone} />
        <Time iso={to} tz={timezone} />
      </div>
      <details className="mt-1 text-sm">
        <summary className="w-fit text-ink-2">In words</summary>
        <ol className="mt-1">
          {history.toSorted((a, b) => b.from.localeCompare(a.from)).map((span) => (
            <li key={span.from} className="grid grid-cols-[1.25rem_8rem_minmax(0,1fr)] items-center gap-x-2 border-t border-line py-1">
              <StateGlyph state={span.state} />
              {STATE_WORDS[span.state].word}
              <span className="text-ink-2"><Time iso={span.from} tz={timezone} /> to {span.to ? <Time iso={span.to} tz={timezone} /> : "now"}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
