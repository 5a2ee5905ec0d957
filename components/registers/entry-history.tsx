import { Time } from "@/components/ui/time";
import { REGISTERS } from "@/server/domain/registers/registers";
import type { Field, Fields } from "@/server/domain/registers/field";
import { valueWords } from "@/server/domain/registers/value-words";
import type { EntryView } from "@/server/domain/registers/view";

import { wordingOf } from "./wording";

type EntryHistoryProps = { view: EntryView; entryHref: ((entryId: string) => string) | null };

/** Every version, the newest first, with what it changed from the one before and its entry in the ledger. */
export function EntryHistory({ view, entryHref }: EntryHistoryProps) {
  const { fields } = REGISTERS[view.register];
  const wording = wordingOf(view.names, view.zone);
  return (
    <ol>
      {view.history.map(({ version, at, by, note, entryId, differences }) => (
        <li key={version} className="border-t border-line py-2 first:border-t-0">
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <span className="font-medium">Version {version}</span>
            {version === view.publishedVersion && <span className="text-ink-2">published</span>}
            <span className="text-ink-2"><bdi>{by}</bdi></span>
            <Time iso={at} tz={view.zone} withTime className="text-ink-3" />
            {entryHref && <a className="link ms-auto text-xs" href={entryHref(entryId)} target="_blank" rel="noreferrer" aria-label={`Ledger entry of version ${version}`}>ledger entry</a>}
          </p>
          {note && <p className="mt-0.5 text-sm wrap-anywhere" dir="auto">{note}</p>}
          {version > 1 && (
            <details className="mt-1">
              <summary className="cursor-pointer text-sm text-ink-2">{differences.length === 1 ? "1 field changed" : `${differences.length} fields changed`}: {differences.map(({ label }) => label).join(", ")}</summary>
              <dl className="mt-1 border-s-2 border-line ps-3 text-sm">
                {differences.map((change) => {
                  const field = fieldAt(fields, change.field.split("."));
                  return field && <Change key={change.field} label={change.label} before={valueWords(field, change.before, wording)} after={valueWords(field, change.after, wording)} />;
                })}
              </dl>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function fieldAt(fields: Fields, [name = "", ...rest]: string[]): Field | undefined {
  const field = fields[name];
  return rest.length > 0 && field?.kind === "group" ? fieldAt(field.of, rest) : field;
}

function Change({ label, before, after }: { label: string; before: string[]; after: string[] }) {
  const words = (lines: string[]) => lines.join("\n") || "nothing";
  return (
    <div className="py-1">
      <dt className="text-ink-3">{label}</dt>
      <dd className="grid gap-x-4 sm:grid-cols-2">
        <del className="whitespace-pre-wrap text-ink-3 wrap-anywhere" dir="auto"><span className="sr-only">Before: </span>{words(before)}</del>
        <ins className="whitespace-pre-wrap no-underline wrap-anywhere" dir="auto"><span className="sr-only">Now: </span>{words(after)}</ins>
      </dd>
    </div>
  );
}
