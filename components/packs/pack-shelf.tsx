import { Download } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button, buttonVariants } from "@/components/ui/button";
import { formatBytes, plural } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Progress } from "@/components/ui/progress";
import { Time } from "@/components/ui/time";
import type { PackScope } from "@/server/domain/packs/schema";
import type { PackRow } from "@/server/domain/packs/view";

import { HowToCheck } from "./how-to-check";
import { PackRelease, type ReleaseActs } from "./pack-release";

type PackShelfProps = {
  packs: PackRow[];
  /** The zip of a pack lies at `${hrefPrefix}${id}`. */
  hrefPrefix: string;
  timezone: string;
  /** Asks for a pack of the same scope again. */
  onAskAgain?: ((scope: PackScope) => Promise<FormResult>) | undefined;
  /** Releases packs of audits to their auditors, and takes them back. */
  releasing?: ReleaseActs | undefined;
};
const isOver = ({ state }: PackRow) => state === "expired" || state === "erased";

/** Asked for and made packs, newest first: what, by whom, how far, digest, and how an auditor checks it. */
export function PackShelf({ packs, hrefPrefix, timezone, onAskAgain, releasing }: PackShelfProps) {
  if (packs.length === 0) return <Empty title="No pack made yet">A pack holds evidence with its proofs. An auditor checks it offline and need not trust this server.</Empty>;
  return (
    <ul data-rows className="border-t border-line-strong">
      {packs.map((pack) => (
        <li key={pack.id} data-row className="grid min-h-16 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line py-2.5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_13rem_7.5rem]">
          <div className="min-w-0">
            <h3 className="font-medium wrap-anywhere"><bdi>{pack.title}</bdi></h3>
            {pack.entries !== null && <p className="tabular text-sm text-ink-2">{plural(pack.entries, "entry opened", "entries opened")}, {plural(pack.files ?? 0, "file")}, ledger of {plural(pack.logSize ?? 0, "entry", "entries")}</p>}
          </div>
          <p className="text-sm text-ink-2 max-lg:order-3 max-lg:col-span-2">
            by <bdi>{pack.madeBy}</bdi><br className="max-lg:hidden" />
            <span className="text-ink-3 max-lg:before:content-['_·_']"><Time iso={pack.finishedAt ?? pack.requestedAt} tz={timezone} withTime /></span>
          </p>
          <div className="text-sm max-lg:order-4 max-lg:col-span-2"><PackProgress pack={pack} timezone={timezone} /></div>
          <div className="justify-self-end">
            {pack.state === "done" && <a href={`${hrefPrefix}${pack.id}`} download data-row-link className={buttonVariants()} aria-label={`Download ${pack.title}, zip`}><Download aria-hidden />Zip</a>}
            {isOver(pack) && onAskAgain && <Button aria-label={`Ask again for ${pack.title}`} onClick={() => void onAskAgain(pack.scope)}>Ask again</Button>}
          </div>
          {pack.state === "done" && pack.scope.kind === "engagement" && <div className="col-span-full max-lg:order-5"><PackRelease pack={pack} timezone={timezone} acts={releasing} /></div>}
          {pack.state === "done" && pack.vkey && <div className="col-span-full min-w-0 max-lg:order-5"><HowToCheck vkey={pack.vkey} title={pack.title} leftOut={pack.leftOut} /></div>}
        </li>
      ))}
    </ul>
  );
}

function PackProgress({ pack, timezone }: { pack: PackRow; timezone: string }) {
  if (isOver(pack)) return <><Badge tone="outline">{pack.state === "expired" ? "Expired" : "Ended by an erasure"}</Badge><p className="mt-1 text-xs text-ink-2 wrap-anywhere">{pack.error}</p></>;
  if (pack.state === "failed") return <p className="text-state-fail wrap-anywhere">Not made: {pack.error ?? "the reason is in the log"}</p>;
  if (pack.state !== "done") {
    return (
      <div aria-live="polite">
        <Progress value={pack.state === "queued" ? 0 : pack.progress} label={`Making ${pack.title}`} />
        <p className="mt-1 truncate text-xs text-ink-3">{pack.state === "queued" ? "waits for its turn" : (pack.step ?? "being made")}</p>
      </div>
    );
  }
  return (
    <>
      <Digest value={pack.sha256} />
      <p className="tabular text-xs text-ink-3">{pack.sizeBytes !== null && formatBytes(pack.sizeBytes)}{pack.expiresAt && <>, kept until <Time iso={pack.expiresAt} tz={timezone} /></>}</p>
    </>
  );
}
