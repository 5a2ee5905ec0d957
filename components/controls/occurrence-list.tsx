import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { Occurrence, VerdictState } from "@/server/domain/controls/schema";

import { judgedOn } from "./judged-on";

const WORDS: Record<Occurrence["state"], { glyph: VerdictState; word: string; text: string }> = {
  found: { glyph: "pass", word: "found", text: "text-state-pass" },
  late: { glyph: "exception", word: "found late", text: "text-state-exception" },
  missed: { glyph: "fail", word: "missed", text: "text-state-fail" },
  failed: { glyph: "fail", word: "found, fails", text: "text-state-fail" },
  pending: { glyph: "no_evidence", word: "still open", text: "text-ink-2" },
};

const UNKNOWN = { glyph: "no_evidence", word: "no evidence", text: "text-ink-2" } as const;

type OccurrenceListProps = {
  occurrences: Occurrence[] | undefined;
  /** What the rules look at, for a control without a calendar of runs. */
  rules: { label: string; state: VerdictState }[];
  timezone: string;
  recordHref: string;
  /** The day a cell of the coverage strip led here from: its run is marked. */
  highlightDay?: string | null;
};

/** Every expected run, newest first. A missed run stays missed. */
export function OccurrenceList({ occurrences, rules, timezone, recordHref, highlightDay }: OccurrenceListProps) {
  if (occurrences?.length === 0) return <Empty title="No run has come due yet">The first one appears here when its period closes.</Empty>;
  if (!occurrences) return <div id="occurrences"><Empty title={judgedOn(rules)}>No run is expected on a day of its own. Where it lapsed is listed with the verdict and in the history.</Empty></div>;
  // Where no record was ever received nobody knows that a run was missed.
  const unknown = rules.some((rule) => rule.state === "no_evidence");
  return (
    <ol id="occurrences">
      {occurrences.toReversed().map((occurrence) => {
        const { glyph, word, text } = unknown && occurrence.state === "missed" ? UNKNOWN : WORDS[occurrence.state];
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
