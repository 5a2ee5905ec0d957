import { SAFEGUARDS } from "@/server/domain/registers/law-words";
import type { ProcessingActivity, Processor } from "@/server/domain/registers/registers";

import type { DataSystem } from "../systems/schema";
import type { SheetActivity, SheetBasis, SheetSystem } from "./sheet";

const ARTICLES: Record<SheetBasis, string> = { consent: "Art. 6(1)(a)", contract: "Art. 6(1)(b)", legal_obligation: "Art. 6(1)(c)", vital_interests: "Art. 6(1)(d)", public_task: "Art. 6(1)(e)", legitimate_interests: "Art. 6(1)(f)" };

/** The processing record as the sheet takes it: only what the organization decides about as controller is told by it. */
export function sheetActivities(activities: readonly ProcessingActivity[], processors: readonly Processor[]): SheetActivity[] {
  const processorOf = (id: string | null) => processors.find((each) => each.id === id);
  return activities.filter(({ role }) => role !== "processor").map((activity) => ({
    name: activity.name, systemIds: activity.systemIds, categories: [...activity.dataCategories, ...activity.specialCategories], sources: activity.sources, retention: activity.retention,
    purposes: activity.purposes.map(({ purpose, legalBasis, article }) => ({ purpose, basis: legalBasis, article: [legalBasis ? ARTICLES[legalBasis] : "", article].filter(Boolean).join(", ") })),
    recipients: activity.recipients.map(({ name, processorId, country }) => ({ name: processorOf(processorId)?.name ?? name, country: country ?? processorOf(processorId)?.country ?? null })),
    transfers: activity.transfers.map(({ recipient, country, safeguard }) => ({
      to: recipient, country, safeguard: safeguard === null ? null : safeguard.startsWith("derogation") ? ("derogation" as const) : (safeguard as Exclude<typeof safeguard, `derogation_${string}`>),
      article: safeguard === null ? "" : (/Art\. [^ ]+/.exec(SAFEGUARDS[safeguard])?.[0] ?? "").replace(/,$/, ""),
    })),
    automated: activity.automatedDecisions,
  }));
}

/** Systems that took part, with how many records each reported. One that the register does not know goes by its id. */
export function sheetSystems(tasks: readonly { systemId: string; records: number }[], systems: readonly DataSystem[], processors: readonly Processor[]): SheetSystem[] {
  const ids = [...new Set(tasks.map(({ systemId }) => systemId))];
  return ids.map((id) => {
    const system = systems.find((each) => each.id === id);
    const processor = processors.find((each) => each.id === system?.processorId);
    return {
      id, name: system?.name ?? id, records: tasks.filter(({ systemId }) => systemId === id).reduce((sum, { records }) => sum + records, 0), categories: system?.categories ?? [], retention: system?.retention ?? "",
      processor: processor ? { name: processor.name, country: processor.country } : null,
    };
  });
}

/** Systems from which data can be taken elsewhere: used by consent or for a contract (Art. 20(1)(a)). */
export function portableSystems(activities: readonly SheetActivity[]): ReadonlySet<string> {
  return new Set(activities.filter(({ purposes }) => purposes.some(({ basis }) => basis === "consent" || basis === "contract")).flatMap(({ systemIds }) => systemIds));
}
