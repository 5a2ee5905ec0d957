import { csvCell } from "../activity/csv";
import type { SampleDocument } from "./document";
import type { AskedSample, FoundResult, SampleItemView } from "./view";

type Item = SampleItemView & { found?: FoundResult };
export type ExportedSample = Omit<AskedSample, "list"> & { list: Item[] };

/** A sample as a document that stands alone: whoever holds it draws again without us. */
export function sampleDocument(engagement: { id: string; name: string }, sample: ExportedSample, lines: string[]): SampleDocument {
  const { populationDetail: population, method, seed, seedText, seedReason, size, drawnAt, drawnBy } = sample;
  return {
    format: "proofroom-sample/1", engagement, control: { key: sample.controlKey },
    population: {
      name: population.name, sha256: population.sha256, count: population.size, parameters: population.parameters, from: population.from, until: population.until, knownAt: population.knownAt,
      frozenAt: population.frozenAt, frozenBy: population.frozenBy, source: population.source, reconciliation: population.reconciliation, lines,
    },
    sample: { id: sample.id, name: sample.name, method, size, seed, seedText, seedReason, drawnAt, drawnBy, items: sample.list.map((item) => ({ ...item, record: item.recordId })) },
  };
}

const COLUMNS = ["place", "key", "at", "value", "record", "evidence", "sha256", "drawnBy", "replaces", "replacedBy", "reason"] as const;
const FOUND = ["result", "note", "notedAt", "notedBy"] as const;

/** The items as CSV (RFC 4180, CRLF), safe to open in a spreadsheet. Results are there where they were given. */
export function sampleCsv(list: readonly Item[]): string {
  const withResults = list.some((item) => item.found !== undefined);
  const rows = list.map((item) => {
    const own = [item.place, item.key, item.at, item.value === null ? null : item.value / 1000, item.recordId, item.evidence?.name ?? null, item.sha256, item.drawnBy, item.replaces, item.replacedBy, item.reason];
    return withResults ? [...own, item.found?.result ?? null, item.found?.note ?? null, item.found?.at ?? null, item.found?.by ?? null] : own;
  });
  return [[...COLUMNS, ...(withResults ? FOUND : [])], ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
