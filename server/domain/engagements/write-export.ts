import { crc32 } from "node:zlib";

import { oscalDocuments } from "../oscal/documents";
import { OSCAL_DOCUMENTS, type OscalSource } from "../oscal/source";
import { zipBytes } from "../packs/write-zip";
import { engagementTable, type TableFormat } from "../tables/engagement-tables";
import { tableCsv, tableJson } from "../tables/table-text";
import { tableWorkbook } from "../tables/table-workbook";
import { ALL_OSCAL, type ExportAsked } from "./exports";

type Written = { fileName: string; mediaType: string; bytes: Buffer };

const MEDIA: Record<TableFormat, string> = { csv: "text/csv; charset=utf-8", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/**
 * One file of an audit: a table, an OSCAL document, or all four of them in a zip. Documents keep the names by which they
 * refer to each other. The same source gives the same bytes.
 */
export async function writeExport(source: OscalSource, asked: ExportAsked): Promise<Written> {
  return "table" in asked ? writeTable(source, asked) : writeOscal(source, asked);
}

async function writeTable(source: OscalSource, { table: name, format, file }: Extract<ExportAsked, { table: unknown }>): Promise<Written> {
  const table = engagementTable(source.content, name);
  const bytes = format === "xlsx" ? await tableWorkbook(table) : Buffer.from(format === "csv" ? tableCsv(table) : tableJson(table), "utf8");
  return { fileName: `${source.engagement.reference}-${file}`, mediaType: MEDIA[format], bytes };
}

async function writeOscal(source: OscalSource, { document }: Extract<ExportAsked, { document: unknown }>): Promise<Written> {
  const made = oscalDocuments(source);
  if (document !== ALL_OSCAL) return { fileName: made[document].fileName, mediaType: "application/json", bytes: Buffer.from(made[document].text, "utf8") };
  const parts = OSCAL_DOCUMENTS.map((kind) => {
    const bytes = Buffer.from(made[kind].text, "utf8");
    return { path: made[kind].fileName, size: bytes.length, crc: crc32(bytes), sha256: made[kind].sha256, open: async function* () { yield bytes; } };
  });
  return { fileName: `${source.engagement.reference}-oscal.zip`, mediaType: "application/zip", bytes: Buffer.concat(await Array.fromAsync(zipBytes(parts))) };
}
