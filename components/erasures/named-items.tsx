import { evidencePath } from "@/components/layout/paths";
import { KeptLink } from "@/components/layout/kept-link";
import type { NamedEvidence } from "@/server/domain/erasure/view";

const SHOWN = 5;

type NamedItemsProps = { items: NamedEvidence[]; base: string; /** Titles of what was erased are gone. */ withTitle?: boolean };

/** The evidence that a request or a hold is about, each a link; beyond five the rest as a number. */
export function NamedItems({ items, base, withTitle = false }: NamedItemsProps) {
  return (
    <>
      {items.slice(0, SHOWN).map(({ id, number, title }, i) => (
        <span key={id} className="wrap-anywhere">
          {i > 0 && ", "}<KeptLink href={evidencePath(base, id)} data-row-link={i === 0 || undefined} className="link tabular">E-{number}</KeptLink>
          {withTitle && <> <bdi>{title}</bdi></>}
        </span>
      ))}
      {items.length > SHOWN && <span className="text-ink-3"> and {items.length - SHOWN} more of the same bytes</span>}
    </>
  );
}
