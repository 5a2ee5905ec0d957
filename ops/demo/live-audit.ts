import { AUDIT_STORY, newScene } from "@/db/seed/demo/audit/story";
import { DEMO_REGISTERS, fillRegisters } from "@/db/seed/demo/registers";
import type { ServiceContext } from "@/server/services/context";

const DAY_MS = 86_400_000;
/** Lives up to a moment of the story. `engagementId` is that of its audit, once there is one. */
export type LiveAudit = { until: (at: Date) => Promise<void>; engagementId: () => string };

/** Keeps the demo's registers and lives through its audit as the year goes by. */
export function openLiveAudit(officer: (now: Date) => ServiceContext, end: Date, zone: string): LiveAudit {
  const dayOf = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
  const scene = newScene(officer(end), (daysBefore) => dayOf.format(new Date(end.getTime() - daysBefore * DAY_MS)));
  const [left, entries, known] = [[...AUDIT_STORY], [...DEMO_REGISTERS], new Map<string, string>()];
  return {
    engagementId: () => scene.engagementId,
    until: async (at) => {
      await fillRegisters(entries, known, officer, end, at);
      const due = left.filter(({ daysBefore }) => end.getTime() - daysBefore * DAY_MS <= at.getTime());
      left.splice(0, due.length);
      for (const [place, { work }] of due.entries()) {
        scene.officer = officer(new Date(at.getTime() + place * 60_000));
        await work(scene);
      }
    },
  };
}
