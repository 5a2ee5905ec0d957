import { Time } from "@/components/ui/time";
import { RETURN_REASONS } from "@/server/domain/audit-requests/reasons";
import type { RequestEvent } from "@/server/domain/audit-requests/view";

import { EVENT_WORDS } from "./request-words";

/** What was said and decided, oldest first. */
export function RequestThread({ events, timezone }: { events: RequestEvent[]; timezone: string }) {
  return (
    <ol className="text-sm">
      {events.map((event) => (
        <li key={event.id} className="border-t border-line py-2">
          <p className="text-ink-3"><bdi className="font-medium text-ink">{event.who}</bdi> ({event.side === "auditor" ? "auditor" : "organization"}) {EVENT_WORDS[event.kind]}{event.item && <> <bdi>{event.item}</bdi></>}, <Time iso={event.at} tz={timezone} withTime /></p>
          {event.reason && <p>{RETURN_REASONS[event.reason]}</p>}
          {event.text && <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}
