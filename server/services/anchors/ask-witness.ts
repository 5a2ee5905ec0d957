import { and, desc, eq, lte } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorSignatures } from "@/db/schema/anchors";
import { consistencyPlan } from "@/server/domain/ledger/proof-plan";
import { printAddCheckpoint, readWitnessAnswer, type WitnessAnswer } from "@/server/domain/ledger/witness-messages";

import { findAnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { boundedFetch, TargetError } from "./bounded-fetch";
import type { Given } from "./run-target";
import type { WitnessTarget } from "./targets";
import { anchorTree, proofFrom } from "./tree-store";

const TRIES = 3;

/**
 * Asks a witness to cosign the anchor log's checkpoint of this size (C2SP tlog-witness), with the proof from the size it
 * cosigned last; where it knows another size it says so, and is asked again from there.
 *
 * Throws `TargetError`, final for `WITNESS_INCONSISTENT` (it saw another history) and `WITNESS_AHEAD` (it saw a longer log
 * than there is: this database was set back); and as `boundedFetch` and `readWitnessAnswer` do.
 */
export async function askWitness(witness: WitnessTarget, size: number): Promise<Given> {
  let old = await lastCosigned(witness, size);
  for (let i = 0; i < TRIES; i++) {
    const answer = await addCheckpoint(witness, old, size);
    if (answer.outcome === "cosigned") return { genTime: new Date(Math.max(...answer.verified.map(({ time }) => time ?? 0)) * 1000), cosignatures: answer.verified };
    if (answer.outcome === "refused") throw refusal(answer.code);
    if (answer.size > size) return laterThan(answer.size);
    old = answer.size;
  }
  throw new TargetError("WITNESS_ANSWER", "the witness names another size each time it is asked");
}

async function lastCosigned({ key }: WitnessTarget, size: number): Promise<number> {
  const own = and(eq(anchorSignatures.keyName, key.name), eq(anchorSignatures.keyId, key.id), lte(anchorSignatures.size, size));
  const [last] = await withoutOrg(async (tx) => tx.select({ size: anchorSignatures.size }).from(anchorSignatures).where(own).orderBy(desc(anchorSignatures.size)).limit(1), "system");
  return last?.size ?? 0;
}

async function addCheckpoint({ url, key }: WitnessTarget, old: number, size: number): Promise<WitnessAnswer> {
  const { text, body } = await withoutOrg(async (tx) => {
    const signed = await anchorNote(tx, size);
    const proof = old === 0 ? [] : await proofFrom(anchorTree(tx), consistencyPlan(old, size), size);
    return { text: signed.text, body: printAddCheckpoint({ oldSize: old, proof, note: signed.note }) };
  }, "system");
  const answer = await boundedFetch(new Request(`${url}/add-checkpoint`, { method: "POST", body }));
  return readWitnessAnswer(answer.status, Buffer.from(answer.body).toString("utf8"), text, [key]);
}

/** The witness cosigned a larger head meanwhile: fine if that head is ours. */
async function laterThan(size: number): Promise<Given> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (head && size <= head.size) return "superseded";
  throw new TargetError("WITNESS_AHEAD", `the witness cosigned a log of ${size} leaves, here are ${head?.size ?? 0}: was this database set back?`, true);
}

function refusal(code: string): TargetError {
  if (code === "WITNESS_INCONSISTENT") return new TargetError(code, "the witness saw another history of this log", true);
  const words: Record<string, string> = { WITNESS_NOT_SIGNED: "the witness knows other keys of this log", WITNESS_UNKNOWN_LOG: "the witness was not told about this log: give it the log's verifier key" };
  return new TargetError(code, words[code] ?? "the witness does not understand the request");
}
