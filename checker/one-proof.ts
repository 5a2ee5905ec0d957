import { Broken, CannotCheck } from "./broken";
import { fromBase64, toBase64, utf8 } from "./bytes";
import { checkpointText, parseCheckpoint, type Checkpoint } from "./checkpoint";
import { isExtension, parseGrowth } from "./growth";
import { keyFromOutside } from "./keys";
import { parseLeaf } from "./leaf";
import { signersOf, type VerifierKey } from "./note";
import type { Platform } from "./platform";
import { parseProof } from "./proof";
import { includes } from "./tree";

/** One thing that was derived, and what came of it. `unknown`: what it would take is missing here, and `said` says what. */
export type CheckStep = { name: "leaf" | "inclusion" | "signature" | "growth"; result: "holds" | "fails" | "unknown"; said: string; code: string | null };
/** A proof as it is handed out: a tlog-proof and the leaf's bytes, what they should be about, and the key kept outside. */
export type OneProof = { proof: Uint8Array; leaf: Uint8Array; entryId: string; objectId: string; key: string };
/** `growth` proves the head against one that was seen before, whose root is base64. */
export type OneHead = { note: Uint8Array; size: number; root: string; key: string; growth?: { seen: { size: number; root: string }; proof: Uint8Array } | undefined };

/**
 * Checks the proof of one entry by itself: its leaf (RFC 6962 §2.1), its way to the root, and the signature of the
 * checkpoint under the key given. Every step is tried, whatever the others come to.
 */
export async function checkProof({ proof, leaf, entryId, objectId, key }: OneProof, platform: Platform): Promise<CheckStep[]> {
  const hash = platform.sha256(Uint8Array.of(0, ...leaf));
  return [
    await step("leaf", () => {
      const { id, object } = parseLeaf(leaf);
      if (id !== entryId || object.id !== objectId) throw new Broken("LEAF_OTHER", "the leaf is about another entry or another item");
      return `The leaf names this item. Its hash is ${toBase64(hash)}.`;
    }),
    await step("inclusion", () => {
      const { index, path, note } = parseProof(proof);
      const { size, root } = parseCheckpoint(utf8(note), "the proof");
      if (!includes(platform.sha256, index, size, hash, path, root)) throw new Broken("PROOF", "the hashes do not lead from the leaf to the root");
      return `${path.length} hashes lead from entry ${index} to the root over ${size} entries.`;
    }),
    await step("signature", async () => {
      const head = parseCheckpoint(utf8(parseProof(proof).note), "the proof");
      if (parseLeaf(leaf).log !== head.origin) throw new Broken("LEAF_LOG", "the leaf and the checkpoint are of different logs");
      return signedBy(head, keyFromOutside(key, platform), platform);
    }),
  ];
}

/**
 * Checks a signed head: that it is the one that was shown, its signature under the key given, and where one was seen
 * before, that the log only grew since.
 */
export async function checkHead({ note, size, root, key, growth }: OneHead, platform: Platform): Promise<CheckStep[]> {
  const shown = () => {
    const head = parseCheckpoint(note, "the checkpoint");
    if (head.note.text !== checkpointText(head.origin, size, head.root) || toBase64(head.root) !== root) throw new Broken("CHECKPOINT_OTHER", "the signed head is another than the page shows");
    return head;
  };
  const signature = await step("signature", async () => signedBy(shown(), keyFromOutside(key, platform), platform));
  if (!growth) return [signature];
  const { seen, proof } = growth;
  return [signature, await step("growth", () => {
    const head = shown();
    if (seen.size > head.size) throw new Broken("ROLLED_BACK", `this browser saw ${seen.size} entries before, and now there are ${head.size}`);
    const { oldSize, path } = parseGrowth(proof);
    if (oldSize !== seen.size || !isExtension(platform.sha256, { size: seen.size, root: fromBase64(seen.root, 32) }, head, path)) throw new Broken("FORK", `the log does not begin with the ${seen.size} entries that this browser saw before`);
    return `The log begins with exactly the ${seen.size} entries that this browser saw before.`;
  })];
}

async function signedBy(head: Checkpoint, key: VerifierKey, platform: Platform): Promise<string> {
  if (key.name !== head.origin) throw new Broken("KEY_OTHER_LOG", `the key is of the log ${key.name}, the checkpoint of ${head.origin}`);
  const [signer] = await signersOf(head.note, [key], platform);
  if (!signer) throw new Broken("CHECKPOINT_UNTRUSTED", "the checkpoint is not signed by the key kept here");
  return `The root over ${head.size} entries is signed by ${signer.name}+${signer.id}.`;
}

async function step(name: CheckStep["name"], work: () => string | Promise<string>): Promise<CheckStep> {
  try {
    return { name, result: "holds", said: await work(), code: null };
  } catch (error) {
    if (error instanceof CannotCheck) return { name, result: "unknown", said: error.message, code: null };
    if (!(error instanceof Broken)) throw error;
    return { name, result: "fails", said: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`, code: error.code };
  }
}
