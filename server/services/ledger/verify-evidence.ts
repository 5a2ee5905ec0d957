import { createHash } from "node:crypto";

import { withOrg } from "@/db/client";
import { EvidenceId } from "@/server/domain/evidence/schema";
import { LedgerError } from "@/server/domain/ledger/error";
import { proofSteps, type ProofMatter } from "@/server/domain/ledger/proof-steps";
import type { EvidenceProof } from "@/server/domain/ledger/view";
import { blobSize, readStream } from "@/server/storage/blob-store";

import { authorize, parseInput, type ServiceContext } from "../context";
import { provableEvidence, type EvidenceEntry } from "./evidence-entry";
import { proofParts } from "./make-proof";
import { positionOf } from "./position";
import { noteOf } from "./read-checkpoints";
import { readOpening } from "./read-opening";
import { trustedKeys } from "./trusted-keys";

/**
 * Derives the proof of an item again from what is stored, with the log's key as the instance's seed gives it, and reads
 * the item's bytes whole. Every step is tried, whatever the others come to. Throws as `provableEvidence` and `proofParts`.
 */
export async function verifyEvidence(ctx: ServiceContext, input: unknown): Promise<EvidenceProof> {
  authorize(ctx, "evidence:read");
  const { id } = parseInput(EvidenceId, input);
  const { item, matter, size } = await withOrg(ctx.orgId, async (tx) => {
    const found = await provableEvidence(tx, ctx, id);
    const position = await positionOf(tx, ctx.orgId, found.entryId);
    const { index, checkpoint, hashesOf } = await proofParts(tx, ctx.orgId, position);
    const { keys } = await trustedKeys(tx, { orgId: ctx.orgId, id: position.logId, origin: position.origin });
    const opening = await readOpening(tx, ctx.orgId, position.entryId).catch(unopened);
    const read: Omit<ProofMatter, "fileSha256"> = {
      evidence: found, entryId: position.entryId, leaf: position.bytes, index, noteOf: () => noteOf(checkpoint), hashesOf, logKeys: keys, origin: position.origin,
      openingOf: () => { if (opening instanceof LedgerError) throw opening; return opening; },
    };
    return { item: found, matter: read, size: checkpoint.size };
  });
  // Outside the transaction: a gigabyte takes its time.
  const steps = proofSteps({ ...matter, fileSha256: await digestNow(ctx.orgId, item) });
  return { steps, holds: steps.every((step) => step.result === "holds"), checkpointSize: size, index: matter.index };
}

/** A stored opening that does not open is a finding of its step, not the end of the others. */
function unopened(error: unknown): LedgerError {
  const code = (error as { code?: unknown }).code;
  // A failure of the database is none of the opening's.
  if (!(error instanceof Error) || error.name === "DrizzleQueryError" || (typeof code === "string" && !code.startsWith("ERR_"))) throw error;
  return new LedgerError("OPENING_KEY", "what is stored of this entry does not open under its key");
}

async function digestNow(orgId: string, item: EvidenceEntry): Promise<string | null> {
  const hash = createHash("sha256");
  if (item.small) return hash.update(item.small).digest("hex");
  if ((await blobSize(orgId, item.sha256)) === undefined) return null;
  for await (const chunk of readStream(orgId, item.sha256)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
