import type { FactValue, Recognition } from "../evidence/record";
import type { CsvMapping } from "./csv-mapping";

/** What the caller may say about a file. Nothing here can make an unknown file known, except a column mapping. */
export type RecogniseOptions = {
  /** The kind the sender means, where one format can carry several (JUnit as `isolation_test`). */
  kind?: string;
  /** IANA zone or offset ("Europe/Berlin", "+02:00") for times written without one; UTC where absent. */
  timezone?: string;
  csvMapping?: CsvMapping;
  /** ISO time that ages are counted to where the file has no time of its own. */
  now?: string;
  /** Answers given at upload, by "kind.fact". Carried for the caller, which merges them; no parser reads them. */
  answers?: Record<string, FactValue>;
};

/** Looks at parsed JSON and answers, or says null where it is not its format. */
export type JsonFormat = { id: string; read: (value: unknown, options: RecogniseOptions) => Recognition | null };

/** The same for plain text. */
export type TextFormat = { id: string; read: (text: string, options: RecogniseOptions) => Recognition | null };

/** Most records one file may give. */
export const MAX_RECORDS = 200_000;

/** An answer to fill in: recognised, nothing read yet. */
export function recognised(format: string, tool: Recognition["tool"]): Recognition {
  return { format, tool, records: [], facts: { tool }, issues: [] };
}

/** An answer that says only why the file cannot be used. */
export function refused(format: string | null, issue: Recognition["issues"][number]): Recognition {
  return { format, tool: null, records: [], facts: {}, issues: [issue] };
}
