import type { FactValue } from "@/server/domain/evidence/record";
import type { PushItem } from "@/server/domain/evidence/schema";

import type { Day } from "./calendar";

/** What is said about a file beside its bytes. */
export type Origin = {
  title: string;
  fileName: string;
  system: string;
  collector?: string;
  method?: "api" | "cli" | "export" | "upload" | "manual";
  query?: string;
  by?: string;
  environment?: string;
  rows?: number;
  /** Rows the source counts itself, where it says. */
  total?: number;
  /** Minutes from the extraction to the push. */
  minutes?: number;
  period?: { from: string; to: string };
  reconciledWith?: string;
};
type Reading = Pick<PushItem, "kind" | "mapping" | "answers" | "mediaType">;
export type NativeRecord = { kind: string; facts: Record<string, FactValue> };
type Cell = string | number | boolean;

/** One file as a push carries it, with its provenance. */
export function artefact(day: Day, origin: Origin, text: string, reading: Reading = {}): PushItem {
  return {
    content: { text }, fileName: origin.fileName, title: origin.title, ...reading,
    provenance: {
      sourceSystem: origin.system, environment: origin.environment ?? "production", collector: origin.collector ?? "proofroom-cli 1.4.0",
      method: origin.method ?? "cli", query: origin.query, extractedAt: before(day.at, origin.minutes ?? 4),
      extractedBy: origin.by ?? "svc-evidence", periodStart: origin.period?.from, periodEnd: origin.period?.to,
      rowCount: origin.rows, sourceTotalCount: origin.total, timezone: day.calendar.timezone, reconciledWith: origin.reconciledWith,
    },
  };
}

/** What a tool wrote as JSON. */
export function jsonArtefact(day: Day, origin: Origin, value: unknown, reading: Reading = {}): PushItem {
  return artefact(day, origin, `${JSON.stringify(value, null, 2)}\n`, { mediaType: "application/json", ...reading });
}

/** Records in the native form: what has no tool of its own, or a tool without a reader. */
export function nativeArtefact(day: Day, origin: Origin, records: NativeRecord[]): PushItem {
  return jsonArtefact(day, { rows: records.length, ...origin }, { proofroom: 1, records });
}

/** A record a person filed by hand: minutes, a review, a decision. */
export function filedArtefact(day: Day, origin: Omit<Origin, "method" | "collector">, records: NativeRecord[]): PushItem {
  return nativeArtefact(day, { method: "upload", collector: "Proofroom upload form", minutes: 25, ...origin }, records);
}

/** A table, read through a mapping. */
export function csvArtefact(day: Day, origin: Origin, header: string[], rows: Cell[][], reading: Reading): PushItem {
  const lines = [header, ...rows].map((row) => row.map((cell) => quoted(String(cell))).join(","));
  return artefact(day, { rows: rows.length, method: "export", ...origin }, `${lines.join("\r\n")}\r\n`, { mediaType: "text/csv", ...reading });
}

/** Some minutes before a moment. */
export function before(moment: string, minutes: number): string {
  return `${new Date(Date.parse(moment) - minutes * 60_000).toISOString().slice(0, 19)}Z`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
