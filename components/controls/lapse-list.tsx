import { StateGlyph } from "@/components/states/state-glyph";
import { STATE_WORDS } from "@/components/states/state-words";
import { plural } from "@/components/ui/count-format";
import { Time } from "@/components/ui/time";
import { daysBetween } from "@/components/ui/time-format";

import type { Lapse } from "./past-lapses";

const FIRST = 3;

/** What a verdict of today does not undo: when the control lapsed before. The rest is in the history. */
export function LapseList({ lapses, timezone }: { lapses: Lapse[]; timezone: string }) {
  if (lapses.length === 0) return null;
  const hidden = lapses.length - FIRST;
  return (
    <section aria-label="Lapses of the last year" className="mt-2 border-s-4 border-line px-4 py-1.5 text-sm text-ink-2">
      <h3 className="font-medium text-ink">{plural(lapses.length, "lapse")} in the last year</h3>
      <ul>
        {lapses.slice(0, FIRST).map((lapse) => (
          <li key={lapse.from} className="flex flex-wrap items-center gap-x-1.5">
            <StateGlyph state={lapse.state} />
            <span className={STATE_WORDS[lapse.state].text}>{STATE_WORDS[lapse.state].word}</span>
            <span><Time iso={lapse.from} tz={timezone} /> to <Time iso={lapse.to} tz={timezone} />, {spanWords(lapse, timezone)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p><a href="#history" className="link">{plural(hidden, "more lapse")} in the history</a></p>}
    </section>
  );
}

function spanWords({ from, to }: Lapse, timezone: string): string {
  const days = daysBetween(from, to, timezone);
  return days === 0 ? "less than a day" : plural(days, "day");
}
