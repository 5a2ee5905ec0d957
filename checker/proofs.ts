import { Broken } from "./broken";
import { utf8 } from "./bytes";
import { parseCheckpoint, type Checkpoint } from "./checkpoint";
import type { Entries } from "./entries";
import { judgeHead, type TrustedKey } from "./keys";
import type { ListedEntry } from "./manifest";
import type { Platform } from "./platform";
import { parseProof } from "./proof";
import type { Report } from "./report";
import { isInPack, readFile, type PackSource } from "./source";
import { includes } from "./tree";

/** The proof files: each leads from its entry to the head of this pack, so that it can be handed on alone. */
export async function judgeProofs(source: PackSource, listed: readonly ListedEntry[], entries: Entries, head: Checkpoint, trusted: readonly TrustedKey[], platform: Platform, report: Report): Promise<number> {
  const paths = new Map(source.files.filter(({ path }) => path.startsWith("proofs/")).map(({ path }) => [path, true]));
  const around = { source, entries, head, isGood: knownNotes(head, trusted, platform), platform };
  let good = 0;
  for (const { index, proof } of listed) {
    const path = `proofs/${index}.tlog-proof`;
    paths.delete(path);
    if (isInPack(source, path) !== (proof !== null)) report.fail("PROOF_MISSING", path, proof === null ? "there, though the manifest says it is not" : "not there, though the manifest names it", index);
    if (!isInPack(source, path)) continue;
    const place = `${path} (entry ${index})`;
    if (await report.attempt(place, () => judgeProof(around, path, index), index)) good += 1;
  }
  for (const path of paths.keys()) report.fail("PROOF_UNLISTED", path, "a proof of an entry that the manifest does not name");
  return good;
}

type Around = { source: PackSource; entries: Entries; head: Checkpoint; isGood: (note: string, path: string) => Promise<void>; platform: Platform };

async function judgeProof({ source, entries, head, isGood, platform }: Around, path: string, index: number): Promise<true> {
  const proof = parseProof(await readFile(source, path));
  const entry = entries.at(index);
  if (!entry) throw new Broken("ENTRY_MISSING", "the entry could not be read");
  if (proof.index !== index) throw new Broken("PROOF_OTHER_ENTRY", `proves entry ${proof.index}`);
  await isGood(proof.note, path);
  if (!includes(platform.sha256, index, head.size, entry.hash, proof.path, head.root)) throw new Broken("PROOF", "does not lead from the entry to the root");
  return true;
}

/**
 * Judges the checkpoint note of a proof: it must be the head of this pack, signed by a trusted key. Ten thousand proofs
 * carry the same note; one that is, to the last character, the one that was found good before is not verified again.
 */
function knownNotes(head: Checkpoint, trusted: readonly TrustedKey[], platform: Platform): Around["isGood"] {
  let good: string | undefined;
  return async (text, path) => {
    if (text === good) return;
    const checkpoint = parseCheckpoint(utf8(text), path);
    if (checkpoint.note.text !== head.note.text) throw new Broken("PROOF_OTHER_HEAD", "proves against another head than the checkpoint of this pack");
    if ((await judgeHead(checkpoint, trusted, platform)).length === 0) throw new Broken("CHECKPOINT_UNTRUSTED", "the checkpoint in it is not signed by a key that is trusted");
    good = text;
  };
}
