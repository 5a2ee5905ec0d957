import { createHash } from "node:crypto";

import { encodeBase64, strictDecimal, strictHash, strictText } from "./bytes";
import { parseCheckpointText, type Checkpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { MAX_NOTE_BYTES, openNote, parseNote, parseSignatureLine, printNote, type NoteSignature, type VerifiedSignature } from "./note";
import type { VerifierKey } from "./verifier-key";

export const MAX_PROOF_LINES = 63;
export const SIZE_CONTENT_TYPE = "text/x.tlog.size";
const MAX_BYTES = 2 * MAX_NOTE_BYTES;

/** What a log asks of a witness: the size it last cosigned, the proof from there, and the new signed checkpoint. */
export type AddCheckpoint = { oldSize: number; proof: Uint8Array[]; note: string };
/** The same as received; `checkpoint` is what the note claims, its signatures are not checked yet. */
export type ReceivedCheckpoint = AddCheckpoint & { checkpoint: Checkpoint };

/** Body of POST add-checkpoint (C2SP tlog-witness). Throws `WITNESS_REQUEST` for what could not be read back, and as `parseNote` does. */
export function printAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  const body = [`old ${oldSize}`, ...proof.map(encodeBase64), "", note].join("\n");
  parseAddCheckpoint(body);
  return body;
}

/** Reads the body strictly. Every failure is one of the sender's (400): throws `WITNESS_REQUEST`, and as `parseNote` and `parseCheckpointText` do. */
export function parseAddCheckpoint(input: string | Uint8Array): ReceivedCheckpoint {
  if (input.length > MAX_BYTES) throw request("the request is too large");
  const text = strictText(input, "WITNESS_REQUEST");
  const cut = text.indexOf("\n\n");
  const [old = "", ...proof] = text.slice(0, Math.max(cut, 0)).split("\n");
  if (!old.startsWith("old ")) throw request("the request begins with: old <size>, proof lines, a blank line");
  if (proof.length > MAX_PROOF_LINES) throw request(`a proof has ${MAX_PROOF_LINES} lines at most`);
  const note = text.slice(cut + 2);
  return {
    oldSize: strictDecimal(old.slice("old ".length), "WITNESS_REQUEST"),
    proof: proof.map((line) => strictHash(line, "WITNESS_REQUEST")),
    note,
    checkpoint: parseCheckpointText(parseNote(note).text),
  };
}

/** What a witness's answer means to the log. `behind`: ask again with a proof from `size`. */
export type WitnessAnswer =
  | { outcome: "cosigned"; verified: VerifiedSignature[] }
  | { outcome: "behind"; size: number }
  | { outcome: "refused"; code: "WITNESS_BAD_REQUEST" | "WITNESS_NOT_SIGNED" | "WITNESS_UNKNOWN_LOG" | "WITNESS_INCONSISTENT" };

const REFUSALS = new Map<number, Extract<WitnessAnswer, { outcome: "refused" }>["code"]>([
  [400, "WITNESS_BAD_REQUEST"], [403, "WITNESS_NOT_SIGNED"], [404, "WITNESS_UNKNOWN_LOG"], [422, "WITNESS_INCONSISTENT"],
]);

/**
 * Reads the answer to add-checkpoint. A cosignature counts only if it holds under a key we trust for this witness.
 *
 * Throws `WITNESS_ANSWER` for any other status, a malformed body, no line of a known key, or a time of 0;
 * `NOTE_BAD_SIGNATURE` where a known key's line does not hold.
 *
 * @param text of the checkpoint that was sent
 */
export function readWitnessAnswer(status: number, body: string, text: string, witnessKeys: readonly VerifierKey[]): WitnessAnswer {
  if (status === 200) return { outcome: "cosigned", verified: cosignaturesIn(body, text, witnessKeys) };
  if (status === 409) return { outcome: "behind", size: sizeIn(body) };
  const code = REFUSALS.get(status);
  if (!code) throw answer(`no witness answers ${status}`);
  return { outcome: "refused", code };
}

/** Where a witness shows the newest checkpoint of a log: `<prefix>/<this>/checkpoint`. */
export function originHash(origin: string): string {
  return createHash("sha256").update(origin, "utf8").digest("hex");
}

function cosignaturesIn(body: string, text: string, witnessKeys: readonly VerifierKey[]): VerifiedSignature[] {
  if (!body.endsWith("\n")) throw answer("the witness's signature lines do not end with a newline");
  const signatures = body.slice(0, -1).split("\n").map(readLine);
  const { verified } = openAnswer(printNote({ text, signatures }), witnessKeys);
  if (verified.some(({ time }) => time === null || time === 0)) throw answer("a cosignature carries no time");
  return verified;
}

function readLine(line: string): NoteSignature {
  try {
    return parseSignatureLine(line);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw answer(error.message);
  }
}

function openAnswer(note: string, witnessKeys: readonly VerifierKey[]) {
  try {
    return openNote(note, witnessKeys);
  } catch (error) {
    if (error instanceof LedgerError && error.code === "NOTE_UNSIGNED") throw answer("no trusted key of this witness cosigned");
    throw error;
  }
}

function sizeIn(body: string): number {
  if (!body.endsWith("\n")) throw answer("the witness's size does not end with a newline");
  return strictDecimal(body.slice(0, -1), "WITNESS_ANSWER");
}

function request(message: string): LedgerError {
  return new LedgerError("WITNESS_REQUEST", message);
}

function answer(message: string): LedgerError {
  return new LedgerError("WITNESS_ANSWER", message);
}
