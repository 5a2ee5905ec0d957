import { withOrg } from "@/db/client";
import { ProofInput } from "@/server/domain/ledger/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { makeProof, type EntryProof } from "./make-proof";
import { positionOf } from "./position";

/** The tlog-proof of any entry, by its id or by an evidence's, against the newest checkpoint or the one of a size. Throws as `makeProof`. */
export async function proveEntry(ctx: ServiceContext, input: unknown): Promise<EntryProof> {
  authorize(ctx, "ledger:read");
  const { id, size } = parseInput(ProofInput, input);
  return withOrg(ctx.orgId, async (tx) => makeProof(tx, ctx.orgId, await positionOf(tx, ctx.orgId, id), size));
}
