import { accessDocument, type AttachedFile, type CopyFacts, portabilityDocument, withheldWords } from "@/server/domain/privacy/answers/access-document";
import { pathName, tableCsv, tableJson } from "@/server/domain/privacy/answers/data-files";
import type { AnswerDocument } from "@/server/domain/privacy/answers/document";
import { erasureDocument, type ErasureFacts } from "@/server/domain/privacy/answers/erasure-document";
import { accessParts, erasureParts, portabilityParts } from "@/server/domain/privacy/answers/letter-parts";
import type { PackageFile } from "@/server/domain/privacy/answers/package";
import { redact, type RedactionCount, RedactionMisses } from "@/server/domain/privacy/answers/redact";
import type { AnswerChoices } from "@/server/domain/privacy/answers/schema";
import { portableSystems } from "@/server/domain/privacy/answers/sheet-input";
import { type Sheet, sheetOf } from "@/server/domain/privacy/answers/sheet";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { Said } from "@/server/domain/privacy/letters/letter";

import { ServiceError } from "../../errors";
import type { Collected } from "./collected";
import { erasureFacts } from "./erasure-facts";
import type { AnswerScene } from "./scene";

/** An answer before it is drawn: its document, the files beside it, and what the letter says once the digest is known. */
export type BuiltAnswer = { document: AnswerDocument; files: PackageFile[]; counts: RedactionCount[]; said: (ready: string) => Said };

/** The sheet as the record and the officer tell it. */
export function sheetFor(scene: AnswerScene, told: AnswerChoices["told"], withheld: readonly string[]): Sheet {
  const { language, current, words, settings, authority, activities, systems, cutOff } = scene;
  return sheetOf({ language, regime: current.receipt.regime, words, organization: settings.controllerName, authority, activities, systems, cutOff: dayInWords(language, cutOff), withheld, told });
}

/** Builds the answer to an access request. Throws UNPROCESSABLE where an item of Art. 15 has nobody who tells it, INVALID for a choice that does not fit the data. */
export function buildAccess(scene: AnswerScene, collected: Collected, choices: AnswerChoices): BuiltAnswer {
  const { copy, files } = copyOf(scene, collected, choices, collected.tables);
  const sheet = sheetFor(scene, choices.told, withheldWords(copy.counts, copy.attached, scene.words));
  requireWhole(scene, sheet, collected, choices);
  const document = accessDocument(scene.facts, sheet, copy);
  const lines = Object.fromEntries(sheet.items.map(({ item, lines: said }) => [item, said]));
  return { document, counts: [...copy.counts], files: [...files, { path: "information.json", bytes: Buffer.from(`${JSON.stringify(lines, null, 1)}\n`) }], said: (ready) => accessParts(sheet, ready) };
}

function requireWhole({ systems }: AnswerScene, { missing }: Sheet, { all }: Collected, { told }: AnswerChoices): void {
  const silent = systems.filter(({ id, records }) => records > 0 && !all.some(({ systemId }) => systemId === id));
  const details = [
    ...missing.map(({ item, systems: named }) => ({ field: `told.${item}`, code: "ITEM_MISSING", message: `Say "${item.replaceAll("_", " ")}"${named.length > 0 ? `, or name ${named.join(", ")} in a processing activity` : ""}.` })),
    ...(told.withheld?.trim() ? [] : silent.map(({ name }) => ({ field: "told.withheld", code: "DATA_MISSING", message: `${name} reported records and gave no file: add it, or say under what is withheld why not.` }))),
  ];
  if (details[0]) throw new ServiceError("UNPROCESSABLE", `${details[0].message} Every item of Art. 15 is told.`, details);
}

