import writeExcelFile from "write-excel-file/node";

import type { Cell, Table } from "./engagement-tables";
import { undatedZip } from "./undated-zip";

/** More than this many characters a spreadsheet's cell does not hold. */
const MAX_CELL = 32_767;
const CUT = " … (cut: whole in the CSV and JSON)";
const HEAD = { fontWeight: "bold" } as const;

/** As XLSX: the table on one sheet, what its columns mean on the next. Texts are typed as texts, so none is a formula; numbers are numbers. The same table gives the same bytes. */
export async function tableWorkbook({ name, columns, rows }: Table): Promise<Buffer> {
  const head = columns.map((column) => ({ value: column.name, type: String, ...HEAD }));
  const about = columns.map((column) => [cellOf(column.name), cellOf(column.type), cellOf(column.about)]);
  const book = await writeExcelFile([
    { sheet: name, data: [head, ...rows.map((row) => row.map(cellOf))], stickyRowsCount: 1, columns: columns.map(({ type }) => ({ width: type === "number" || type === "yes_no" ? 12 : 28 })) },
    { sheet: "columns", data: [["column", "type", "meaning"].map((value) => ({ value, type: String, ...HEAD })), ...about], columns: [{ width: 20 }, { width: 12 }, { width: 80 }] },
  ]).toBuffer();
  return undatedZip(book);
}

function cellOf(value: Cell) {
  if (typeof value === "number") return { value, type: Number };
  if (typeof value === "boolean") return { value, type: Boolean };
  return value === null || value === "" ? null : { value: value.length > MAX_CELL ? value.slice(0, MAX_CELL - CUT.length) + CUT : value, type: String };
}
