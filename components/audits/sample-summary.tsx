import type { ReactNode } from "react";

import { formatCount } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Section } from "@/components/layout/section";
import { Time } from "@/components/ui/time";
import type { AskedSample, PopulationLine } from "@/server/domain/samples/view";

import { methodInWords, sizeInWords, sourceTotalInWords } from "./sample-words";

type SampleSummaryProps = { sample: Omit<AskedSample, "list">; kinds: Readonly<Record<string, string>>; timezone: string };

const SHOWN = 12;

/** What a sample was drawn from and how: all that drawing it again depends on. */
export function SampleSummary({ sample, kinds, timezone }: SampleSummaryProps) {
  const { populationDetail: list } = sample;
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-2">
      <Section title="The draw">
        <Facts rows={[
          ["How", methodInWords(sample.method)], ["Size", sizeInWords(sample.size)], ["Drawn", <><Time key="at" iso={sample.drawnAt} tz={timezone} withTime /> by <bdi>{sample.drawnBy}</bdi></>],
          ["Seed", <><Digest key="seed" value={sample.seed} label="Seed" />{sample.seedText === null ? " by the rule" : <> of “<bdi>{sample.seedText}</bdi>”: <bdi>{sample.seedReason}</bdi></>}</>],
        ]} />
      </Section>
      <Section title="The frozen list">
        <Facts rows={[
          ["Holds", `${formatCount(list.size)} items (${kinds[list.parameters.kind] ?? list.parameters.kind})`],
          ...(list.parameters.where ? [["Only", `${list.parameters.where.fact} = ${list.parameters.where.value}`] as const] : []),
          ["Frozen", <><Time key="at" iso={list.frozenAt} tz={timezone} withTime /> by <bdi>{list.frozenBy}</bdi></>], ["SHA-256", <Digest key="sha" value={list.sha256} />],
          ["Read from", <Source key="source" list={list} />], ["Source’s own total", sourceTotalInWords(list.source)],
          ...(list.reconciliation ? [["Compared", <Compared key="with" list={list} kinds={kinds} />] as const] : []),
        ]} />
      </Section>
    </div>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return <dl className="text-sm">{rows.map(([name, value]) => <div key={name} className="flex gap-3 border-t border-line py-1.5"><dt className="w-32 shrink-0 text-ink-3">{name}</dt><dd className="min-w-0 wrap-anywhere">{value}</dd></div>)}</dl>;
}

function Source({ list: { source } }: { list: PopulationLine }) {
  const queries = [...new Set(source.evidence.flatMap(({ query }) => query ?? []))];
  return (
    <>
      <span className="tabular">{source.evidence.slice(0, SHOWN).map(({ name }) => name).join(", ")}{source.evidenceTotal > SHOWN && ` and ${formatCount(source.evidenceTotal - SHOWN)} more`}</span>, {formatCount(source.records)} records
      {queries.slice(0, 3).map((query) => <code key={query} className="block text-xs text-ink-2"><bdi>{query}</bdi></code>)}
    </>
  );
}

function Compared({ list: { reconciliation, parameters }, kinds }: { list: PopulationLine; kinds: Readonly<Record<string, string>> }) {
  if (!reconciliation || !parameters.against) return null;
  const { inBoth, onlyInA, onlyInATotal, onlyInB, onlyInBTotal } = reconciliation;
  const first = (names: readonly string[], total: number) => (total === 0 ? "" : `: ${names.slice(0, SHOWN).join(", ")}${total > SHOWN ? ", …" : ""}`);
  return (
    <>
      with {kinds[parameters.against.kind] ?? parameters.against.kind} by {parameters.against.ownFact}: {formatCount(inBoth)} in both
      <span className="block">{formatCount(onlyInATotal)} only in this list<bdi>{first(onlyInA, onlyInATotal)}</bdi></span>
      <span className="block">{formatCount(onlyInBTotal)} only in the other<bdi>{first(onlyInB, onlyInBTotal)}</bdi></span>
    </>
  );
}
