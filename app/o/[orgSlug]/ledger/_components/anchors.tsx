"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { AnchorList } from "@/components/ledger/anchor-list";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button, ButtonLink } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { AnchorList as Anchored, AnchorRow } from "@/server/domain/anchors/view";
import { useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

type AnchorsProps = { initial: Anchored; before: string | null; limit: number; base: string; timezone: string; maySeal: boolean; mayTakePack: boolean };

const POLL_MS = 3_000;
const IDLE_POLL_MS = 30_000;
const isMoving = ({ state, attempts }: AnchorRow) => state === "pending" && attempts === 0;

/** Outside anchors, looked at again while one is on its way, with what brings a new one about. */
export function Anchors({ initial, before, limit, base, timezone, maySeal, mayTakePack }: AnchorsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery({
    ...trpc.anchors.list.queryOptions({ limit, ...(before && { before }) }, { initialData: initial }),
    refetchInterval: (query) => (query.state.data?.rows.some(isMoving) ? POLL_MS : IDLE_POLL_MS),
  });

  async function handleSeal() {
    const result = await act(() => client.anchors.seal.mutate({}));
    if (result.ok) toast("Sealed. The head is on its way; the list shows how far.");
    return result;
  }

  return (
    <>
      {(maySeal || mayTakePack) && (
        <div className="mb-3 flex flex-wrap gap-2">
          {maySeal && <Button size="sm" onClick={() => setAsking(true)}>Seal now</Button>}
          {mayTakePack && <ButtonLink size="sm" href={`${base}/reports#packs`}>Take a pack</ButtonLink>}
        </div>
      )}
      <AnchorList anchors={data.rows} timezone={timezone} />
      <div className="mt-2 flex gap-2">
        {before && <ButtonLink size="sm" href={`${base}/ledger#anchors`}>Newest</ButtonLink>}
        {data.nextBefore && <ButtonLink size="sm" href={`${base}/ledger?anchors=${data.nextBefore}#anchors`}>Older</ButtonLink>}
      </div>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Seal the ledger now?" confirmLabel="Seal now" onConfirm={handleSeal}>
        Its head goes to every witness, time-stamping authority and copy at once, and by mail to owners and officers. That you sealed it stays on record.
      </ConfirmDialog>
    </>
  );
}
