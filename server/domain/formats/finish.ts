import type { FactValue, Issue, Recognition, RecordDraft } from "../evidence/record";
import { MAX_RECORDS, type RecogniseOptions, refused } from "./format";
import { error, hasError, info, warning } from "./issues";
import { isObject } from "./json";
import { questionsFor } from "./questions";
import { MAX_FACT_CHARS } from "./typed-facts";

const MAX_LOCATOR_CHARS = 300;

/** What holds for every format: bounded records, storable text, marks for assumed zones, and the open questions. */
export function finish(found: Recognition, options: RecogniseOptions): Recognition {
  if (hasError(found.issues)) return { ...storable(found), records: [] };
  const count = found.records.length;
  if (count > MAX_RECORDS) {
    const issue = error("TOO_MANY_RECORDS", `The file gives ${count} records; at most ${MAX_RECORDS} are read.`);
    return { ...refused(found.format, issue), tool: found.tool };
  }
  const records = found.records.map(storableRecord);
  const issues = [
    ...found.issues,
    ...cutTexts(found.records),
    ...assumedZones(records, options),
    ...wantedKind(records, options),
    ...questionsFor(records),
  ];
  return storable({ ...found, records, issues });
}

/** Limits of length, and no marks that say nothing. */
function storableRecord(record: RecordDraft): RecordDraft {
  const cut = (value: FactValue) => (typeof value === "string" ? value.slice(0, MAX_FACT_CHARS) : value);
  return {
    kind: record.kind,
    occurredAt: record.occurredAt,
    facts: Object.fromEntries(Object.entries(record.facts).map(([name, value]) => [name, cut(value)])),
    ...(record.derived ? { derived: record.derived } : {}),
    ...(record.locator === undefined ? {} : { locator: record.locator.slice(0, MAX_LOCATOR_CHARS) }),
    ...(record.zoneAssumed ? { zoneAssumed: true } : {}),
  };
}

/** Lone surrogates, which JSON can escape and PostgreSQL refuses, become U+FFFD here, in every text of the answer. */
function storable<T>(value: T): T;
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map((entry: unknown) => storable(entry));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toWellFormed(), storable(entry)]));
}

function cutTexts(records: RecordDraft[]): Issue[] {
  const isLong = (value: FactValue) => typeof value === "string" && value.length > MAX_FACT_CHARS;
  const index = records.findIndex((record) => Object.values(record.facts).some(isLong));
  if (index < 0) return [];
  return [
    warning("TEXT_CUT", `Texts longer than ${MAX_FACT_CHARS} characters were cut, first in record ${index}.`, { record: index }),
  ];
}

function assumedZones(records: RecordDraft[], options: RecogniseOptions): Issue[] {
  const assumed = records.filter((record) => record.zoneAssumed).length;
  if (assumed === 0) return [];
  const zone = options.csvMapping?.timezone ?? options.timezone ?? "UTC";
  return [info("ZONE_ASSUMED", `${assumed} of ${records.length} records have a time without a zone, read as ${zone}.`)];
}

function wantedKind(records: RecordDraft[], { kind }: RecogniseOptions): Issue[] {
  if (kind === undefined || records.some((record) => record.kind === kind)) return [];
  const given = [...new Set(records.map((record) => record.kind))].join(", ") || "no record";
  return [warning("KIND_NOT_GIVEN", `The file was sent as ${kind}, but it gives ${given}.`, { kind })];
}
