import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { ImportRegisterInput } from "@/server/domain/registers/input";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { newestLedgerEntries } from "./rows";
import { plannedImport } from "./planned";
import { writeVersions } from "./write-version";

/**
 * Does what the preview showed, all of it or nothing. `plan` is the preview's digest: where the register has changed since
 * so that the file would do anything else, nothing is written (CONFLICT). A refused line refuses the file (INVALID).
 */
export async function importRegister(ctx: ServiceContext, input: unknown): Promise<{ added: number; changed: number }> {
  authorize(ctx, "registers:manage");
  const { plan, ...file } = parseInput(ImportRegisterInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { register } = file;
    await tx.select({ id: registerEntries.id }).from(registerEntries).where(and(eq(registerEntries.orgId, ctx.orgId), eq(registerEntries.register, register))).orderBy(registerEntries.id).for("update");
    const { problem, lines, rows, sha256 } = await plannedImport(tx, ctx.orgId, file);
    if (problem) throw new ServiceError("INVALID", problem);
    if (sha256 !== plan) throw new ServiceError("CONFLICT", "The register or the file has changed since the preview. Nothing was imported: look at the preview again.");
    const refused = lines.filter(({ fate }) => fate === "refused");
    if (refused.length > 0) throw new ServiceError("INVALID", `Nothing was imported: ${refused.length} of ${lines.length} lines are refused.`, refused.slice(0, 50).map(({ line, problems: [first] }) => ({ item: line, field: first?.field ?? "", message: first?.message ?? "" })));
    const writing = lines.flatMap(({ fate, id, content }) => (content && (fate === "new" || fate === "changed") ? [{ current: id === null ? null : (rows.get(id) ?? null), content }] : []));
    const former = await newestLedgerEntries(tx, ctx.orgId, writing.flatMap(({ current }) => current?.id ?? []));
    await writeVersions(tx, ctx, writing.map(({ current, content }) => ({ register, current, content, previousEntryId: former.get(current?.id ?? "") ?? null, note: "", by: "file" })));
    return { added: writing.filter(({ current }) => current === null).length, changed: writing.filter(({ current }) => current !== null).length };
  });
}
