import { attachPath, controlPath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { distanceInDays } from "@/components/ui/time-format";
import { kindNoun } from "@/server/domain/catalog/labels";
import type { WorkItem } from "@/server/domain/work/view";

type WorkLineProps = { item: WorkItem; asOf: string; timezone: string; base: string };

/** One control: how it stands, why in the verdict's words, until when, and the one thing to do about it. */
export function WorkLine({ item, asOf, timezone, base }: WorkLineProps) {
  return (
    <li data-row className="grid grid-cols-1 gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0 sm:grid-cols-[8.25rem_minmax(0,1fr)_auto]">
      <StateBadge state={item.state} className="sm:h-5" />
      <div className="min-w-0">
        <RowLink href={controlPath(base, item.key)} data-row-link className="quiet-link font-medium wrap-anywhere">
          <code className="me-2 text-xs font-normal text-ink-2">{item.key}</code><bdi>{item.title}</bdi>
        </RowLink>
        <p className="mt-0.5 text-pretty text-ink-2 wrap-anywhere" dir="auto">{item.sentence}</p>
        <WorkDates item={item} asOf={asOf} timezone={timezone} />
      </div>
      <WorkAction item={item} base={base} />
    </li>
  );
}

function WorkDates({ item: { since, until, kinds, asks }, asOf, timezone }: Omit<WorkLineProps, "base">) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-3">
      {since && <span>since <Time iso={since} tz={timezone} /></span>}
      {until && <span>until <Time iso={until} tz={timezone} />, {distanceInDays(asOf, until, timezone)}</span>}
      {!asks && <span>listens for {kinds.map((kind) => kindNoun(kind, 2)).join(", ")}</span>}
    </p>
  );
}

function WorkAction({ item: { key, state, asks }, base }: Pick<WorkLineProps, "item" | "base">) {
  if (state === "not_applicable") return null;
  return (
    <div className="mt-1 sm:mt-0" data-print="hide">
      {asks
        ? <ButtonLink size="sm" href={`${base}/evidence?record=${asks.recordId}`} aria-label={`Answer what ${key} waits for`}>Answer</ButtonLink>
        : <ButtonLink size="sm" href={attachPath(base, key)} aria-label={`Attach evidence to ${key}`}>Attach evidence</ButtonLink>}
    </div>
  );
}
