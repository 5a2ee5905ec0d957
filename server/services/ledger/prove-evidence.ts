import { withOrg } from "@/db/client";
import { EvidenceId } from "@/server/domain/evidence/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { provableEvidence } from "./evidence-entry";
import { makeProof, type EntryProof } from "./make-proof";
import { positionOf } from "./position";

/** What a verifier needs besides the log's key: the proof and the bytes of the leaf it is about. */
export type EvidenceProofFiles = EntryProof & { leaf: Uint8Array };

/** The proof of an item for its reader: one's own items, or every item with `ledger:read`. Throws as `provableEvidence` and `makeProof`. */
export async function proveEvidence(ctx: ServiceContext, input: unknown): Promise<EvidenceProofFiles> {
  authorize(ctx, "evidence:read");
  const { id } = parseInput(EvidenceId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { entryId } = await provableEvidence(tx, ctx, id);
    const position = await positionOf(tx, ctx.orgId, entryId);
    return { ...(await makeProof(tx, ctx.orgId, position)), leaf: position.bytes };
  });
}
