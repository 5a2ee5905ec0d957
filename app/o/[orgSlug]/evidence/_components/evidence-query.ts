import type { EvidenceFilters } from "@/components/evidence/evidence-filters";
import { endOfDay, startOfDay } from "@/components/ui/time-format";
import type { ListEvidenceInput } from "@/server/domain/evidence/schema";

export const PAGE_ROWS = 50;

/** The filters of the address as the list asks for them: days become their first and last instant in the organization's zone. */
export function evidenceQuery(filters: EvidenceFilters, at: { cursor: string | undefined; timezone: string; asOf: string | undefined }): Partial<ListEvidenceInput> {
  const asked = {
    limit: PAGE_ROWS, cursor: at.cursor?.slice(0, 200), asOf: at.asOf, kind: filters.kinds[0], sourceSystem: filters.sources[0], control: filters.controls[0],
    review: filters.review[0], text: filters.text.trim() || undefined,
    from: filters.from ? startOfDay(filters.from, at.timezone) : undefined, to: filters.to ? endOfDay(filters.to, at.timezone) : undefined,
    late: filters.only.includes("late") || undefined, questions: filters.only.includes("questions") || undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
