import { Broken } from "./broken";
import { fromBase64, textOf } from "./bytes";
import { HASH_BYTES } from "./tree";

/** `note` is the text of the checkpoint note the proof leads to, not read yet. */
export type InclusionProof = { index: number; path: Uint8Array[]; note: string };

/** Reads a C2SP tlog-proof: header, index, hashes, blank line, the checkpoint note. Throws `Broken` PROOF_FORM. */
export function parseProof(bytes: Uint8Array): InclusionProof {
  const whole = textOf(bytes);
  const split = whole.indexOf("\n\n");
  const [header, second = "", ...rest] = whole.slice(0, Math.max(0, split)).split("\n");
  if (header !== "c2sp.org/tlog-proof@v1") throw new Broken("PROOF_FORM", "not a tlog-proof of version 1");
  const [indexLine = "", ...hashes] = second.startsWith("extra ") ? rest : [second, ...rest];
  const [, index] = /^index (0|[1-9][0-9]{0,15})$/.exec(indexLine) ?? [];
  if (!index || hashes.length > 63) throw new Broken("PROOF_FORM", "index or hashes are not as a tlog-proof has them");
  return { index: Number(index), path: hashes.map((line) => fromBase64(line, HASH_BYTES)), note: whole.slice(split + 2) };
}
