import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";

import { ALL_OSCAL, TABLE_FILES } from "@/server/domain/engagements/exports";
import { oscalDocuments } from "@/server/domain/oscal/documents";
import { OSCAL_DOCUMENTS, type OscalDocument, type OscalSource } from "@/server/domain/oscal/source";
import { zipBytes } from "@/server/domain/packs/write-zip";
import { engagementTable, type TableFormat } from "@/server/domain/tables/engagement-tables";
import { tableCsv, tableJson } from "@/server/domain/tables/table-text";
import { tableWorkbook } from "@/server/domain/tables/table-workbook";

import { notFound } from "../errors";
import type { Download } from "../evidence/download";

export type ExportFile = Download & { mediaType: string };

const MEDIA: Record<TableFormat, string> = { csv: "text/csv; charset=utf-8", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** One OSCAL document as JSON, or all four in a zip. Files keep the names by which the documents refer to each other. */
export async function oscalFile(source: OscalSource, document: OscalDocument | typeof ALL_OSCAL): Promise<ExportFile> {
  const made = oscalDocuments(source);
  if (document !== ALL_OSCAL) return fileOf(made[document].fileName, "application/json", Buffer.from(made[document].text, "utf8"));
  const parts = OSCAL_DOCUMENTS.map((kind) => {
    const bytes = Buffer.from(made[kind].text, "utf8");
    return { path: made[kind].fileName, size: bytes.length, crc: crc32(bytes), sha256: made[kind].sha256, open: async function* () { yield bytes; } };
  });
  return fileOf(`${source.engagement.reference}-oscal.zip`, "application/zip", Buffer.concat(await Array.fromAsync(zipBytes(parts))));
}

/** One table, by the name of its file: `controls.csv`. */
export async function tableFile(source: OscalSource, name: string): Promise<ExportFile> {
  const asked = TABLE_FILES.find(({ file }) => file === name);
  if (!asked) throw notFound("This table");
  const table = engagementTable(source.content, asked.table);
  const bytes = asked.format === "xlsx" ? await tableWorkbook(table) : Buffer.from(asked.format === "csv" ? tableCsv(table) : tableJson(table), "utf8");
  return fileOf(`${source.engagement.reference}-${name}`, MEDIA[asked.format], bytes);
}

function fileOf(fileName: string, mediaType: string, bytes: Buffer): ExportFile {
  return { fileName, mediaType, sizeBytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), stream: Readable.from([bytes]) };
}
