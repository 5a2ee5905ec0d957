import { and, desc, eq, lte } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { anchorSignatures } from "@/db/schema/anchors";
import { consistencyPlan } from "@/server/domain/ledger/proof-plan";
import { originHash, printAddCheckpoint, readWitnessAnswer, type WitnessAnswer } from "@/server/domain/ledger/witness-messages";

import { findAnchorHead } from "./anchor-head";
import { anchorNote, type AnchorSize } from "./anchor-note";
import { boundedFetch, TargetError } from "./bounded-fetch";
import { judgeAnchorHead } from "./judge-shown-head";
import type { Given } from "./run-target";
import type { WitnessTarget } from "./targets";
import { anchorTree, proofFrom } from "./tree-store";

const TRIES = 3;

/**
 * Asks a witness to cosign the anchor log's checkpoint of this size (C2SP tlog-witness), with the proof from the size it
 * cosigned last; where it knows another size it says so, and is asked again from there.
 *
 * What it says against us is an alarm. Where it shows a head that our own key signed and our entries do not lead to, that is
 * proof, and the anchor log is frozen (`judgeAnchorHead`).
 *
 * Throws `TargetError`, final for `WITNESS_INCONSISTENT` (it says that it saw another history), `WITNESS_AHEAD` (a longer log
 * than there is) and `WITNESS_PROVED` (it showed such a head); and as `boundedFetch` and `readWitnessAnswer` do.
 */
export async function askWitness(witness: WitnessTarget, at: AnchorSize, now: Date): Promise<Given> {
  const { size } = at;
  let old = await lastCosigned(witness, at);
  for (let i = 0; i < TRIES; i++) {
    const answer = await addCheckpoint(witness, old, at, now);
    if (answer.outcome === "cosigned") return { genTime: new Date(Math.max(...answer.verified.map(({ time }) => time ?? 0)) * 1000), cosignatures: answer.verified };
    if (answer.outcome === "refused") throw await refusal(witness, answer.code, now);
    if (answer.size > size) return laterThan(witness, answer.size, now);
    old = answer.size;
  }
  throw new TargetError("WITNESS_ANSWER", "the witness names another size each time it is asked");
}

async function lastCosigned({ key }: WitnessTarget, { logNo, size }: AnchorSize): Promise<number> {
  const own = and(eq(anchorSignatures.logNo, logNo), eq(anchorSignatures.keyName, key.name), eq(anchorSignatures.keyId, key.id), lte(anchorSignatures.size, size));
  const [last] = await withoutOrg(async (tx) => tx.select({ size: anchorSignatures.size }).from(anchorSignatures).where(own).orderBy(desc(anchorSignatures.size)).limit(1), "system");
  return last?.size ?? 0;
}

async function addCheckpoint(witness: WitnessTarget, old: number, { logNo, size }: AnchorSize, now: Date): Promise<WitnessAnswer> {
  const { text, body } = await withoutOrg(async (tx) => {
    const signed = await anchorNote(tx, { logNo, size });
    const proof = old === 0 ? [] : await proofFrom(anchorTree(tx, logNo), consistencyPlan(old, size), size);
    return { text: signed.text, body: printAddCheckpoint({ oldSize: old, proof, note: signed.note }) };
  }, "system");
  const answer = await boundedFetch(new Request(`${witness.url}/add-checkpoint`, { method: "POST", body }));
  const said = Buffer.from(answer.body).toString("utf8");
  // Not as the specification has it, and proof all the same.
  if (answer.status === 409 || answer.status === 422) await judge(witness, said, now);
  return readWitnessAnswer(answer.status, said, text, [witness.key]);
}

async function judge({ target }: WitnessTarget, note: string, now: Date): Promise<void> {
  const fault = await judgeAnchorHead({ note, by: `The witness ${target}` }, now);
  if (fault) throw new TargetError("WITNESS_PROVED", fault.sentence, true);
}

/** Asks for the head that the witness holds, and judges it. One that shows none has proven nothing. */
async function askForProof(witness: WitnessTarget, now: Date): Promise<void> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (!head) return;
  const url = `${witness.url}/${originHash(head.origin)}/checkpoint`;
  const shown = await boundedFetch(new Request(url)).catch(nothingIfUnreachable);
  if (shown?.status === 200) await judge(witness, Buffer.from(shown.body).toString("utf8"), now);
}

function nothingIfUnreachable(error: unknown): undefined {
  if (error instanceof TargetError) return undefined;
  throw error;
}

/** The witness cosigned a larger head meanwhile: fine if that head is ours. */
async function laterThan(witness: WitnessTarget, size: number, now: Date): Promise<Given> {
  const head = await withoutOrg(findAnchorHead, "system");
  if (head && size <= head.size) return "superseded";
  await askForProof(witness, now);
  throw new TargetError("WITNESS_AHEAD", `the witness says it cosigned a log of ${size} leaves, here are ${head?.size ?? 0}, and shows no head that we signed: was this database set back?`, true);
}

async function refusal(witness: WitnessTarget, code: string, now: Date): Promise<TargetError> {
  if (code === "WITNESS_INCONSISTENT") {
    await askForProof(witness, now);
    return new TargetError(code, "the witness says it saw another history of this log, and shows no head that we signed", true);
  }
  const words: Record<string, string> = { WITNESS_NOT_SIGNED: "the witness knows other keys of this log", WITNESS_UNKNOWN_LOG: "the witness was not told about this log: give it the log's verifier key" };
  return new TargetError(code, words[code] ?? "the witness does not understand the request");
}
