import { sameBytes } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { EMPTY_FRONTIER, rootHash } from "./merkle";
import { printNote, signatureLine, signText } from "./note";
import { openCheckpoint, type OpenedCheckpoint } from "./open-checkpoint";
import { requireConsistency } from "./proof";
import type { Signer, VerifierKey } from "./verifier-key";
import { SIZE_CONTENT_TYPE, type ReceivedCheckpoint } from "./witness-messages";

/** The newest checkpoint of one log that a witness cosigned. Null before the first. */
export type WitnessState = { size: number; root: Uint8Array };
export type WitnessRefusal = "WITNESS_UNKNOWN_LOG" | "WITNESS_NOT_SIGNED" | "WITNESS_BAD_REQUEST" | "WITNESS_BEHIND" | "WITNESS_INCONSISTENT";

/**
 * What a witness does with a request. `cosigned` is to be sent only after `state` was stored, in the same atomic step
 * that read the old one; `note` is the checkpoint to show to monitors: the log's line and ours.
 */
export type WitnessDecision =
  | { status: 200; state: WitnessState; body: string; note: string }
  | { status: 400 | 403 | 404 | 422; code: WitnessRefusal; body: string; contentType: "text/plain" }
  | { status: 409; code: "WITNESS_BEHIND"; body: string; contentType: typeof SIZE_CONTENT_TYPE };

/**
 * @param logKeys the keys this witness trusts for the origin in the request; undefined for a log it does not know
 * @param unixSeconds the witness's clock, above 0
 */
export type WitnessQuestion = { request: ReceivedCheckpoint; logKeys: readonly VerifierKey[] | undefined; state: WitnessState | null; witness: Signer; unixSeconds: number };

/**
 * The whole judgement of a witness (C2SP tlog-witness), in the order the protocol sets: known log, its signature, sizes,
 * then consistency with what was cosigned before. Never cosigns a smaller tree or another root at a size.
 */
export function decideAddCheckpoint({ request, logKeys, state, witness, unixSeconds }: WitnessQuestion): WitnessDecision {
  if (!logKeys || logKeys.length === 0) return refusal(404, "WITNESS_UNKNOWN_LOG", "this witness does not know the log");
  const opened = openOrRefuse(request, logKeys);
  if ("status" in opened) return opened;
  const { size, root, text } = opened;
  const last = state?.size ?? 0;
  if (request.oldSize > size) return refusal(400, "WITNESS_BAD_REQUEST", "the old size is above the checkpoint's");
  if (request.oldSize !== last) return { status: 409, code: "WITNESS_BEHIND", body: `${last}\n`, contentType: SIZE_CONTENT_TYPE };
  const fault = growthFault(request.proof, state, opened);
  if (fault) return refusal(422, "WITNESS_INCONSISTENT", fault);
  const ours = signText(witness, text, unixSeconds);
  return { status: 200, state: { size, root }, body: signatureLine(ours), note: printNote({ text, signatures: [...opened.verified.map(({ line }) => line), ours] }) };
}

/** Whether a malformed body is the sender's fault: the answer to `parseAddCheckpoint` having thrown. Anything but a `LedgerError` is thrown on. */
export function refuseMalformed(error: unknown): WitnessDecision {
  if (!(error instanceof LedgerError)) throw error;
  return refusal(400, "WITNESS_BAD_REQUEST", error.message);
}

function openOrRefuse({ note, checkpoint }: ReceivedCheckpoint, logKeys: readonly VerifierKey[]): OpenedCheckpoint | WitnessDecision {
  try {
    return openCheckpoint(note, logKeys.filter(({ name }) => name === checkpoint.origin));
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return refusal(403, "WITNESS_NOT_SIGNED", error.message);
  }
}

/** Why the new tree does not follow from the old one, undefined where it does. */
function growthFault(proof: readonly Uint8Array[], state: WitnessState | null, { size, root }: Checkpoint): string | undefined {
  if (size === 0 && !sameBytes(root, rootHash(EMPTY_FRONTIER))) return "a log of size 0 has the root of the empty tree";
  if (!state || state.size === 0) return proof.length === 0 ? undefined : "nothing is to be proven from size 0";
  try {
    requireConsistency({ oldSize: state.size, newSize: size, oldRoot: state.root, newRoot: root, proof });
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return error.message;
  }
}

function refusal(status: 400 | 403 | 404 | 422, code: WitnessRefusal, message: string): WitnessDecision {
  return { status, code, body: `${message}\n`, contentType: "text/plain" };
}
