"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";

import { ControlDetailSkeleton } from "@/components/controls/control-detail-skeleton";
import { controlPath } from "@/components/layout/paths";
import { LoadError } from "@/components/ui/load-error";
import { Sheet } from "@/components/ui/sheet";
import type { ControlRow } from "@/server/domain/controls/view";
import { useTRPC } from "@/server/trpc/client";

import type { ControlSurroundings } from "./surroundings";

// Of no use before a row is opened, so not in the first script of the list.
const ControlView = dynamic(async () => (await import("./control-view")).ControlView, { ssr: false, loading: ControlDetailSkeleton });

type ControlSheetProps = { controlKey: string | null; row: ControlRow | undefined; surroundings: ControlSurroundings; onClose: () => void };

export function ControlSheet({ controlKey, row, surroundings, onClose }: ControlSheetProps) {
  const trpc = useTRPC();
  const { base, past } = surroundings;
  const { data, error, refetch } = useQuery(trpc.controls.get.queryOptions(controlKey ? { key: controlKey, ...(past ? { asOf: past } : {}) } : skipToken));
  return (
    <Sheet
      open={controlKey !== null}
      onOpenChange={(next) => !next && onClose()}
      title={data?.title ?? row?.title ?? controlKey ?? ""}
      eyebrow={<><code>{controlKey}</code>{row && <span>{row.category}</span>}</>}
      fullHref={controlKey ? controlPath(base, controlKey) : undefined}
    >
      {error ? <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void refetch()} />
        : data ? <ControlView control={data} surroundings={surroundings} header={false} /> : <ControlDetailSkeleton />}
    </Sheet>
  );
}
