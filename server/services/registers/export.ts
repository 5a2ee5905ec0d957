import { and, asc, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { ExportRegisterInput } from "@/server/domain/registers/input";
import { REGISTERS } from "@/server/domain/registers/registers";
import { registerCsv, registerJson } from "@/server/domain/registers/transfer-file";

import { authorize, parseInput, type ServiceContext } from "../context";
import { contentOf } from "./rows";

export type RegisterFile = { fileName: string; mediaType: string; text: string };

/** A register as a file that the import reads back as it was. The same register gives the same text. */
export async function exportRegister(ctx: ServiceContext, input: unknown): Promise<RegisterFile> {
  authorize(ctx, "registers:read");
  const { register, format, archived } = parseInput(ExportRegisterInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(registerEntries).where(and(eq(registerEntries.orgId, ctx.orgId), eq(registerEntries.register, register), archived ? undefined : isNull(registerEntries.archivedAt))).orderBy(asc(registerEntries.number));
    const entries = rows.map((row) => ({ id: row.id, number: row.number, version: row.version, archived: row.archivedAt !== null, content: contentOf(row) }));
    const write = format === "csv" ? registerCsv : registerJson;
    return { fileName: `${register.replaceAll("_", "-")}.${format}`, mediaType: format === "csv" ? "text/csv; charset=utf-8" : "application/json", text: write(REGISTERS[register], entries) };
  });
}
