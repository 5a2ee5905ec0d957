import { createHash } from "node:crypto";

import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { planBytes, planImport, type PlannedLine, referencesOf } from "@/server/domain/registers/import-plan";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";
import { readRegisterCsv, readRegisterJson } from "@/server/domain/registers/transfer-file";
import type { ImportPreview } from "@/server/domain/registers/view";

import { knownReferences } from "./references";
import { contentOf, type EntryRow } from "./rows";

type File = { register: RegisterKey; format: "csv" | "json"; text: string };
export type Planned = { problem: string | null; lines: PlannedLine[]; rows: Map<string, EntryRow>; sha256: string };

/** What a file would do to a register as it stands, and the digest of just that. */
export async function plannedImport(tx: Tx, orgId: string, { register: key, format, text }: File): Promise<Planned> {
  const register = REGISTERS[key];
  const read = format === "csv" ? readRegisterCsv(register, text) : readRegisterJson(register, text);
  if ("problem" in read) return { problem: read.problem, lines: [], rows: new Map(), sha256: "" };
  const standing = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, orgId), eq(registerEntries.register, key)));
  const known = await knownReferences(tx, orgId, referencesOf(register, read.lines));
  const lines = planImport(register, read.lines, new Map(standing.map((row) => [row.id, { id: row.id, number: row.number, version: row.version, archived: row.archivedAt !== null, content: contentOf(row) }])), known);
  return { problem: null, lines, rows: new Map(standing.map((row) => [row.id, row])), sha256: createHash("sha256").update(planBytes(lines)).digest("hex") };
}

export function previewOf({ problem, lines, sha256 }: Planned): ImportPreview {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const { fate } of lines) counts[fate] += 1;
  return { problem, lines: lines.map(({ content: _content, ...line }) => line), counts, plan: sha256 };
}
