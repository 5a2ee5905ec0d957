import type { ReportSnapshot } from "../reports/snapshot";

export const TABLES = ["controls", "evidence", "populations", "exceptions"] as const;
export type TableName = (typeof TABLES)[number];
export const TABLE_FORMATS = ["csv", "xlsx", "json"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** `moment` is ISO 8601 UTC, `number` a whole number, `list` several words with "; " between them. */
export type Column = { name: string; type: "text" | "number" | "moment" | "yes_no" | "list"; about: string };
export type Cell = string | number | boolean | null;
export type Table = { name: TableName; columns: Column[]; rows: Cell[][] };

type Source<Row> = (Column & { of: (row: Row) => Cell | readonly (string | number)[] })[];
type Sheet = ReportSnapshot["controls"][number];
type Exception = ReportSnapshot["exceptions"][number];
type Exhibit = ReportSnapshot["evidence"][number];
type Population = ReportSnapshot["populations"][number];

const CONTROLS: Source<Sheet> = [
  { name: "key", type: "text", about: "Key of the control.", of: (row) => row.key },
  { name: "title", type: "text", about: "Its title.", of: (row) => row.title },
  { name: "category", type: "text", about: "What it belongs to.", of: (row) => row.category },
  { name: "promise", type: "text", about: "What the organization promises, in its words.", of: (row) => row.promise },
  { name: "owner", type: "text", about: "Who answers for it. Empty: nobody.", of: (row) => row.owner },
  { name: "requirements", type: "list", about: "Criteria and articles it bears on, with their framework.", of: (row) => row.requirements.map(({ framework, id }) => `${framework} ${id}`) },
  { name: "state", type: "text", about: "One of eight: pass, exception, fail, stale, no_evidence, not_occurring, manual_pending, not_applicable.", of: (row) => row.state },
  { name: "sentence", type: "text", about: "The state in a sentence.", of: (row) => row.sentence },
  { name: "since", type: "moment", about: "Since when it is in this state.", of: (row) => row.since },
  { name: "design", type: "text", about: "How the promise stood through the period: in_force, adopted, changed, not_applicable.", of: (row) => row.design.state },
  { name: "lapses", type: "number", about: "Stretches of the period in which it was not as promised.", of: (row) => row.lapses.length },
  { name: "tested", type: "number", about: "Items its rules tested, summed.", of: (row) => row.rules.reduce((sum, { tested }) => sum + tested, 0) },
  { name: "deviations", type: "number", about: "Items that deviated, summed over its rules.", of: (row) => row.rules.reduce((sum, { deviationsTotal }) => sum + deviationsTotal, 0) },
  { name: "evidence", type: "list", about: "Numbers of its exhibits.", of: (row) => row.evidence.map((number) => `E-${number}`) },
  { name: "evidence_total", type: "number", about: "How many exhibits it has. More than listed where the list was bounded.", of: (row) => row.evidenceTotal },
];

const EVIDENCE: Source<Exhibit> = [
  { name: "exhibit", type: "text", about: "Number of the exhibit.", of: (row) => `E-${row.number}` },
  { name: "version", type: "number", about: "Its version.", of: (row) => row.version },
  { name: "title", type: "text", about: "Its title.", of: (row) => row.title },
  { name: "file_name", type: "text", about: "Name of the file it came as.", of: (row) => row.fileName },
  { name: "source_system", type: "text", about: "Where it is from.", of: (row) => row.sourceSystem },
  { name: "method", type: "text", about: "How it was taken.", of: (row) => row.method },
  { name: "query", type: "text", about: "The query it answers, as given.", of: (row) => row.query },
  { name: "extracted_at", type: "moment", about: "When the source gave it.", of: (row) => row.extractedAt },
  { name: "extracted_by", type: "text", about: "Who or what took it.", of: (row) => row.extractedBy },
  { name: "occurred_from", type: "moment", about: "First moment it tells of.", of: (row) => row.occurredFrom },
  { name: "occurred_to", type: "moment", about: "Last moment it tells of.", of: (row) => row.occurredTo },
  { name: "received_at", type: "moment", about: "When it came here.", of: (row) => row.receivedAt },
  { name: "late", type: "yes_no", about: "Whether it came long after what it tells of.", of: (row) => row.late },
  { name: "rows_said", type: "number", about: "Rows the source said it gave.", of: (row) => row.rowCount },
  { name: "records", type: "number", about: "Records read from it.", of: (row) => row.recordCount },
  { name: "controls", type: "list", about: "Controls it bears on.", of: (row) => row.controlKeys },
  { name: "size_bytes", type: "number", about: "Its size in bytes.", of: (row) => row.sizeBytes },
  { name: "sha256", type: "text", about: "SHA-256 of the file, hexadecimal.", of: (row) => row.sha256 },
  { name: "ledger_index", type: "number", about: "Its place in the ledger. Empty: pending.", of: (row) => row.ledgerIndex },
  { name: "ledger_leaf", type: "text", about: "Hash of that leaf, hexadecimal.", of: (row) => row.leafHash },
];

const POPULATIONS: Source<Population> = [
  { name: "kind", type: "text", about: "Kind of record that is counted.", of: (row) => row.kind },
  { name: "counted", type: "text", about: "What is counted: items, members, snapshots or records.", of: (row) => row.counted },
  { name: "total", type: "number", about: "How many.", of: (row) => row.total },
  { name: "records", type: "number", about: "Records they were counted from.", of: (row) => row.records },
  { name: "window_from", type: "moment", about: "First moment counted. Empty: however old.", of: (row) => row.window.from },
  { name: "window_to", type: "moment", about: "Last moment counted.", of: (row) => row.window.to },
  { name: "sources", type: "list", about: "Systems its exhibits name.", of: (row) => row.provenance.sources },
  { name: "query", type: "text", about: "The query, where all exhibits that state one state the same.", of: (row) => row.provenance.query },
  { name: "rows_said", type: "number", about: "Rows the sources said they gave, summed.", of: (row) => row.provenance.rowCount },
  { name: "source_total", type: "number", about: "What the sources said is there in all, summed.", of: (row) => row.provenance.sourceTotal },
  { name: "controls", type: "list", about: "Controls tested on it.", of: (row) => row.controlKeys },
  { name: "exhibits", type: "list", about: "Exhibits it was read from.", of: (row) => row.exhibits.map((number) => `E-${number}`) },
];

const EXCEPTIONS: Source<Exception> = [
  { name: "id", type: "text", about: "Number of the exception.", of: (row) => row.id },
  { name: "control", type: "text", about: "Key of the control.", of: (row) => row.controlKey },
  { name: "title", type: "text", about: "Title of the control.", of: (row) => row.controlTitle },
  { name: "deviations", type: "number", about: "Items that deviated; of a lapse at its worst.", of: (row) => row.deviations },
  { name: "tested", type: "number", about: "Of how many.", of: (row) => row.tested },
  { name: "from", type: "moment", about: "When the lapse began. Empty: it stood at the end of the period.", of: (row) => row.lapse?.from ?? null },
  { name: "until", type: "moment", about: "When it ended. Empty: still so at the end.", of: (row) => row.lapse?.until ?? null },
  { name: "items", type: "list", about: "Items that deviated, as far as they are listed.", of: (row) => row.items.map(({ item }) => item) },
  { name: "exhibits", type: "list", about: "Exhibits that show it.", of: (row) => row.exhibits.map((number) => `E-${number}`) },
  { name: "explanation", type: "text", about: "What the organization says of it. Empty: nothing.", of: (row) => row.explanation },
  { name: "response", type: "text", about: "Corrective action of management. Empty: none recorded.", of: (row) => row.response?.correctiveAction ?? null },
  { name: "due_on", type: "text", about: "Day it is due, YYYY-MM-DD.", of: (row) => row.response?.dueOn ?? null },
];

/** One table of an audit's content, every row of it. */
export function engagementTable(content: ReportSnapshot, name: TableName): Table {
  switch (name) {
    case "controls": return filled(name, CONTROLS, content.controls);
    case "evidence": return filled(name, EVIDENCE, content.evidence);
    case "populations": return filled(name, POPULATIONS, content.populations);
    case "exceptions": return filled(name, EXCEPTIONS, content.exceptions);
  }
}

function filled<Row>(name: TableName, source: Source<Row>, rows: readonly Row[]): Table {
  const cell = (value: Cell | readonly (string | number)[]): Cell => (typeof value === "object" && value !== null ? value.join("; ") : value);
  return { name, columns: source.map(({ name: column, type, about }) => ({ name: column, type, about })), rows: rows.map((row) => source.map(({ of }) => cell(of(row)))) };
}
