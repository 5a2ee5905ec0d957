import { rightsInWords } from "@/components/privacy/case-words";
import { Due } from "@/components/privacy/due";
import { RowLink } from "@/components/ui/row-link";
import type { HomeView } from "@/server/domain/home/view";

/** Persons who wait for an answer, those due first. */
export function RequestsDue({ requests }: { requests: NonNullable<HomeView["requests"]> }) {
  if (requests.length === 0) return <p className="py-2 text-ink-2">Nobody waits for an answer.</p>;
  return (
    <ul data-rows>
      {requests.map(({ name, rights, href, daysLeft }) => (
        <li key={name} data-row className="border-b border-line last:border-b-0">
          <RowLink href={href} data-row-link className="grid min-h-9 grid-cols-[4rem_minmax(0,1fr)_auto] items-baseline gap-3 py-2 hover:bg-hover">
            <span className="text-sm text-ink-2">{name}</span>
            <span className="wrap-anywhere">{rightsInWords(rights.map((right) => ({ right })))}</span>
            <Due daysLeft={daysLeft} className="text-sm" />
          </RowLink>
        </li>
      ))}
    </ul>
  );
}
