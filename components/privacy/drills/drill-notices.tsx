import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { type DrillNotice, PLANTING_WORDS } from "@/server/domain/privacy/drills/notices";

import { quarterInWords } from "./drill-words";

type DrillNoticesProps = { notices: (DrillNotice & { href: string })[] };

const SAID: Record<DrillNotice["what"], (quarter: string) => string> = {
  due: () => `waits for somebody. ${PLANTING_WORDS.due}`,
  planted: () => `waits to begin. ${PLANTING_WORDS.planted}`,
  failed: (quarter) => `of the ${quarter} failed: look at what was wrong in which system.`,
  missed: (quarter) => `was never begun: nothing was shown for the ${quarter}.`,
};

/** What a drill of rights requests needs of people, or how the last one failed. */
export function DrillNotices({ notices }: DrillNoticesProps) {
  return (
    <ul className="grid gap-1">
      {notices.map(({ what, id, name, quarter, href, beginsOn }) => (
        <li key={`${what} ${id}`} className={what === "failed" || what === "missed" ? "text-danger" : ""}><RowLink className="link" href={href}>{name}</RowLink> {SAID[what](quarterInWords(quarter))}{beginsOn && <> It begins by itself on <Time iso={beginsOn} tz="UTC" />{what === "due" && ", wherever they are by then"}.</>}</li>
      ))}
    </ul>
  );
}
