"use client";

import { DrillActs, type DrillStep } from "@/components/privacy/drills/drill-acts";
import type { DrillAct } from "@/server/domain/privacy/drills/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

export function DrillSteps({ id, planSeq, offered }: { id: string; planSeq: number | null; offered: DrillAct[] }) {
  const { drills } = useTRPCClient();
  const act = useAct();
  const verbs: Record<DrillStep, () => Promise<unknown>> = {
    start: () => drills.start.mutate({ id }), plan_erasure: () => drills.planErasure.mutate({ id }), approve_erasure: () => drills.approveErasure.mutate({ id, planSeq: planSeq ?? 0 }), check: () => drills.check.mutate({ id }), end: () => drills.end.mutate({ id }),
  };
  return <DrillActs offered={offered} onAct={async (step) => act(verbs[step])} />;
}
