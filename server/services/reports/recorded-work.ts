import { Temporal } from "temporal-polyfill";

import type { RecordedWork } from "@/server/domain/reports/test-steps";

import type { ExhibitRow } from "./exhibit-rows";
import type { ReportFacts, Work } from "./facts";

/** What the exhibits of a control state of their extraction, and what people recorded about them. */
export function recordedWork(facts: ReportFacts, evidenceIds: ReadonlySet<string>, rows: ReadonlyMap<string, ExhibitRow>, timezone: string): RecordedWork {
  const exhibits = [...evidenceIds].flatMap((id) => rows.get(id)?.line ?? []);
  const work = facts.work.filter((item) => evidenceIds.has(item.evidenceId));
  const by = (what: Work["what"]) => summed(work.filter((item) => item.what === what), facts.names, timezone);
  return {
    exhibits: exhibits.length, withQuery: exhibits.filter((line) => line.provenance.query !== null).length, withTime: exhibits.filter((line) => line.extractedAt !== null).length,
    withRowCount: exhibits.filter((line) => line.provenance.rowCount !== null).length, answers: by("answer"), reviews: by("review"),
  };
}

function summed(work: readonly Work[], names: Map<string, string>, timezone: string): RecordedWork["answers"] {
  if (work.length === 0) return null;
  const last = Math.max(...work.map((item) => item.last.getTime()));
  return {
    count: work.reduce((sum, item) => sum + item.count, 0), by: [...new Set(work.map((item) => names.get(item.by) ?? item.by))].sort(),
    last: Temporal.Instant.fromEpochMilliseconds(last).toZonedDateTimeISO(timezone).toPlainDate().toString(),
  };
}
