import { AUDIT_STORY, newScene } from "@/db/seed/demo/audit/story";
import { DEMO_REGISTERS, fillRegisters } from "@/db/seed/demo/registers";
import { SYSTEM_DESCRIPTIONS, describeSystem } from "@/db/seed/demo/system-description";
import type { ServiceContext } from "@/server/services/context";

const DAY_MS = 86_400_000;
/** Lives up to a moment of the story. `engagementId` is that of its audit, once there is one. */
export type LiveAudit = { until: (at: Date) => Promise<void>; engagementId: () => string };

/** Keeps the demo's registers and the description of its system, and lives through its audit as the year goes by. */
export function openLiveAudit(officer: (now: Date) => ServiceContext, end: Date, zone: string): LiveAudit {
  const dayOf = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
  const scene = newScene(officer(end), (daysBefore) => dayOf.format(new Date(end.getTime() - daysBefore * DAY_MS)));
  const [left, entries, known] = [[...AUDIT_STORY], [...DEMO_REGISTERS], new Map<string, string>()];
  const descriptions = [...SYSTEM_DESCRIPTIONS];
  return {
    engagementId: () => scene.engagementId,
    until: async (at) => {
      const isDue = (daysBefore: number) => end.getTime() - daysBefore * DAY_MS <= at.getTime();
      await fillRegisters(entries, known, officer, end, at);
      await describeSystem(descriptions, officer(at), scene.day, isDue);
      const due = left.filter(({ daysBefore }) => isDue(daysBefore));
      left.splice(0, due.length);
      for (const [place, { work }] of due.entries()) {
        scene.officer = officer(new Date(at.getTime() + place * 60_000));
        await work(scene);
      }
    },
  };
}
