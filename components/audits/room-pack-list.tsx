import { Download } from "lucide-react";

import { buttonVariants } from "@/components/ui/button";
import { formatBytes, plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { RoomPack } from "@/server/domain/packs/view";

type RoomPackListProps = { packs: RoomPack[]; timezone: string; /** The zip of a pack lies at `${hrefPrefix}${id}`. */ hrefPrefix: string };

/** Packs of the audit that its auditors can take along: when made, what is in it, its digest, until when it is kept. */
export function RoomPackList({ packs, timezone, hrefPrefix }: RoomPackListProps) {
  return (
    <ul data-rows className="border-t border-line-strong">
      {packs.map(({ id, title, madeAt, entries, files, sizeBytes, sha256, expiresAt }) => (
        <li key={id} data-row className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-6 gap-y-1 border-b border-line py-3">
          <div className="min-w-0">
            <h3 className="font-medium wrap-anywhere"><bdi>{title}</bdi></h3>
            <p className="tabular text-sm text-ink-2">{plural(entries ?? 0, "entry opened", "entries opened")}, {plural(files ?? 0, "file")}, {formatBytes(sizeBytes)}</p>
            <p className="text-sm text-ink-3">Made <Time iso={madeAt} tz={timezone} withTime />{expiresAt && <>, kept until <Time iso={expiresAt} tz={timezone} /></>}</p>
            <p className="mt-1 flex gap-1.5 text-xs text-ink-3">Digest <Digest value={sha256} /></p>
          </div>
          <a href={`${hrefPrefix}${id}`} download data-row-link className={buttonVariants()} aria-label={`Download ${title}, zip`}><Download aria-hidden />Zip</a>
        </li>
      ))}
    </ul>
  );
}
