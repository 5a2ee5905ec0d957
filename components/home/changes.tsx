import { ArrowRight } from "lucide-react";

import { controlPath } from "@/components/layout/paths";
import { StateGlyph } from "@/components/states/state-glyph";
import { STATE_WORDS } from "@/components/states/state-words";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { HomeView } from "@/server/domain/home/view";

type ChangesProps = { changes: HomeView["changes"]; timezone: string; base: string };

export function Changes({ changes, timezone, base }: ChangesProps) {
  if (changes.length === 0) return <Empty title="No control changed its state in these days" />;
  return (
    <ul data-rows>
      {changes.map((change) => (
        <li key={`${change.key}${change.at}`} data-row className="border-b border-line last:border-b-0">
          <RowLink href={controlPath(base, change.key, "history")} data-row-link className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 py-2 hover:bg-hover">
            <span className="flex items-center gap-1 self-center">
              {change.from ? <StateGlyph state={change.from} label /> : <span className="size-3.5" />}
              <ArrowRight aria-label="to" className="size-3 text-ink-3 rtl:rotate-180" />
              <StateGlyph state={change.to} label />
            </span>
            <span className="min-w-0 truncate" dir="auto">
              <code className="me-2 text-xs text-ink-2">{change.key}</code>
              {change.title}
            </span>
            <span className="col-start-2 text-sm text-ink-2 wrap-anywhere">
              <span className={STATE_WORDS[change.to].text}>{STATE_WORDS[change.to].word}</span>: {change.sentence}{" "}
              <Time iso={change.at} tz={timezone} withTime className="text-ink-3" />
            </span>
          </RowLink>
        </li>
      ))}
    </ul>
  );
}
