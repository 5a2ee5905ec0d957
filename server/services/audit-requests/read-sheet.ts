import { parse } from "csv-parse/sync";
import { readSheet as readXlsx } from "read-excel-file/node";

import type { Cell } from "@/server/domain/audit-requests/cells";
import { MAX_ROWS } from "@/server/domain/audit-requests/import-list";

import { ServiceError } from "../errors";
import { modestWorkbook } from "./unpack-workbook";

const MAX_BYTES = 1_048_576;
const MAX_CELLS = 200_000;
/** Rows above the column names and blank ones between are read too. */
const SPARE_ROWS = 500;

/** The first sheet of an XLSX file, or a CSV file, as rows of cells. INVALID in a sentence where it is neither, too large, or made to unpack into too much. */
export async function readTable(base64: string): Promise<Cell[][]> {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MAX_BYTES) throw refused("The file is larger than 1 MB. Send the list without pictures, or in parts.");
  if (bytes.length === 0) throw refused("The file is empty.");
  const rows = bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004")) ? await readWorkbook(bytes) : readText(bytes);
  if (rows.length > MAX_ROWS + SPARE_ROWS) throw refused(`The sheet has ${rows.length} rows; at most ${MAX_ROWS} requests are read at once. Import it in parts.`);
  if (rows.reduce((sum, row) => sum + row.length, 0) > MAX_CELLS) throw refused("The sheet has too many cells. Take out the columns that are not needed.");
  return rows;
}

async function readWorkbook(bytes: Buffer): Promise<Cell[][]> {
  const modest = modestWorkbook(bytes, MAX_ROWS + SPARE_ROWS);
  try {
    const rows = await readXlsx(modest);
    // The reader's types allow constructors as values; cells hold none.
    return rows.map((row) => row.map((cell) => (typeof cell === "function" ? null : cell)));
  } catch (cause) {
    throw new ServiceError("INVALID", "The workbook cannot be read. Save it anew as XLSX or CSV and try again.", [], { cause });
  }
}

function readText(bytes: Buffer): Cell[][] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ServiceError("INVALID", "The file is neither an XLSX workbook nor CSV text in UTF-8. Save it as one of them.", [], { cause });
  }
  const [first = ""] = text.split("\n", 1);
  const delimiter = [",", ";", "\t"].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 262_144, to: MAX_ROWS + SPARE_ROWS + 1 });
  } catch (cause) {
    throw new ServiceError("INVALID", `The CSV text cannot be read: ${cause instanceof Error ? cause.message.slice(0, 200) : "unreadable"}.`, [], { cause });
  }
}

const refused = (message: string): ServiceError => new ServiceError("INVALID", message, [{ field: "base64", message }]);
