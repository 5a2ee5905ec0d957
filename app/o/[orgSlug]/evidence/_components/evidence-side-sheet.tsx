"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";

import { EvidenceDetailSkeleton } from "@/components/evidence/evidence-detail-skeleton";
import { evidencePath } from "@/components/layout/paths";
import { LoadError } from "@/components/ui/load-error";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { useTRPC } from "@/server/trpc/client";

import type { EvidenceSurroundings } from "./surroundings";

// Of no use before a row is opened, so not in the first script of the list.
const EvidenceView = dynamic(async () => (await import("./evidence-view")).EvidenceView, { ssr: false, loading: EvidenceDetailSkeleton });

type EvidenceSideSheetProps = { id: string | null; surroundings: EvidenceSurroundings; onClose: () => void };

export function EvidenceSideSheet({ id, surroundings, onClose }: EvidenceSideSheetProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.get.queryOptions(id ? { id } : skipToken));
  return (
    <Sheet
      open={id !== null}
      onOpenChange={(next) => !next && onClose()}
      title={data?.title ?? "Evidence"}
      eyebrow={data ? <><span className="tabular">E-{data.number}{data.version > 1 && ` v${data.version}`}</span><span>received <Time iso={data.receivedAt} tz={surroundings.timezone} withTime /></span></> : "\u00a0"}
      fullHref={id ? evidencePath(surroundings.base, id) : undefined}
    >
      {error ? <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void refetch()} />
        : data ? <EvidenceView key={data.id} detail={data} surroundings={surroundings} /> : <EvidenceDetailSkeleton />}
    </Sheet>
  );
}
