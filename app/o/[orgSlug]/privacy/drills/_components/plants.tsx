"use client";

import { PlantList } from "@/components/privacy/drills/plant-list";
import { toast } from "@/components/ui/toast";
import type { DrillSystemView } from "@/server/domain/privacy/drills/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type PlantsProps = { id: string; rows: DrillSystemView[]; zone: string; mayPlant: boolean };

export function Plants({ id, rows, zone, mayPlant }: PlantsProps) {
  const { drills } = useTRPCClient();
  const act = useAct();

  async function done(work: () => Promise<unknown>) {
    const result = await act(work);
    if (!result.ok) toast(result.message);
  }

  return (
    <PlantList rows={rows} zone={zone} mayPlant={mayPlant} onTick={async (systemId, planted) => done(() => drills.tickPlanted.mutate({ id, systemId, planted }))} onPlantPortal={async () => done(() => drills.plantInPortal.mutate({ id }))} />
  );
}
