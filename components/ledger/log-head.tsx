import { DescriptionList } from "@/components/evidence/description-list";
import { CopyButton } from "@/components/ui/copy-button";
import { formatCount, plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { LedgerView } from "@/server/domain/ledger/view";

/** The end of the log: how many entries, under which root, since when; and what waits. */
export function LogHead({ ledger: { head, origin, waiting, openedAt }, timezone }: { ledger: Pick<LedgerView, "head" | "origin" | "waiting" | "openedAt">; timezone: string }) {
  return (
    <DescriptionList
      rows={[
        { label: "Entries", value: <span className="tabular">{formatCount(head.size)}</span> },
        { label: "Root", value: <Digest value={head.root} label="root" full /> },
        { label: "Signed", value: head.size === 0 ? null : <Time iso={head.at} tz={timezone} withTime />, missing: "nothing yet" },
        { label: "Waiting for a place", value: waiting.oldestAt ? <>{plural(waiting.count, "entry", "entries")}, the oldest from <Time iso={waiting.oldestAt} tz={timezone} withTime /></> : "none" },
        { label: "Name of the log", value: <span className="inline-flex items-center gap-1"><code className="break-all">{origin}</code><CopyButton value={origin} label="Copy the name of the log" /></span> },
        { label: "Opened", value: <Time iso={openedAt} tz={timezone} withTime /> },
      ]}
    />
  );
}
