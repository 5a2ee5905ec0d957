import { STATE_WORDS } from "@/components/states/state-words";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";
import type { ControlDetail } from "@/server/domain/controls/view";

type ControlActivityProps = { activity: ControlDetail["activity"]; timezone: string };

export function ControlActivity({ activity, timezone }: ControlActivityProps) {
  if (activity.length === 0) return <Empty title="Nobody has changed anything yet" />;
  return (
    <ol>
      {activity.map((entry) => (
        <li key={`${entry.at}${entry.what}`} className="grid gap-x-3 border-t border-line py-1.5 text-sm sm:grid-cols-[11.5rem_minmax(0,1fr)]">
          <Time iso={entry.at} tz={timezone} withTime className="text-ink-3" />
          <span className="wrap-anywhere"><bdi className="font-medium">{entry.who}</bdi> {inWords(entry.what)}</span>
        </li>
      ))}
    </ol>
  );
}

/** "no_evidence → pass: …" as people read the states. */
function inWords(what: string): string {
  return Object.entries(STATE_WORDS).reduce((text, [state, { word }]) => text.replace(new RegExp(`(^|→ )${state}(?= →|:)`, "g"), `$1${word.toLowerCase()}`), what);
}
