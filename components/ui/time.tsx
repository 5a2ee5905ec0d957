import { cn } from "./cn";
import { formatDate, formatDateTime, zoneOffset } from "./time-format";

type TimeProps = {
  /** ISO 8601 instant, or a plain YYYY-MM-DD, which has no zone and is never shifted. */
  iso: string | null | undefined;
  tz: string;
  withTime?: boolean;
  /** Leave the zone out only where a header or sentence beside it names it. */
  zone?: boolean;
  missing?: string;
  className?: string;
};

/** A date in the organization's zone, with the zone; the full ISO instant on hover. Same text on server and client. */
export function Time({ iso, tz, withTime = false, zone = withTime, missing = "–", className }: TimeProps) {
  if (!iso) return <span className={cn("text-ink-3", className)}>{missing}</span>;
  const instant = iso.includes("T");
  return (
    <time dir="ltr" dateTime={iso} title={instant ? `${iso} · shown in ${tz}` : iso} className={cn("whitespace-nowrap", className)}>
      {withTime ? formatDateTime(iso, tz) : formatDate(iso, tz)}
      {zone && instant && <span className="text-ink-3"> {zoneOffset(iso, tz)}</span>}
    </time>
  );
}
