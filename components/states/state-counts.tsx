import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import type { VerdictState } from "@/server/domain/controls/schema";

import { StateGlyph } from "./state-glyph";
import { STATE_ORDER, STATE_WORDS } from "./state-words";

type StateCountsProps = {
  counts: Partial<Record<VerdictState, number>>;
  /** Prefix the state is appended to, e.g. "/o/acme/controls?state=". Without it the counts are plain text. */
  hrefPrefix?: string;
  /** Glyph and number only; the word is still there for readers and on hover. */
  compact?: boolean;
  className?: string;
};

/** "✕ 3 Fail · ◷ 2 Stale …": only states that occur, worst first, each leading to its rows. */
export function StateCounts({ counts, hrefPrefix, compact, className }: StateCountsProps) {
  const present = STATE_ORDER.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <ul className={cn("flex flex-wrap items-center gap-y-1", compact ? "gap-x-3 text-xs" : "gap-x-4 text-sm", className)}>
      {present.map((state) => {
        const words = (
          <>
            <StateGlyph state={state} />
            <span className="tabular font-medium text-ink">{formatCount(counts[state] ?? 0)}</span>
            <span className={compact ? "sr-only" : "text-ink-2"}>{STATE_WORDS[state].word}</span>
          </>
        );
        return (
          <li key={state} title={compact ? STATE_WORDS[state].word : undefined}>
            {hrefPrefix ? (
              <RowLink href={`${hrefPrefix}${state}`} className="quiet-link inline-flex min-h-6 items-center gap-1.5">{words}</RowLink>
            ) : (
              <span className="inline-flex min-h-6 items-center gap-1.5">{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
