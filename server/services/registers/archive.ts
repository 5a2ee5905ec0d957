import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { registerEntries } from "@/db/schema/registers";
import { ArchiveEntryInput } from "@/server/domain/registers/input";
import { entryName } from "@/server/domain/registers/registers";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { lockEntry } from "./rows";

/** Puts an entry away, or takes it back. It is never deleted, and what names it still does. */
export async function archiveRegisterEntry(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "registers:manage");
  const { register, id, archived, reason } = parseInput(ArchiveEntryInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { archivedAt, number, version } = await lockEntry(tx, ctx.orgId, { register, id });
    if ((archivedAt !== null) === archived) throw new ServiceError("CONFLICT", archived ? "This entry is archived already." : "This entry is not archived.");
    await tx.update(registerEntries).set({ archivedAt: archived ? ctx.now : null }).where(and(eq(registerEntries.orgId, ctx.orgId), eq(registerEntries.id, id)));
    await recordChanges(tx, ctx, [{ action: archived ? "register_entry.archived" : "register_entry.taken_back", object: { kind: "register_entry", id, version, label: entryName(register, number) }, detail: { register, reason } }]);
  });
}
