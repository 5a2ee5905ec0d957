import { withOrg, type Tx } from "@/db/client";
import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { parseLeaf, type Leaf } from "@/server/domain/ledger/leaf";
import { leafHash } from "@/server/domain/ledger/merkle";
import { EntryInput } from "@/server/domain/ledger/schema";
import type { EntryView } from "@/server/domain/ledger/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { fromSoundTree } from "./damaged";
import { positionOf } from "./position";
import { readOpening } from "./read-opening";

/**
 * One entry, by its id or by an evidence's: the leaf as hashed, and what opens its commitments for who may read what it
 * tells of: evidence with `evidence:read`, every other event with `activity:read`. NOT_FOUND; CONFLICT for a leaf that is none.
 */
export async function entryOf(ctx: ServiceContext, input: unknown): Promise<EntryView> {
  authorize(ctx, "ledger:read");
  const { id } = parseInput(EntryInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const { entryId, bytes, createdAt, index } = await positionOf(tx, ctx.orgId, id);
    const leaf = await fromSoundTree(() => parseLeaf(bytes));
    return {
      id: entryId, index, at: createdAt.toISOString(), type: leaf.type, object: leaf.object, leaf: encodeBase64(bytes), leafHash: encodeBase64(leafHash(bytes)),
      files: leaf.files.map(({ commit, size }) => ({ commit, sizeBytes: size })), ...(await openingFor(ctx, tx, entryId, leaf)),
    };
  });
}

async function openingFor(ctx: ServiceContext, tx: Tx, entryId: string, leaf: Leaf): Promise<Pick<EntryView, "openingState" | "opening">> {
  if (!ctx.permissions.has(leaf.type.startsWith("evidence.") ? "evidence:read" : "activity:read")) return { openingState: "not_yours", opening: null };
  const opening = await readOpening(tx, ctx.orgId, entryId);
  if (!opening) return { openingState: "erased", opening: null };
  return { openingState: "given", opening: { salt: encodeBase64(opening.salt), body: encodeBase64(opening.body), files: opening.files } };
}
