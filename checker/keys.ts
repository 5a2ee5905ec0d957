import { Broken } from "./broken";
import type { Checkpoint } from "./checkpoint";
import type { Entry } from "./entries";
import { ED25519, parseVerifierKey, sameKey, signersOf, type VerifierKey } from "./note";
import type { Opened } from "./opening";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { list, text } from "./shape";

/** A key and the entry that made it good: -1 for the one given from outside. */
export type TrustedKey = { key: VerifierKey; since: number };

/** A key that an entry of a log brings. */
export type KeyChange = { index: number; place: string; key: VerifierKey };

/** Reads the key given from outside: one line, or a file with comments and one key. Throws `Broken` KEY_FORM. */
export function keyFromOutside(input: string, platform: Platform): VerifierKey {
  const lines = input.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  const [line] = lines;
  if (!line || lines.length > 1) throw new Broken("KEY_FORM", "one verifier key is expected, name+id+base64 on one line");
  const key = parseVerifierKey(line, platform);
  if (key.type !== ED25519) throw new Broken("KEY_FORM", "this is the key of a witness, not of a log");
  return key;
}

/**
 * Follows the rotations of a log from the key given from outside. A new key is good for sizes after its `key.rotated`
 * entry, or after a `log.repaired` entry that names it again because the content of the rotation was lost, once a head that covers this entry is signed by a key already good: whoever holds only the new key cannot
 * introduce it. `heads` must be those whose root follows from the entries.
 */
export async function trustedKeys(first: VerifierKey, rotations: readonly Entry[], opened: ReadonlyMap<number, Opened>, heads: readonly Checkpoint[], platform: Platform, report: Report): Promise<TrustedKey[]> {
  const changes: KeyChange[] = [];
  for (const { index, leaf } of rotations) {
    const place = `entry ${index}`;
    const opening = opened.get(index);
    const named = opening && (await report.attempt(place, () => namedKeys(opening, leaf, platform), index));
    changes.push(...(named ?? []).map((key) => ({ index, place, key })));
  }
  return followKeys([first], changes, heads, platform, report);
}

/** The same from any number of keys given from outside, for the changes of keys as a log tells them, in its order. */
export async function followKeys(first: readonly VerifierKey[], changes: readonly KeyChange[], heads: readonly Checkpoint[], platform: Platform, report: Report): Promise<TrustedKey[]> {
  const trusted: TrustedKey[] = first.map((key) => ({ key, since: -1 }));
  for (const { index, place, key } of changes) {
    if (trusted.some((known) => sameKey(known.key, key))) continue;
    if (await isCovered(index, heads, trusted, platform)) trusted.push({ key, since: index });
    else report.note("KEY_NOT_FOLLOWED", place, `names the key ${key.id}, but no head signed by a key already trusted covers this entry: the key is not trusted`);
  }
  return trusted;
}

function namedKeys({ detail }: Opened, { type, log }: Entry["leaf"], platform: Platform): VerifierKey[] {
  const { vkey, keys } = (detail ?? {}) as { vkey?: unknown; keys?: unknown };
  return (type === "key.rotated" ? [vkey] : list(keys, "the keys")).map((value) => rotatedKey(value, log, platform));
}

/** The key that an entry brings. Throws `Broken` KEY_FORM. */
export function rotatedKey(vkey: unknown, origin: string, platform: Platform): VerifierKey {
  const key = parseVerifierKey(text(vkey, "the new key"), platform);
  if (key.name !== origin || key.type !== ED25519) throw new Broken("KEY_FORM", "the new key is not one of this log");
  return key;
}

async function isCovered(index: number, heads: readonly Checkpoint[], trusted: readonly TrustedKey[], platform: Platform): Promise<boolean> {
  for (const head of heads.filter((candidate) => candidate.size > index)) {
    const signers = await signersOf(head.note, keysFor(head.size, trusted), platform).catch(nobodyIfBroken);
    if (signers.length > 0) return true;
  }
  return false;
}

/** A broken signature is reported where heads are judged; here it only carries no trust. */
function nobodyIfBroken(error: unknown): VerifierKey[] {
  if (error instanceof Broken) return [];
  throw error;
}

export function keysFor(size: number, trusted: readonly TrustedKey[]): VerifierKey[] {
  return trusted.filter(({ since }) => size > since).map(({ key }) => key);
}

/** Judges the signatures of a head. Throws `Broken` when a trusted key's signature is bad. @returns the ids of those who signed */
export async function judgeHead(head: Checkpoint, trusted: readonly TrustedKey[], platform: Platform): Promise<string[]> {
  return (await signersOf(head.note, keysFor(head.size, trusted), platform)).map((key) => key.id);
}
