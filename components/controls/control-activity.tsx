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
          <span className="wrap-anywhere"><bdi className="font-medium">{entry.who}</bdi> {entry.what}</span>
        </li>
      ))}
    </ol>
  );
}