/** Builds what a person takes elsewhere: chosen columns of systems used by consent or contract, and nothing else (Art. 20(1)). */
export function buildPortability(scene: AnswerScene, collected: Collected, choices: AnswerChoices): BuiltAnswer {
  const allowed = portableSystems(scene.activities);
  const tables = choices.portable.map(({ fileId, table, columns }) => {
    const found = collected.tables.find((each) => each.fileId === fileId && each.table === table);
    if (!found || columns.some((name) => !found.columns.includes(name))) throw new ServiceError("INVALID", "A table or column that was chosen is not in the data. Look through them again.");
    if (!allowed.has(found.systemId)) throw new ServiceError("UNPROCESSABLE", `${found.systemName} is in no processing activity by consent or contract: its data are not portable (Art. 20(1)(a)).`, [{ code: "NOT_PORTABLE", message: found.systemName }]);
    return found;
  });
  if (tables.length === 0) throw new ServiceError("UNPROCESSABLE", "Choose what the person gave you. Where there is nothing, answer so.", [{ code: "NOTHING_CHOSEN", message: "portable" }]);
  const narrowed = tables.map((table) => narrow(table, choices));
  const { copy, files } = copyOf(scene, { ...collected, others: [] }, { ...choices, redactions: choices.redactions.filter(({ fileId, table, column }) => narrowed.some((each) => each.fileId === fileId && each.table === table && (column === null || each.columns.includes(column)))) }, narrowed);
  const cutOff = dayInWords(scene.language, scene.cutOff);
  return { document: portabilityDocument(scene.facts, copy, cutOff), files, counts: [...copy.counts], said: (ready) => portabilityParts(scene.words, ready, cutOff) };
}

function narrow(table: Collected["tables"][number], { portable }: AnswerChoices): Collected["tables"][number] {
  const columns = portable.find(({ fileId, table: number }) => fileId === table.fileId && number === table.table)?.columns ?? [];
  const at = table.columns.flatMap((name, index) => (columns.includes(name) ? [index] : []));
  return { ...table, columns: at.map((index) => table.columns[index] ?? ""), rows: table.rows.map((row) => at.map((index) => row[index] ?? "")) };
}

/** Builds the report of an erasure from what the case knows. */
export async function buildErasure(scene: AnswerScene, recipients: ReadonlyMap<string, string>): Promise<BuiltAnswer> {
  const facts: ErasureFacts = erasureFacts(scene, recipients);
  return { document: erasureDocument(scene.facts, facts), files: [], counts: [], said: (ready) => erasureParts(scene.language, scene.words, facts, ready) };
}

function copyOf({ words, systems }: AnswerScene, { others }: Collected, { redactions, leftOut }: AnswerChoices, given: Collected["tables"]): { copy: CopyFacts; files: PackageFile[] } {
  const gone = new Map(leftOut.map(({ fileId, why }) => [fileId, why]));
  const { tables, counts } = redacted(given.filter(({ fileId }) => !gone.has(fileId)), redactions.filter(({ fileId }) => !gone.has(fileId)));
  const placed = tables.map((table, index) => ({ ...table, path: `data/${pathName(table.systemName)}-${String(index + 1).padStart(3, "0")}-${pathName(table.title)}.csv` }));
  const attached: (AttachedFile & { bytes: Uint8Array })[] = others.map(({ fileId, systemName, name, bytes }, index) => {
    const why = gone.get(fileId) ?? null;
    return { systemName, name, why, path: why === null ? `files/${String(index + 1).padStart(3, "0")}-${pathName(name)}` : null, bytes };
  });
  const left = [...new Set(given.filter(({ fileId }) => gone.has(fileId)).map(({ fileId }) => fileId))].map((fileId): AttachedFile => {
    const table = given.find((each) => each.fileId === fileId);
    return { systemName: table?.systemName ?? "", name: table?.title ?? "", path: null, why: gone.get(fileId) ?? "" };
  });
  const files = [
    ...placed.flatMap((table) => [{ path: table.path, bytes: Buffer.from(tableCsv(table, words)) }, { path: table.path.replace(/csv$/, "json"), bytes: Buffer.from(tableJson(table)) }]),
    ...attached.flatMap(({ path, bytes }) => (path === null ? [] : [{ path, bytes }])),
  ];
  return { copy: { tables: placed, attached: [...attached, ...left], counts, systems }, files };
}

function redacted(...given: Parameters<typeof redact>): ReturnType<typeof redact> {
  try {
    return redact(...given);
  } catch (error) {
    if (error instanceof RedactionMisses) throw new ServiceError("INVALID", error.message, [], { cause: error });
    throw error;
  }
}
