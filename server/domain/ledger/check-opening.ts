import { encodeBase64 } from "./bytes";
import { commitment, sha256 } from "./commit";
import type { Findings } from "./finding";
import type { Leaf } from "./leaf";

export type StoredOpening = { salt: Uint8Array; body: Uint8Array; files: readonly { salt: string; sha256: string }[] };

/** Holds what is stored of an entry against what its leaf commits to. Findings: `OPENING_BODY`, `OPENING_FILE`. */
export function checkOpening(at: string, leaf: Pick<Leaf, "payload" | "files">, opening: StoredOpening, findings: Findings): void {
  if (opening.salt.length !== 32 || encodeBase64(commitment(opening.salt, sha256(opening.body))) !== leaf.payload.commit) {
    findings.add("OPENING_BODY", at, "body and salt are not what the leaf commits to");
  }
  const left = leaf.files.map((file) => file.commit);
  for (const file of opening.files) {
    const commit = fileCommit(file);
    const place = commit === null ? -1 : left.indexOf(commit);
    if (place < 0) findings.add("OPENING_FILE", at, `the leaf commits to no file of the digest ${file.sha256}`);
    else left.splice(place, 1);
  }
  if (left.length > 0) findings.add("OPENING_FILE", at, `${left.length} of the files the leaf commits to have no opening`);
}

function fileCommit(file: { salt: string; sha256: string }): string | null {
  const [salt, digest] = [Buffer.from(file.salt, "base64"), Buffer.from(file.sha256, "hex")];
  return salt.length === 32 && digest.length === 32 ? encodeBase64(commitment(salt, digest)) : null;
}
