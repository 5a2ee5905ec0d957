import { z } from "zod";

import { sameBytes } from "./bytes";
import { parseCheckpointText, type Checkpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { parseNote } from "./note";
import { openCheckpoint } from "./open-checkpoint";
import { ED25519, parseVerifierKey, sameKey, type VerifierKey } from "./verifier-key";

/** `detail` in the body of a `key.rotated` entry. `from_size` is what the log meant; trust follows the entry's index. */
export const KeyRotatedDetail = z.strictObject({ vkey: z.string(), from_size: z.int().nonnegative() });
export type KeyRotatedDetail = z.infer<typeof KeyRotatedDetail>;

/** A `key.rotated` entry: its place in the log and the new key in it. */
export type Rotation = { index: number; key: VerifierKey };
/** A key and the smallest checkpoint size for which its signature counts. `index` is the entry that brought it, null for the key from outside. */
export type TrustedKey = { key: VerifierKey; fromSize: number; index: number | null };
/** A checkpoint whose root is the tree's, with the trusted keys that signed it; none if only unknown keys did. */
export type SignedCheckpoint = Checkpoint & { signers: TrustedKey[] };
export type Trusted = { keys: TrustedKey[]; checkpoints: SignedCheckpoint[]; uncovered: Rotation[] };

/**
 * @param outside the key that the verifier got by another way than the pack
 * @param notes signed checkpoints, in any order
 * @param rootAt root of the re-derived tree at a size, undefined where it was not derived
 */
export type RotationQuestion = { outside: VerifierKey; rotations: readonly Rotation[]; notes: readonly string[]; rootAt: (size: number) => Uint8Array | undefined };

/** Reads a rotation from the opened body of entry `index`. Throws `ROTATION_FORM`, and `ROTATION_KEY` for a key of another name or type than the log's. */
export function readRotation(index: number, origin: string, detail: unknown): Rotation {
  const parsed = KeyRotatedDetail.safeParse(detail);
  if (!parsed.success) throw new LedgerError("ROTATION_FORM", `entry ${index}: ${z.prettifyError(parsed.error)}`);
  const key = parseVerifierKey(parsed.data.vkey);
  if (key.name !== origin || key.type !== ED25519) throw new LedgerError("ROTATION_KEY", `entry ${index} brings the key of ${key.name}`);
  return { index, key };
}

/**
 * Which keys may sign a log's checkpoints, starting from the one key that came from outside.
 *
 * That key counts at every size. A new key counts for sizes above its entry's index, once a checkpoint that covers the
 * entry is signed by a key trusted already; no key is trusted because it says so itself.
 *
 * Throws `CHECKPOINT_ROOT` where a checkpoint's root is not the tree's, `CHECKPOINT_UNCHECKED` where `rootAt` knows none,
 * and as `openCheckpoint` does, but for checkpoints that nobody trusted signed: those come back without signers.
 */
export function trustKeys({ outside, rotations, notes, rootAt }: RotationQuestion): Trusted {
  const checkpoints = notes.map((note) => ({ note, ...requireOfTree(note, rootAt) }));
  const keys: TrustedKey[] = [{ key: outside, fromSize: 0, index: null }];
  const uncovered: Rotation[] = [];
  // In index order: whatever covers a later entry covers the earlier ones too, so one pass finds all.
  for (const rotation of [...rotations].sort((a, b) => a.index - b.index)) {
    if (keys.some(({ key }) => sameKey(key, rotation.key))) continue;
    const covering = checkpoints.filter(({ size }) => size > rotation.index);
    if (covering.some((checkpoint) => signersOf(checkpoint, keys).length > 0)) keys.push({ ...rotation, fromSize: rotation.index + 1 });
    else uncovered.push(rotation);
  }
  return { keys, uncovered, checkpoints: checkpoints.map(({ note, ...head }) => ({ ...head, signers: signersOf({ note, ...head }, keys) })) };
}

function requireOfTree(note: string, rootAt: RotationQuestion["rootAt"]): Checkpoint {
  const checkpoint = parseCheckpointText(parseNote(note).text);
  const root = rootAt(checkpoint.size);
  if (!root) throw new LedgerError("CHECKPOINT_UNCHECKED", `the root at size ${checkpoint.size} was not derived`);
  if (!sameBytes(root, checkpoint.root)) throw new LedgerError("CHECKPOINT_ROOT", `the checkpoint at size ${checkpoint.size} is of another tree`);
  return checkpoint;
}

function signersOf({ note, size }: { note: string; size: number }, keys: readonly TrustedKey[]): TrustedKey[] {
  const counting = keys.filter(({ fromSize }) => fromSize <= size);
  try {
    const { verified } = openCheckpoint(note, counting.map(({ key }) => key));
    return counting.filter(({ key }) => verified.some((signature) => sameKey(signature.key, key)));
  } catch (error) {
    if (error instanceof LedgerError && error.code === "NOTE_UNSIGNED") return [];
    throw error;
  }
}
