import type { Issue, Recognition } from "../evidence/record";
import { finish } from "./finish";
import { type RecogniseOptions, refused } from "./format";
import { JSON_FORMATS, TEXT_FORMATS } from "./formats";
import { error } from "./issues";
import { scanJson } from "./json-scan";
import { readJunit } from "./junit-xml";
import { readMappedCsv } from "./mapped-csv";
import { decodeText } from "./text";
import { isTimezone } from "./time";

export type { CsvMapping } from "./csv-mapping";
export type { RecogniseOptions } from "./format";

/**
 * Bytes to records, facts and issues. Recognised by content alone; total and pure: any input gives an
 * answer, the same input the same one. A file with an issue of level `error` is refused and gives no record.
 */
export function recognise(bytes: Uint8Array, options: RecogniseOptions = {}): Recognition {
  try {
    const zoneIssue = badTimezone(options);
    if (zoneIssue) return refused(null, zoneIssue);
    const decoded = decodeText(bytes);
    return decoded.issue ? refused(null, decoded.issue) : finish(readText(decoded.text, options), options);
  } catch (cause) {
    // A parser that throws has met what its author did not think of: the file is refused, never half-read.
    const why = cause instanceof Error ? cause.message.slice(0, 200) : "unknown reason";
    return refused(null, error("UNREADABLE", `The file could not be read: ${why}.`));
  }
}

function badTimezone({ timezone, csvMapping }: RecogniseOptions): Issue | null {
  const bad = [timezone, csvMapping?.timezone].find((zone) => typeof zone === "string" && !isTimezone(zone));
  if (bad === undefined) return null;
  const where = { field: "timezone", expected: "an IANA name or an offset" };
  return error("UNKNOWN_TIMEZONE", `${JSON.stringify(bad.slice(0, 60))} is no time zone.`, where);
}

function readText(text: string, options: RecogniseOptions): Recognition {
  const shape = shapeOf(text);
  const found =
    shape === "JSON" ? readJson(text, options) : shape === "XML" ? readJunit(text, options) : readPlain(text, options);
  if (found !== null && found.format !== null) return found;
  const unknown = error("UNKNOWN_FORMAT", `This ${shape} is in no format that is known here; a table needs a column mapping.`);
  return readMappedCsv(text, options) ?? found ?? refused(null, unknown);
}

function shapeOf(text: string): "JSON" | "XML" | "text" {
  const first = text.trimStart()[0];
  if (first === "{" || first === "[") return "JSON";
  return first === "<" ? "XML" : "text";
}

function readPlain(text: string, options: RecogniseOptions): Recognition | null {
  for (const format of TEXT_FORMATS) {
    const found = format.read(text, options);
    if (found) return found;
  }
  return null;
}

function readJson(text: string, options: RecogniseOptions): Recognition | null {
  const scan = scanJson(text);
  const broken = scan.ok ? undefined : scan.issues[0];
  if (broken) return isOtherText(text, scan.lines === true, broken, scan.stopped ?? 0) ? null : refused(null, broken);
  const value: unknown = JSON.parse(text);
  for (const format of JSON_FORMATS) {
    const found = format.read(value, options);
    if (found) return { ...found, issues: [...scan.issues, ...found.issues] };
  }
  return null;
}

/** No broken JSON document but none at all: JSON lines, or a log that only begins with a bracket. */
function isOtherText(text: string, isLines: boolean, broken: Issue, stopped: number): boolean {
  const start = text.length - text.trimStart().length;
  return isLines || (broken.code === "INVALID_JSON" && stopped <= start + 1);
}
