import { sameBytes, encodeBase64 } from "./bytes";
import { commitment, sha256 } from "./commit";
import { LedgerError } from "./error";
import type { Finding } from "./finding";
import { parseLeaf } from "./leaf";
import { leafHash } from "./merkle";
import { openCheckpoint } from "./open-checkpoint";
import { requireInclusion } from "./proof";
import type { VerifierKey } from "./verifier-key";
import type { ProofStep, ProofStepName } from "./view";

/**
 * Everything a proof of one evidence stands on, as it was read from where it is stored. What could not be read is null;
 * `noteOf` and `hashesOf` may throw a `LedgerError`, which is then the finding of their step.
 */
export type ProofMatter = {
  evidence: { id: string; version: number; sha256: string };
  entryId: string;
  leaf: Uint8Array;
  index: number;
  noteOf: () => string;
  hashesOf: () => Uint8Array[];
  logKeys: readonly VerifierKey[];
  origin: string;
  /** The log that the leaf names: another where the entry was carried over when that one was closed. */
  madeFor: string;
  openingOf: () => { salt: Uint8Array; body: Uint8Array; files: { salt: string; sha256: string }[] } | null;
  /** What of the stored rows is not as the entry committed to, compared now; null where that was erased or does not open. */
  rows: readonly Finding[] | null;
  /** Digest of the stored bytes, derived now; what is wrong with them where they do not open. */
  fileSha256: string | LedgerError | null;
};

/** Derives a proof again, step by step. A step that fails does not keep the others from being tried. */
export function proofSteps(matter: ProofMatter): ProofStep[] {
  return [
    step("leaf", () => leafStep(matter)), step("inclusion", () => inclusionStep(matter)), step("signature", () => signatureStep(matter)),
    step("body", () => bodyStep(matter)), step("rows", () => rowsStep(matter)), step("file", () => fileStep(matter)),
  ];
}

/** What holds, in words; null with a reason where what it takes is not there. */
type Said = string | { unknown: string };

function step(name: ProofStepName, work: () => Said): ProofStep {
  try {
    const said = work();
    return typeof said === "string" ? { name, result: "holds", said, code: null } : { name, result: "unknown", said: said.unknown, code: null };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { name, result: "fails", said: error.message, code: error.code };
  }
}

function leafStep({ leaf: bytes, entryId, origin, madeFor, evidence }: ProofMatter): Said {
  const leaf = parseLeaf(bytes);
  const isRight = leaf.id === entryId && leaf.log === madeFor && leaf.object.kind === "evidence" && leaf.object.id === evidence.id && leaf.object.version === evidence.version;
  if (!isRight) throw new LedgerError("PROOF_LEAF", "the leaf is about another entry, log or version");
  return `The leaf names this item, version ${evidence.version}, and ${madeFor === origin ? "this log" : `the closed log ${madeFor}, from which this one took it over`}. Its hash is ${encodeBase64(leafHash(bytes))}.`;
}

function inclusionStep({ leaf, index, noteOf, hashesOf, logKeys }: ProofMatter): Said {
  const { size, root } = openCheckpoint(noteOf(), logKeys);
  const proof = hashesOf();
  requireInclusion({ index, size, leaf: leafHash(leaf), root, proof });
  return `${proof.length} hashes lead from entry ${index} to the root over ${size} entries.`;
}

function signatureStep({ noteOf, logKeys, origin }: ProofMatter): Said {
  const checkpoint = openCheckpoint(noteOf(), logKeys);
  if (checkpoint.origin !== origin) throw new LedgerError("CHECKPOINT_ORIGIN", `the checkpoint is of the log ${checkpoint.origin}`);
  return `The root is signed by ${checkpoint.verified.map(({ key }) => `${key.name}+${Buffer.from(key.id).toString("hex")}`).join(", ")}.`;
}

function bodyStep({ leaf: bytes, openingOf, evidence }: ProofMatter): Said {
  const opening = openingOf();
  if (!opening) return { unknown: "The content of this entry was erased. Its place in the ledger stays provable." };
  const { payload } = parseLeaf(bytes);
  if (encodeBase64(commitment(opening.salt, sha256(opening.body))) !== payload.commit) throw new LedgerError("OPENING_BODY", "what is stored of this entry is not what the leaf commits to");
  if (!Buffer.from(opening.body).includes(`"sha256":"${evidence.sha256}"`)) throw new LedgerError("PROOF_DIGEST", "the entry recorded another digest than the item has now");
  return "What was recorded with the entry is what the leaf commits to, the digest of the file with it.";
}

function rowsStep({ rows }: ProofMatter): Said {
  if (rows === null) return { unknown: "What the entry committed to of the records cannot be read, so they cannot be compared." };
  const [first] = rows;
  if (first) throw new LedgerError(first.code, `${first.at}: ${first.message}`);
  return "The item, its records, its links to controls and what was supplied with it are those that the entry committed to.";
}

function fileStep({ leaf: bytes, openingOf, fileSha256, evidence }: ProofMatter): Said {
  if (fileSha256 instanceof LedgerError) throw fileSha256;
  if (fileSha256 === null) return { unknown: "The bytes are not in the store, so they cannot be compared." };
  if (fileSha256 !== evidence.sha256) throw new LedgerError("FILE_BYTES", `the stored bytes have the digest ${fileSha256}`);
  const file = openingOf()?.files.find((candidate) => candidate.sha256 === fileSha256);
  if (!file) return { unknown: "The bytes have the recorded digest. The salt that ties it to the leaf was erased." };
  const commit = commitment(Buffer.from(file.salt, "base64"), Buffer.from(fileSha256, "hex"));
  if (!parseLeaf(bytes).files.some((known) => sameBytes(Buffer.from(known.commit, "base64"), commit))) throw new LedgerError("OPENING_FILE", "the leaf commits to another file");
  return "The stored bytes, read again now, have the recorded digest, and the leaf commits to it.";
}
