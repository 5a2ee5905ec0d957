import type { FactValue, Issue, Recognition, RecordDraft } from "../evidence/record";
import type { EvidenceKind, FactType } from "./added-kinds";
import { readCsv, type Table } from "./csv";
import { CsvMapping } from "./csv-mapping";
import { type RecogniseOptions, recognised, refused } from "./format";
import { bounded, error, hasError } from "./issues";
import { countBy } from "./json";
import { latest } from "./time";
import { kindOf, typeRecord, unknownKind } from "./typed-facts";

const BOOLEANS = new Map([
  ...["true", "yes", "y", "1", "on", "enabled"].map((word) => [word, true] as const),
  ...["false", "no", "n", "0", "off", "disabled"].map((word) => [word, false] as const),
]);

type Rows = Extract<Table, { header: string[] }>;
type Plan = { mapping: CsvMapping; kind: EvidenceKind; valueMaps: Map<string, Map<string, FactValue>> };

/** Reads a table through a mapping a person confirmed. Without one no table is ever guessed into records. */
export function readMappedCsv(text: string, options: RecogniseOptions): Recognition | null {
  if (options.csvMapping === undefined) return null;
  const parsed = CsvMapping.safeParse(options.csvMapping);
  if (!parsed.success)
    return refused(
      "csv",
      error("BAD_MAPPING", `The column mapping is not usable: ${parsed.error.issues[0]?.message ?? "unknown"}.`),
    );
  const mapping = parsed.data;
  const format = formatOf(mapping);
  const kind = kindOf(mapping.kind);
  if (!kind) return refused(format, unknownKind(mapping.kind));
  const table = readCsv(text, mapping.delimiter ?? delimiterOf(text));
  if (table.issue) return refused(format, table.issue);
  const problems = mappingProblems(table.header, mapping, kind);
  if (problems.length > 0) return { ...refused(format, problems[0] ?? unknownKind(mapping.kind)), issues: problems };
  return readRows(table, { mapping, kind, valueMaps: foldedMaps(mapping) }, options);
}

/** A list of accounts is a format of its own; any other table is just a table. */
function formatOf(mapping: CsvMapping): string {
  return mapping.kind === "account" ? "user-list-csv" : "csv";
}

function readRows(table: Rows, plan: Plan, options: RecogniseOptions): Recognition {
  const found = recognised(formatOf(plan.mapping), "CSV");
  const timezone = plan.mapping.timezone ?? options.timezone;
  const columnOf = new Map(table.header.map((name, index) => [name, index]));
  const issues: Issue[] = [];
  table.rows.forEach((row, index) => {
    const cell = (fact: string) => (row[columnOf.get(plan.mapping.columns[fact] ?? "") ?? -1] ?? "").trim();
    const { draft, issues: own } = typeRecord(plan.mapping.kind, factsOf(plan, cell), index, timezone);
    found.records.push({ ...draft, locator: `row ${index + 1}` });
    // Tables often carry no time of their own at all: that is asked for, not refused.
    issues.push(...own.filter((issue) => issue.code !== "MISSING_FACT" || issue.field !== plan.kind.timeFact));
  });
  found.issues = bounded(issues);
  if (hasError(issues)) return { ...found, records: [], facts: {} };
  Object.assign(
    found.facts,
    plan.mapping.kind === "account"
      ? accountSummary(found.records, plan.mapping)
      : { kind: plan.mapping.kind, rows: found.records.length },
  );
  return found;
}

function factsOf(plan: Plan, cell: (fact: string) => string): [string, unknown][] {
  const constants = Object.entries(plan.mapping.constants ?? {});
  const columns = Object.keys(plan.mapping.columns).flatMap((fact): [string, unknown][] => {
    const written = cell(fact);
    // An empty cell is not known: neither an empty text nor zero nor false.
    return written === "" ? [] : [[fact, meaning(written, plan.kind.facts[fact] ?? "string", plan.valueMaps.get(fact))]];
  });
  return [...constants, ...columns];
}

function meaning(written: string, type: FactType, mapped: Map<string, FactValue> | undefined): unknown {
  const word = written.toLowerCase();
  if (mapped?.has(word)) return mapped.get(word);
  if (type === "boolean") return BOOLEANS.get(word) ?? written;
  if (type === "number") return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
  return written;
}

function accountSummary(records: RecordDraft[], mapping: CsvMapping) {
  const columns = new Set(Object.keys({ ...mapping.columns, ...mapping.constants }));
  const words = (fact: string) => records.map((record) => record.facts[fact]).filter((value) => typeof value === "string");
  const has = (fact: string) => columns.has(fact);
  // A row that leaves the cell empty is counted as "none"; a table without the column is counted as nothing.
  const stated = (fact: string) => (has(fact) ? records.map((record) => String(record.facts[fact] ?? "none")) : []);
  return {
    accounts: records.length,
    withMfa: has("mfa_enrolled") ? records.filter((record) => record.facts.mfa_enrolled === true).length : null,
    withoutMfa: has("mfa_enrolled") ? records.filter((record) => record.facts.mfa_enrolled === false).length : null,
    byStatus: countBy(stated("status")),
    byRole: countBy(stated("roles")),
    neverLoggedIn: has("last_used_at") ? records.filter((record) => typeof record.facts.last_used_at !== "string").length : null,
    lastLoginLatest: latest(words("last_used_at")),
  };
}

function mappingProblems(header: string[], mapping: CsvMapping, kind: EvidenceKind): Issue[] {
  const columns = new Set(header);
  const absent = Object.entries(mapping.columns)
    .filter(([, column]) => !columns.has(column))
    .map(([field, column]) =>
      error("COLUMN_MISSING", `The table has no column ${JSON.stringify(column)}, which the mapping reads ${field} from.`, {
        kind: mapping.kind,
        field,
        expected: column,
      }),
    );
  const unknown = [...Object.keys(mapping.columns), ...Object.keys(mapping.constants ?? {})]
    .filter((fact) => !Object.hasOwn(kind.facts, fact))
    .map((field) =>
      error("UNKNOWN_FACT", `The mapping names ${JSON.stringify(field)}, which ${mapping.kind} does not have.`, {
        kind: mapping.kind,
        field,
        expected: `one of ${Object.keys(kind.facts).join(", ")}`,
      }),
    );
  const twice = new Set(header.filter((name, index) => header.indexOf(name) !== index));
  const ambiguous = Object.entries(mapping.columns)
    .filter(([, column]) => twice.has(column))
    .map(([field, column]) =>
      error("COLUMN_AMBIGUOUS", `The table has two columns ${JSON.stringify(column)}.`, { kind: mapping.kind, field }),
    );
  return [...absent, ...unknown, ...ambiguous];
}

function foldedMaps(mapping: CsvMapping): Map<string, Map<string, FactValue>> {
  const fold = (words: Record<string, FactValue>) =>
    new Map(Object.entries(words).map(([word, value]) => [word.toLowerCase(), value]));
  return new Map(Object.entries(mapping.valueMaps ?? {}).map(([fact, words]) => [fact, fold(words)]));
}

/** The separator that the header line holds most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((mark) => [mark, header.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
