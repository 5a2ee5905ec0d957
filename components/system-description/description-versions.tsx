import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { DescriptionVersion } from "@/server/domain/system-description/view";

type DescriptionVersionsProps = { versions: readonly DescriptionVersion[]; timezone: string };

/** Every saved version, newest first, each under the digest that the ledger holds. */
export function DescriptionVersions({ versions, timezone }: DescriptionVersionsProps) {
  return (
    <ul data-rows className="border-t border-line-strong">
      {versions.map(({ version, savedAt, savedBy, sha256 }) => (
        <li key={version} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-2 text-sm">
          <span className="tabular font-medium">Version {version}</span>
          <span className="text-ink-2">by <bdi>{savedBy}</bdi>, <Time iso={savedAt} tz={timezone} withTime /></span>
          <span className="flex gap-1.5 text-ink-3">Digest <Digest value={sha256} /></span>
        </li>
      ))}
    </ul>
  );
}
