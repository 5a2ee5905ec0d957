import { RowLink } from "@/components/ui/row-link";
import type { Fields } from "@/server/domain/registers/field";
import { holds, isEmpty } from "@/server/domain/registers/define";
import { valueWords } from "@/server/domain/registers/value-words";
import type { Names } from "@/server/domain/registers/view";

import { wordingOf } from "./wording";

type EntryFactsProps = { fields: Fields; content: Record<string, unknown>; names: Names; zone: string; base: string };

/** What an entry says, field by field, each with its article. What nobody said is not shown: what is missing stands above. */
export function EntryFacts({ fields, content, names, zone, base }: EntryFactsProps) {
  const wording = wordingOf(names, zone);
  return (
    <dl className="text-sm">
      {Object.entries(fields).map(([name, field]) => {
        const value = content[name] ?? field.empty;
        if (name === "name" || (field.when && !holds(field.when, content))) return null;
        const ids = field.kind === "references" ? (value as string[]) : field.kind === "reference" && value !== null ? [value as string] : null;
        const lines = field.kind === "check" && value !== true ? [] : valueWords(field, value, wording);
        if (isEmpty(lines)) return null;
        return (
          <div key={name} className="grid gap-x-4 border-t border-line py-1.5 first:border-t-0 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <dt className="text-ink-3">{field.label}{field.law && <span className="block text-xs">{field.law}</span>}</dt>
            <dd className="min-w-0 wrap-anywhere" dir="auto">
              {ids ? ids.map((id) => <NamedThing key={id} label={wording.nameOf(id)} href={names[id]?.href ? `${base}${names[id].href}` : null} />) : lines.map((line, index) => <bdi key={index} className="block min-h-5">{line}</bdi>)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function NamedThing({ label, href }: { label: string; href: string | null }) {
  return <span className="block">{href ? <RowLink className="link" href={href}>{label}</RowLink> : label}</span>;
}
