import { StateBadge } from "@/components/states/state-badge";
import { StateGlyph } from "@/components/states/state-glyph";
import { STATE_WORDS } from "@/components/states/state-words";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { ControlDetail } from "@/server/domain/controls/view";

import { LapseList } from "./lapse-list";
import { pastLapses } from "./past-lapses";
import { RuleCheck, type RuleCheckProps } from "./rule-check";

type VerdictPanelProps = Pick<RuleCheckProps, "recordHref" | "onSupply"> & {
  control: Pick<ControlDetail, "state" | "sentence" | "since" | "nextChangeAt" | "rules" | "hindsight" | "history" | "erased">;
  asOf: string;
  timezone: string;
};

/** The verdict as one sentence, then every rule with what decided it. */
export function VerdictPanel({ control, asOf, timezone, recordHref, onSupply }: VerdictPanelProps) {
  const isSameSaid = control.hindsight?.state === control.state && control.hindsight.sentence === control.sentence;
  const { text, soft } = STATE_WORDS[control.state];
  return (
    <div>
      <div className={cn("rounded border-s-4 border-current px-4 py-3", text, soft)}>
        <p className="flex flex-wrap items-center justify-between gap-x-4">
          <StateBadge state={control.state} className="text-lg font-semibold" />
          <span className="text-sm text-ink-2">
            {control.since && <>since <Time iso={control.since} tz={timezone} />, </>}as of <Time iso={asOf} tz={timezone} withTime />
          </span>
        </p>
        <p className="mt-1 text-lg text-pretty text-ink wrap-anywhere" dir="auto">{control.sentence}</p>
        {control.nextChangeAt && <p className="mt-1 text-sm text-ink-2">Without new evidence this holds until <Time iso={control.nextChangeAt} tz={timezone} withTime />.</p>}
      </div>
      <LapseList lapses={pastLapses(control.history, asOf)} timezone={timezone} />
      {control.hindsight && (
        <p className="mt-2 flex flex-wrap items-baseline gap-x-2 border-s-4 border-line px-4 py-1.5 text-sm text-ink-2">
          <span>With what arrived later:</span>
          {isSameSaid ? <span>the same, on other records.</span> : (
            <>
              <span className="inline-flex items-center gap-1.5"><StateGlyph state={control.hindsight.state} />{STATE_WORDS[control.hindsight.state].word}.</span>
              <span dir="auto">{control.hindsight.sentence}</span>
            </>
          )}
        </p>
      )}
      {control.erased.map((item) => (
        <p key={item.id} className="mt-2 border-s-4 border-line px-4 py-1.5 text-sm text-ink-2 wrap-anywhere">It stood on E-{item.number}, too. <bdi>{item.sentence}</bdi></p>
      ))}
      <ol className="mt-4">
        {control.rules.map((rule) => <RuleCheck key={rule.index} rule={rule} timezone={timezone} recordHref={recordHref} onSupply={onSupply} />)}
      </ol>
    </div>
  );
}
