import { Time } from "@/components/ui/time";
import { viewedInSentence } from "@/server/domain/engagements/viewed";
import type { AuditView } from "@/server/domain/engagements/view";

/** What auditors opened and took along, newest first. */
export function AccessLog({ views, timezone }: { views: AuditView[]; timezone: string }) {
  if (views.length === 0) return <p className="border-t border-line py-2 text-sm text-ink-3">Nothing yet.</p>;
  return (
    <ul className="text-sm">
      {views.map((view, i) => (
        <li key={`${view.at}${view.objectId}${view.what}${i}`} className="flex flex-wrap gap-x-3 border-t border-line py-1.5"><Time iso={view.at} tz={timezone} withTime /><bdi className="font-medium">{view.who}</bdi><span className="text-ink-2">{view.what === "download" ? "took along" : "opened"} <bdi>{viewedInSentence(view)}</bdi></span></li>
      ))}
    </ul>
  );
}
