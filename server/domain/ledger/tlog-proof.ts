import { encodeBase64, strictBase64, strictDecimal, strictHash, strictText } from "./bytes";
import { LedgerError } from "./error";
import { leafHash } from "./merkle";
import { MAX_NOTE_BYTES, parseNote } from "./note";
import { openCheckpoint, type OpenedCheckpoint } from "./open-checkpoint";
import { openByPolicy, type Policy } from "./policy";
import { requireInclusion } from "./proof";
import type { VerifierKey } from "./verifier-key";

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const MAX_HASHES = 63;
const MAX_BYTES = 2 * MAX_NOTE_BYTES;

/** A C2SP tlog-proof: index and path of one entry, and the whole signed note it is proven against. `extra` is authenticated by nothing. */
export type TlogProof = { extra: Uint8Array | null; index: number; hashes: Uint8Array[]; checkpoint: string };

/** The text of a proof file. Throws `TLOG_PROOF_FORM` for what could not be read back, and as `parseNote` does. */
export function printTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  if (extra?.length === 0 || hashes.length > MAX_HASHES || !Number.isSafeInteger(index) || index < 0 || hashes.some((hash) => hash.length !== 32)) throw form();
  parseNote(checkpoint);
  const extraLine = extra ? [`extra ${encodeBase64(extra)}`] : [];
  return [FIRST_LINE, ...extraLine, `index ${index}`, ...hashes.map(encodeBase64), "", checkpoint].join("\n");
}

/** Reads a proof file strictly; nothing is verified yet. Printing the result gives the same bytes. Throws `TLOG_PROOF_FORM`, and as `parseNote` does. */
export function parseTlogProof(input: string | Uint8Array): TlogProof {
  if (input.length > MAX_BYTES) throw form();
  const text = strictText(input, "TLOG_PROOF_FORM");
  // Neither the head's lines nor the three of a checkpoint are empty, so the first blank line divides.
  const cut = text.indexOf("\n\n");
  if (cut < 0) throw form();
  const [first, ...lines] = text.slice(0, cut).split("\n");
  const extra = lines[0]?.startsWith("extra ") ? strictBase64((lines.shift() ?? "").slice("extra ".length), "TLOG_PROOF_FORM") : null;
  const index = lines.shift() ?? "";
  if (first !== FIRST_LINE || !index.startsWith("index ") || extra?.length === 0 || lines.length > MAX_HASHES) throw form();
  const checkpoint = text.slice(cut + 2);
  parseNote(checkpoint);
  return { extra, index: strictDecimal(index.slice("index ".length), "TLOG_PROOF_FORM"), hashes: lines.map((line) => strictHash(line, "TLOG_PROOF_FORM")), checkpoint };
}

/** What a verifier trusts, from outside the proof: keys of the log, and perhaps a policy that names witnesses. */
export type Trust = { logKeys: readonly VerifierKey[]; policy?: Policy };
export type VerifiedEntry = { index: number; leafHash: Uint8Array; checkpoint: OpenedCheckpoint };

/**
 * The full offline check of one proof file: the log's signature (and the policy's witnesses), then the path from this
 * leaf's bytes to the signed root. The position that comes back is the proven one; `extra` is not looked at.
 *
 * Throws as `parseTlogProof`, `openCheckpoint`, `openByPolicy` and `requireInclusion` do.
 */
export function verifyTlogProof(input: string | Uint8Array, leafBytes: Uint8Array, { logKeys, policy }: Trust): VerifiedEntry {
  const { index, hashes, checkpoint: note } = parseTlogProof(input);
  const checkpoint = policy ? openByPolicy(note, policy, logKeys) : openCheckpoint(note, logKeys);
  const leaf = leafHash(leafBytes);
  requireInclusion({ index, size: checkpoint.size, leaf, root: checkpoint.root, proof: hashes });
  return { index, leafHash: leaf, checkpoint };
}

function form(): LedgerError {
  return new LedgerError("TLOG_PROOF_FORM", "not a tlog-proof: a head of version, index and hashes, a blank line, and a checkpoint");
}
