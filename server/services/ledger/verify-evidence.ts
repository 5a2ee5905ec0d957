import { createHash } from "node:crypto";

import { withOrg, type Tx } from "@/db/client";
import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import { EvidenceId } from "@/server/domain/evidence/schema";
import { LedgerError } from "@/server/domain/ledger/error";
import { Findings, type Finding } from "@/server/domain/ledger/finding";
import { proofSteps, type ProofMatter } from "@/server/domain/ledger/proof-steps";
import type { EvidenceProof } from "@/server/domain/ledger/view";
import { blobSize, readStream } from "@/server/storage/blob-store";
import { KeyDestroyed } from "@/server/storage/org-keys";

import { authorize, parseInput, type ServiceContext } from "../context";
import { openSmall } from "../evidence/small-bytes";
import { compareEntries } from "../row-checks/compare-entries";
import { bodyOrNull, leafOrNull } from "../row-checks/entry";
import { provableEvidence, type EvidenceEntry } from "./evidence-entry";
import { proofParts } from "./make-proof";
import { openKeys } from "./open-keys";
import { positionOf, type Position } from "./position";
import { noteOf } from "./read-checkpoints";
import { readOpening, type Opening } from "./read-opening";
import { trustedKeys } from "./trusted-keys";

/**
 * Derives the proof of an item again from what is stored, with the log's key as the instance's seed gives it, and reads
 * the item's bytes and records whole. Every step is tried, whatever the others come to. Throws as `provableEvidence` and `proofParts`.
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
      evidence: found, entryId: position.entryId, leaf: position.bytes, index, noteOf: () => noteOf(checkpoint), hashesOf, logKeys: keys, origin: position.origin, madeFor: position.madeFor,
      rows: await rowsNow(tx, ctx.orgId, position, opening),
      openingOf: () => { if (opening instanceof LedgerError) throw opening; return opening; },
    };
    return { item: found, matter: read, size: checkpoint.size };
  });
  // Outside the transaction: a gigabyte takes its time.
  const steps = proofSteps({ ...matter, fileSha256: await digestNow(ctx.orgId, item) });
  return { steps, holds: steps.every((step) => step.result === "holds"), checkpointSize: size, index: matter.index };
}

/** The rows of the item held against its entry, as far as that can be opened. */
async function rowsNow(tx: Tx, orgId: string, { entryId, bytes }: Pick<Position, "entryId" | "bytes">, opening: Opening | LedgerError | null): Promise<readonly Finding[] | null> {
  const leaf = leafOrNull(bytes);
  const body = opening && !(opening instanceof LedgerError) ? bodyOrNull(opening.body) : null;
  if (!leaf || !body) return null;
  const findings = new Findings();
  await compareEntries(tx, orgId, [{ id: entryId, leaf, body }], findings);
  return findings.list;
}

/** A stored opening that does not open is a finding of its step, not the end of the others. */
function unopened(error: unknown): LedgerError {
  const code = (error as { code?: unknown }).code;
  // A failure of the database is none of the opening's.
  if (!(error instanceof Error) || error.name === "DrizzleQueryError" || (typeof code === "string" && !code.startsWith("ERR_"))) throw error;
  return new LedgerError("OPENING_KEY", "what is stored of this entry does not open under its key");
}

/** Null where they are not in the store, or erased. */
async function digestNow(orgId: string, item: EvidenceEntry): Promise<string | LedgerError | null> {
  const hash = createHash("sha256");
  try {
    const bytes = await storedBytes(orgId, item);
    if (!bytes) return null;
    for await (const chunk of bytes) hash.update(chunk);
    return hash.digest("hex");
  } catch (error) {
    if (error instanceof KeyDestroyed) return null;
    if (error instanceof SealedFileDamaged) return new LedgerError("FILE_BYTES", "the stored bytes are damaged or were changed: they do not open");
    throw error;
  }
}

async function storedBytes(orgId: string, { sha256, small }: EvidenceEntry): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null> {
  if (sha256 === "") return null;
  if (small) return [openSmall(await openKeys(orgId), orgId, sha256, small)];
  return (await blobSize(orgId, sha256)) === undefined ? null : readStream(orgId, sha256);
}
