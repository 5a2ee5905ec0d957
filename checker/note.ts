import { Broken } from "./broken";
import { concat, equal, fromBase64, textOf, toHex, utf8 } from "./bytes";
import type { Platform } from "./platform";

/** A verifier key of C2SP signed-note: who signs, and with what. `type` 1 is Ed25519, 4 a witness cosignature. */
export type VerifierKey = { name: string; id: string; type: number; publicKey: Uint8Array; text: string };
export type NoteSignature = { name: string; id: string; bytes: Uint8Array };
/** A signed note, taken apart; nothing in it is believed yet. */
export type Note = { text: string; signatures: NoteSignature[] };

export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
const MAX_SIGNATURES = 64;
const MAX_NOTE_BYTES = 1_000_000;

/** Reads a verifier key line. Throws `Broken` KEY_FORM; the key id must follow from name and key. */
export function parseVerifierKey(line: string, platform: Platform): VerifierKey {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  if (!name || !id || !base64) throw new Broken("KEY_FORM", "not a verifier key: name+id+base64 is expected");
  const body = fromBase64(base64, 33);
  const type = body[0] ?? 0;
  if (type !== ED25519 && type !== COSIGNATURE) throw new Broken("KEY_FORM", `key type ${type} is not known here`);
  const expected = toHex(platform.sha256(concat(utf8(`${name}\n`), body)).subarray(0, 4));
  if (expected !== id) throw new Broken("KEY_FORM", `the key id is ${id} but name and key give ${expected}`);
  return { name, id, type, publicKey: body.subarray(1), text: line };
}

/** Takes a signed note apart at its last blank line (C2SP signed-note). Throws `Broken` NOTE_FORM. */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > MAX_NOTE_BYTES) throw new Broken("NOTE_FORM", "larger than any signed note");
  const whole = textOf(bytes);
  const split = whole.lastIndexOf("\n\n");
  if (split < 0 || !whole.endsWith("\n")) throw new Broken("NOTE_FORM", "not a signed note: no blank line before signatures");
  if ([...whole].some((character) => character < " " && character !== "\n")) throw new Broken("NOTE_FORM", "a signed note holds no control characters");
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new Broken("NOTE_FORM", `more than ${MAX_SIGNATURES} signatures`);
  return { text: whole.slice(0, split + 1), signatures: lines.map(signatureLine) };
}

function signatureLine(line: string): NoteSignature {
  const [, name, base64] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  if (!name || !base64) throw new Broken("NOTE_FORM", "a signature line is not as signed notes have it");
  const bytes = fromBase64(base64);
  if (bytes.length < 5) throw new Broken("NOTE_FORM", "a signature line is too short");
  return { name, id: toHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

/**
 * Those of the keys that signed the note. Lines of unknown keys are passed over, as the specification asks; a known
 * key with a bad signature rejects the whole note: throws `Broken` NOTE_SIGNATURE.
 */
export async function signersOf(note: Note, keys: readonly VerifierKey[], platform: Platform): Promise<VerifierKey[]> {
  const signers: VerifierKey[] = [];
  for (const key of keys.filter((candidate) => candidate.type === ED25519)) {
    for (const line of note.signatures.filter((candidate) => candidate.name === key.name && candidate.id === key.id)) {
      const good = line.bytes.length === 64 && (await platform.verifyEd25519(key.publicKey, utf8(note.text), line.bytes));
      if (!good) throw new Broken("NOTE_SIGNATURE", `the signature of key ${key.id} does not fit the text`);
      signers.push(key);
    }
  }
  return signers;
}

export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.type === b.type && equal(a.publicKey, b.publicKey);
}
