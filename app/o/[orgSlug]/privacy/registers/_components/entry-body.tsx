import { Section } from "@/components/layout/section";
import { BreachLimits } from "@/components/registers/breach-limits";
import { EntryFacts } from "@/components/registers/entry-facts";
import { EntryHistory } from "@/components/registers/entry-history";
import { wordingOf } from "@/components/registers/wording";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { REGISTERS } from "@/server/domain/registers/registers";
import { valueWords } from "@/server/domain/registers/value-words";
import type { EntryView } from "@/server/domain/registers/view";

type EntryBodyProps = { view: EntryView; base: string; mayReadLedger: boolean };

/** An entry: what is missing, what it says, what names it, and how it came to be so. */
export function EntryBody({ view, base, mayReadLedger }: EntryBodyProps) {
  const { gaps, zone, names, register, usedBy, history } = view;
  const { fields } = REGISTERS[register];
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="grid min-w-0 content-start gap-8">
        {gaps.length > 0 && (
          <Section title="What is missing" count={gaps.length}>
            <ul className="list-disc ps-5 text-sm">{gaps.map(({ field, message }) => <li key={`${field}${message}`} className="py-0.5 wrap-anywhere">{message}</li>)}</ul>
          </Section>
        )}
        <Section title="What it says"><EntryFacts fields={fields} content={view.content} names={names} zone={zone} base={base} /></Section>
        <Published view={view} />
      </div>
      <div className="grid min-w-0 content-start gap-8">
        {view.clock && <BreachLimits clock={view.clock} zone={zone} />}
        {usedBy.length > 0 && (
          <Section title="Named by" count={usedBy.length}>
            <ul className="text-sm">{usedBy.map((user) => <li key={user.id} className="py-0.5"><RowLink className="link" href={`${base}/privacy/registers/${user.register}/${user.id}`}>{user.label} <bdi>{user.name}</bdi></RowLink></li>)}</ul>
          </Section>
        )}
        <Section title="History" count={history.length} aside={<>since <Time iso={view.createdAt} tz={zone} /></>}><EntryHistory view={view} entryHref={mayReadLedger ? (entryId) => `${base}/files/entries/${entryId}` : null} /></Section>
      </div>
    </div>
  );
}

/** The words that hold for people while a newer draft is being written. */
function Published({ view }: { view: EntryView }) {
  const published = view.history.find(({ version }) => version === view.publishedVersion);
  const words = REGISTERS[view.register].fields["words"];
  if (!published || !words || published.version === view.version) return null;
  const lines = valueWords(words, published.content["words"], wordingOf(view.names, view.zone));
  return (
    <Section title={`Published: version ${published.version}`} aside="what people read until the draft is published">
      <div className="text-sm" dir="auto">{lines.map((line, index) => <p key={index} className="min-h-5 wrap-anywhere">{line}</p>)}</div>
    </Section>
  );
}
