import { showParameter } from "@/components/controls/parameter-values";
import { evidencePath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { Badge } from "@/components/ui/badge";
import { plural } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { readableDays } from "@/components/ui/time-format";
import type { ControlSheet, ExceptionEntry, PopulationEntry } from "@/server/domain/reports/snapshot";
import type { WindowItem } from "@/server/domain/workpapers/view";

import { ITEM_WORDS } from "./desk-words";

const LINE = "border-t border-line py-1.5";

/** What was promised over the window: parameters, and every change within it. */
export function PromisedParts({ sheet: { parameters, changes }, timezone }: { sheet: ControlSheet; timezone: string }) {
  return (
    <ul className="text-sm">
      {parameters.map(({ label, promised, defaultValue }) => <li key={label} className={`${LINE} flex justify-between gap-4`}><span className="text-ink-2">{label}</span><span className="tabular text-end">{showParameter(promised ?? defaultValue)}</span></li>)}
      {changes.length === 0 ? <li className={`${LINE} text-ink-3`}>Nothing of it changed in the window.</li> : changes.map(({ at, by, what }) => <li key={`${at}${what}`} className={LINE}><Time iso={at} tz={timezone} withTime /> <bdi className="text-ink-2">{by}</bdi>: <bdi>{what}</bdi></li>)}
    </ul>
  );
}

/** What was done to test it, and what each rule found, as "x of n". */
export function TestedParts({ sheet: { testSteps, rules } }: { sheet: ControlSheet }) {
  return (
    <>
      <ol className="text-sm">{testSteps.map(({ method, text }) => <li key={text} className={LINE}><span className="font-medium">{method[0]?.toUpperCase()}{method.slice(1)}.</span> {readableDays(text)}</li>)}</ol>
      <ul className="text-sm">
        {rules.map((rule) => (
          <li key={rule.label} className={LINE}>
            <p className="flex flex-wrap items-center gap-x-3"><StateBadge state={rule.state} /><bdi className="font-medium">{rule.label}</bdi><span className="tabular text-ink-2">{rule.deviationsTotal} of {rule.tested} deviate</span></p>
            <p dir="auto" className="text-ink-2">{rule.sentence}{rule.bearing && <span className="text-ink-3"> · {rule.bearing}</span>}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

export function PopulationParts({ populations }: { populations: PopulationEntry[] }) {
  if (populations.length === 0) return <p className={`${LINE} text-sm text-ink-3`}>No population was received for it.</p>;
  return <ul className="text-sm">{populations.map(({ kind, noun, total, records, provenance }) => <li key={kind} className={`${LINE} flex flex-wrap gap-x-3`}><span className="tabular font-medium">{total} {noun}</span><span className="tabular text-ink-2">from {plural(records, "record")}{provenance.sources.length > 0 && <> of <bdi>{provenance.sources.join(", ")}</bdi></>}{provenance.rowCount !== null && `, the sources state ${provenance.rowCount} rows`}</span></li>)}</ul>;
}

export function ExceptionParts({ exceptions, timezone }: { exceptions: ExceptionEntry[]; timezone: string }) {
  if (exceptions.length === 0) return <p className={`${LINE} text-sm text-ink-3`}>None in the window.</p>;
  return (
    <ul className="text-sm">
      {exceptions.map(({ id, deviations, tested, lapse, items }) => (
        <li key={id} className={LINE}>
          <p className="tabular font-medium">{deviations} of {tested}{lapse && <span className="font-normal text-ink-2">, from <Time iso={lapse.from} tz={timezone} /> {lapse.until ? <>to <Time iso={lapse.until} tz={timezone} /></> : "on"}</span>}</p>
          <ul className="text-ink-2">{items.slice(0, 20).map((item) => <li key={`${item.item}${item.at}`} className="wrap-anywhere"><bdi>{item.item}</bdi>: <bdi>{item.sentence}</bdi></li>)}</ul>
          {items.length > 20 && <p className="text-ink-3">and {items.length - 20} more</p>}
        </li>
      ))}
    </ul>
  );
}

export function WindowEvidence({ items, total, timezone, base }: { items: WindowItem[]; total: number; timezone: string; base: string }) {
  if (items.length === 0) return <p className={`${LINE} text-sm text-ink-3`}>No evidence tells of the window.</p>;
  return (
    <>
      <ul className="text-sm">
        {items.map(({ id, number, title, receivedAt, late, status }) => (
          <li key={id} data-row className={`${LINE} flex flex-wrap items-baseline gap-x-3`}>
            <span className="tabular w-14 shrink-0 text-ink-2">E-{number}</span>
            <RowLink data-row-link href={evidencePath(base, id)} className="min-w-0 flex-1 font-medium"><bdi>{title}</bdi></RowLink>
            {late && <Badge tone="late">late</Badge>}<Badge tone={status === "rejected" ? "danger" : "outline"}>{ITEM_WORDS[status]}</Badge><Time iso={receivedAt} tz={timezone} className="text-ink-3" />
          </li>
        ))}
      </ul>
      {total > items.length && <p className="border-t border-line py-2 text-sm text-ink-3">The newest {items.length} of {total}.</p>}
    </>
  );
}
