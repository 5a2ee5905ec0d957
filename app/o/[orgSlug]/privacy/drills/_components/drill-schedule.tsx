"use client";

import { ScheduleForm } from "@/components/privacy/drills/schedule-form";
import { toast } from "@/components/ui/toast";
import type { SaveDrillScheduleInput } from "@/server/domain/privacy/drills/schema";
import type { DrillSchedule as Schedule } from "@/server/domain/privacy/drills/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

export function DrillSchedule({ schedule, zone }: { schedule: Schedule; zone: string }) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleSave(input: SaveDrillScheduleInput) {
    const result = await act(() => client.drills.saveSchedule.mutate(input));
    if (result.ok) toast(input.isOn ? "A drill is held each quarter." : "No drill is scheduled.");
    return result;
  }

  return <ScheduleForm schedule={schedule} zone={zone} onSave={handleSave} />;
}
