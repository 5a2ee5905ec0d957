import { KeptLink } from "@/components/layout/kept-link";
import { Time } from "@/components/ui/time";
import type { LegalHoldView } from "@/server/domain/erasure/view";

type HoldNoteProps = { holds: LegalHoldView[]; timezone: string; /** Where holds are lifted. */ href: string };

/** The legal holds that keep an item from being erased. */
export function HoldNote({ holds, timezone, href }: HoldNoteProps) {
  return (
    <>
      {holds.map((hold) => (
        <p key={hold.id} className="mb-3 border-s-2 border-state-stale ps-3 text-sm text-ink-2 wrap-anywhere">
          Legal hold {hold.item ? "on this item" : "on everything"} by <bdi>{hold.by}</bdi>, <Time iso={hold.at} tz={timezone} withTime />: <bdi>{hold.reason}</bdi> It cannot be erased while <KeptLink href={href} className="link">this hold</KeptLink> stands.
        </p>
      ))}
    </>
  );
}
