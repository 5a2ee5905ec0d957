"use client";

import { useState } from "react";

import { StateGlyph } from "@/components/states/state-glyph";
import { STATE_WORDS } from "@/components/states/state-words";
import { Button } from "@/components/ui/button";
import { formatCount, plural, wordsOf } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import type { ControlDetail } from "@/server/domain/controls/view";

export type RuleCheckProps = {
  rule: ControlDetail["rules"][number];
  timezone: string;
  /** Prefix a record id is appended to. */
  recordHref: string;
  onSupply?: (missing: { recordId: string; fact: string }) => void;
};

const FIRST = 5;

/** One line of the checklist: the rule, what came out, the facts that decided, the facts that are missing. */
export function RuleCheck({ rule, timezone, recordHref, onSupply }: RuleCheckProps) {
  const [all, setAll] = useState(false);
  const deviations = all ? rule.deviations : rule.deviations.slice(0, FIRST);
  const hidden = rule.deviations.length - deviations.length;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-t border-line py-2.5">
      <StateGlyph state={rule.state} className="mt-[3px]" />
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="font-medium wrap-anywhere">{rule.label} <span className="sr-only">: {STATE_WORDS[rule.state].word}</span></h3>
          {rule.tested > 0 && rule.state !== "no_evidence" && (
            <span className="tabular shrink-0 text-sm text-ink-3">{rule.deviationsTotal > 0 ? `${formatCount(rule.deviationsTotal)} of ${formatCount(rule.tested)} deviate` : `${formatCount(rule.tested)} tested`}</span>
          )}
        </div>
        <p className="text-sm text-ink-2 wrap-anywhere" dir="auto">{rule.sentence}</p>
        {deviations.length > 0 && (
          <ul className="mt-1.5 border-s border-line ps-3 text-sm">
            {deviations.map((deviation, index) => (
              <li key={`${deviation.recordId}${deviation.key}${index}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
                {deviation.key && <code className="break-all">{deviation.key}</code>}
                <span className="min-w-0 text-ink-2 wrap-anywhere" dir="auto">{deviation.sentence}</span>
                {deviation.at && <Time iso={deviation.at} tz={timezone} className="text-ink-3" />}
                {deviation.recordId && <RowLink href={`${recordHref}${deviation.recordId}`} className="link">record</RowLink>}
              </li>
            ))}
            {hidden > 0 && <li><Button variant="link" size="sm" onClick={() => setAll(true)}>Show {formatCount(hidden)} more</Button></li>}
            {all && rule.deviationsTotal > rule.deviations.length && <li className="text-ink-3">{formatCount(rule.deviationsTotal - rule.deviations.length)} more are in the export.</li>}
          </ul>
        )}
        <MissingFacts rule={rule} onSupply={onSupply} />
        {rule.basisTotal > 0 && (
          <p className="mt-1 text-xs text-ink-3">
            Stands on {rule.basis[0] ? <RowLink href={`${recordHref}${rule.basis[0]}`} className="link">{plural(rule.basisTotal, "record")}</RowLink> : plural(rule.basisTotal, "record")}
          </p>
        )}
      </div>
    </li>
  );
}

function MissingFacts({ rule, onSupply }: Pick<RuleCheckProps, "rule" | "onSupply">) {
  const groups = Map.groupBy(rule.missing, ({ fact }) => fact);
  if (groups.size === 0) return null;
  return (
    <ul className="mt-1.5 grid gap-1">
      {[...groups].map(([fact, members]) => {
        const first = members[0];
        return (
          <li key={fact} className="flex flex-wrap items-center gap-x-3 rounded bg-state-manual-pending-soft px-2.5 py-1 text-sm">
            <StateGlyph state="manual_pending" />
            <span className="min-w-0 flex-1 wrap-anywhere">Missing: <strong className="font-medium">{wordsOf(fact)}</strong> in {plural(members.length, "record")}</span>
            {onSupply && first && <Button size="sm" onClick={() => onSupply(first)} aria-label={`Supply ${wordsOf(fact)}`}>Supply</Button>}
          </li>
        );
      })}
    </ul>
  );
}
