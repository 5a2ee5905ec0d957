import { withOrg } from "@/db/client";
import { AddEntryInput } from "@/server/domain/registers/input";

import { authorize, parseInput, type ServiceContext } from "../context";
import { checkedContent } from "./checked";
import { writeVersions } from "./write-version";

/** Adds an entry to a register. What the law wants and is not known yet may be missing: the entry says so until it is there. */
export async function addRegisterEntry(ctx: ServiceContext, input: unknown): Promise<{ id: string; version: number }> {
  authorize(ctx, "registers:manage");
  const { register, content: given, note } = parseInput(AddEntryInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const content = await checkedContent(tx, ctx.orgId, { register, id: null }, given);
    const [made] = await writeVersions(tx, ctx, [{ register, current: null, previousEntryId: null, content, note, by: "form" }]);
    return made ?? { id: "", version: 0 };
  });
}
