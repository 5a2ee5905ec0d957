import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { Occurrence, VerdictState } from "@/server/domain/controls/schema";

const WORDS: Record<Occurrence["state"], { glyph: VerdictState; word: string; text: string }> = {
  found: { glyph: "pass", word: "found", text: "text-state-pass" },
  late: { glyph: "exception", word: "found late", text: "text-state-exception" },
  missed: { glyph: "fail", word: "missed", text: "text-state-fail" },
  failed: { glyph: "fail", word: "found, fails", text: "text-state-fail" },
  pending: { glyph: "no_evidence", word: "still open", text: "text-ink-2" },
};

type OccurrenceListProps = {
  occurrences: Occurrence[] | undefined;
  timezone: string;
  recordHref: string;
  /** The day a cell of the coverage strip led here from: its run is marked. */
  highlightDay?: string | null;
};

/** Every expected run, newest first. A missed run stays missed. */
export function OccurrenceList({ occurrences, timezone, recordHref, highlightDay }: OccurrenceListProps) {
  if (occurrences?.length === 0) return <Empty title="No run has come due yet">The first one appears here when its period closes.</Empty>;
  if (!occurrences) return <Empty title="This control has no rhythm">It is judged on what happens, not on a calendar.</Empty>;
  return (
    <ol id="occurrences">
      {occurrences.toReversed().map((occurrence) => {
        const { glyph, word, text } = WORDS[occurrence.state];
        const marked = highlightDay ? occurrence.from.slice(0, 10) <= highlightDay && highlightDay <= occurrence.to.slice(0, 10) : false;
        const record = occurrence.recordIds[0];
        return (
          <li key={occurrence.label} className={cn("grid min-h-9 grid-cols-[6rem_minmax(0,1fr)_auto] items-center gap-x-3 border-t border-line text-sm sm:grid-cols-[6rem_8rem_minmax(0,1fr)_auto]", marked && "bg-accent-soft")} aria-current={marked ? "true" : undefined}>
            <span className="tabular font-medium">{occurrence.label}</span>
            <span className={cn("flex items-center gap-1.5", text)}><StateGlyph state={glyph} />{word}</span>
            <span className="text-ink-3 max-sm:hidden">due by <Time iso={occurrence.dueBy} tz={timezone} /></span>
            {record ? <RowLink href={`${recordHref}${record}`} className="link py-1">{plural(occurrence.recordIds.length, "record")}</RowLink> : <span className="text-ink-3">–</span>}
          </li>
        );
      })}
    </ol>
  );
}
