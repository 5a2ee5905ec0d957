import { withOrg } from "@/db/client";
import { laidOver, sameContent } from "@/server/domain/registers/content";
import { ChangeEntryInput } from "@/server/domain/registers/input";
import { REGISTERS } from "@/server/domain/registers/registers";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { checkedContent } from "./checked";
import { contentOf, lockEntry, newestLedgerEntries } from "./rows";
import { writeVersions } from "./write-version";

/** Writes the next version of an entry; the former stays as it was. Fields left out stay. CONFLICT where somebody changed it since it was looked at. */
export async function changeRegisterEntry(ctx: ServiceContext, input: unknown): Promise<{ id: string; version: number }> {
  authorize(ctx, "registers:manage");
  const { register, id, version, content: given, note } = parseInput(ChangeEntryInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const current = await lockEntry(tx, ctx.orgId, { register, id });
    if (current.archivedAt) throw new ServiceError("CONFLICT", "This entry is archived. Take it back before you change it.");
    if (current.version !== version) throw new ServiceError("CONFLICT", `Somebody changed this entry since you opened it: it is at version ${current.version}. Yours was not saved. Open the entry again and make your change there.`);
    const before = contentOf(current);
    const content = await checkedContent(tx, ctx.orgId, { register, id }, laidOver(before, given, REGISTERS[register].fields));
    if (sameContent(before, content)) return { id, version };
    const previousEntryId = (await newestLedgerEntries(tx, ctx.orgId, [id])).get(id) ?? null;
    const [made] = await writeVersions(tx, ctx, [{ register, current, previousEntryId, content, note, by: "form" }]);
    return made ?? { id, version };
  });
}
