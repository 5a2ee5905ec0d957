import { encodeBase64, sameBytes, strictBase64, strictText } from "./bytes";
import { cosignatureBytes, verifiedTime } from "./cosignature";
import { signBytes, verifyBytes } from "./ed25519";
import { LedgerError } from "./error";
import { COSIGNATURE, ED25519, isKeyName, sameKey, type Signer, type VerifierKey } from "./verifier-key";

export const MAX_NOTE_BYTES = 512 * 1024;
export const MAX_SIGNATURES = 64;
const KEY_ID_BYTES = 4;
const DASH = "\u2014 ";

/** One signature line; `signature` is what follows the key id: 64 bytes of Ed25519, or 8 of time and 64 for a cosignature. */
export type NoteSignature = { name: string; id: Uint8Array; signature: Uint8Array };
/** A note as read; nothing in it is to be believed before `openNote`. `text` ends with a newline. */
export type Note = { text: string; signatures: NoteSignature[] };
/** A signature that holds. `time` is the witness's Unix seconds, null for a log's plain signature. */
export type VerifiedSignature = { key: VerifierKey; time: number | null; line: NoteSignature };
export type OpenedNote = { text: string; verified: VerifiedSignature[]; unknown: NoteSignature[] };

/**
 * Reads a C2SP signed note strictly; signatures are not checked yet. Printing the result gives the same bytes.
 *
 * Throws `NOTE_TOO_LARGE` above 512 KiB, `NOTE_UTF8`, `NOTE_CONTROL` for characters below 0x20 but newline, `NOTE_FORM`,
 * `NOTE_SIGNATURES` above 64 lines, `NOTE_SIGNATURE_FORM`.
 */
export function parseNote(input: string | Uint8Array): Note {
  const size = typeof input === "string" ? Buffer.byteLength(input) : input.length;
  if (size > MAX_NOTE_BYTES) throw new LedgerError("NOTE_TOO_LARGE", `a note has ${MAX_NOTE_BYTES} bytes at most`);
  const note = strictText(input, "NOTE_UTF8");
  requireNoControls(note);
  // The text itself may hold blank lines, so the last one divides.
  const cut = note.lastIndexOf("\n\n");
  const tail = note.slice(cut + 2);
  if (cut < 0 || !tail.endsWith("\n")) throw new LedgerError("NOTE_FORM", "a note is text, a blank line, and signature lines");
  const lines = tail.slice(0, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new LedgerError("NOTE_SIGNATURES", `a note has ${MAX_SIGNATURES} signatures at most`);
  return { text: note.slice(0, cut + 1), signatures: lines.map(parseSignatureLine) };
}

/** The note's text form. Throws `NOTE_TEXT` for a text that could not be read back as it is, `NOTE_SIGNATURES`, `NOTE_CONTROL`. */
export function printNote({ text, signatures }: Note): string {
  if (!text.endsWith("\n") || !text.isWellFormed()) throw new LedgerError("NOTE_TEXT", "a note's text is not empty and ends with a newline");
  requireNoControls(text);
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) throw new LedgerError("NOTE_SIGNATURES", `a note has 1 to ${MAX_SIGNATURES} signatures`);
  return `${text}\n${signatures.map(signatureLine).join("")}`;
}

/** One signature line with its newline: em dash, key name, base64 of key id and signature. Throws `NOTE_SIGNATURE_FORM`. */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  if (!isKeyName(name) || id.length !== KEY_ID_BYTES || signature.length === 0) throw new LedgerError("NOTE_SIGNATURE_FORM", "a signature has a key name, a key id of 4 bytes, and bytes");
  return `${DASH}${name} ${encodeBase64(Buffer.concat([id, signature]))}\n`;
}

/** Reads one signature line without its newline. Throws `NOTE_SIGNATURE_FORM`. */
export function parseSignatureLine(line: string): NoteSignature {
  const [name = "", base64 = "", ...more] = line.startsWith(DASH) ? line.slice(DASH.length).split(" ") : [];
  if (!isKeyName(name) || more.length > 0) throw new LedgerError("NOTE_SIGNATURE_FORM", "not a signature line");
  const bytes = strictBase64(base64, "NOTE_SIGNATURE_FORM");
  if (bytes.length <= KEY_ID_BYTES) throw new LedgerError("NOTE_SIGNATURE_FORM", "a signature is a key id and more");
  return { name, id: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

/** A log's plain Ed25519 signature, or with a time a witness's cosignature. Deterministic. Throws `NOTE_KEY` where key type and time do not go together. */
export function signText(signer: Signer, text: string, unixSeconds: number | null = null): NoteSignature {
  if ((signer.type === COSIGNATURE) !== (unixSeconds !== null)) throw new LedgerError("NOTE_KEY", "a witness signs with a time, a log without");
  const signature = unixSeconds === null ? signBytes(signer.privateKey, Buffer.from(text, "utf8")) : cosignatureBytes(signer, text, unixSeconds);
  return { name: signer.name, id: signer.id, signature };
}

/** The whole signed note of a text under one or several log keys, e.g. the old and the new one while a key changes. */
export function signNote(text: string, signers: readonly Signer[]): string {
  return printNote({ text, signatures: signers.map((signer) => signText(signer, text)) });
}

/** The note of one signature made earlier: text, blank line, one line. */
export function signedNote(text: string, key: Pick<VerifierKey, "name" | "id">, signature: Uint8Array): string {
  return printNote({ text, signatures: [{ name: key.name, id: key.id, signature }] });
}

/** The note with further lines at its end. A line it already has is not added again. Throws as `parseNote` and `printNote` do. */
export function withSignatures(note: string, more: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note);
  const has = new Set(signatures.map(signatureLine));
  return printNote({ text, signatures: [...signatures, ...more.filter((line) => !has.has(signatureLine(line)))] });
}

/**
 * Opens a note with the keys one trusts (C2SP signed-note). Lines of unknown keys are set aside; a line that bears the
 * name and id of a known key and does not hold rejects the whole note.
 *
 * @returns the text, and one verified signature a key (its first line) whatever number of lines it has
 *
 * Throws as `parseNote`, `NOTE_BAD_SIGNATURE`, `NOTE_UNSIGNED` where no known key signed, `NOTE_KEY_COLLISION` where two
 * known keys share name and id.
 */
export function openNote(input: string | Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = parseNote(input);
  const opened: OpenedNote = { text, verified: [], unknown: [] };
  for (const line of signatures) {
    const key = knownKey(line, keys);
    if (!key) opened.unknown.push(line);
    else {
      const signature = verifySignature(key, text, line);
      if (!opened.verified.some((other) => sameKey(other.key, key))) opened.verified.push(signature);
    }
  }
  if (opened.verified.length === 0) throw new LedgerError("NOTE_UNSIGNED", "no trusted key signed this note");
  return opened;
}

function knownKey(line: NoteSignature, keys: readonly VerifierKey[]): VerifierKey | undefined {
  const [key, ...others] = keys.filter((candidate) => candidate.name === line.name && sameBytes(candidate.id, line.id));
  if (key && others.some((other) => !sameKey(key, other))) throw new LedgerError("NOTE_KEY_COLLISION", `two trusted keys are called ${line.name} with the same id`);
  return key;
}

function verifySignature(key: VerifierKey, text: string, line: NoteSignature): VerifiedSignature {
  const bad = () => new LedgerError("NOTE_BAD_SIGNATURE", `the signature of ${key.name} does not hold`);
  if (key.type === ED25519) {
    if (!verifyBytes(key.publicKey, Buffer.from(text, "utf8"), line.signature)) throw bad();
    return { key, time: null, line };
  }
  const time = verifiedTime(key.publicKey, text, line.signature);
  if (time === undefined) throw bad();
  return { key, time, line };
}

function requireNoControls(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new LedgerError("NOTE_CONTROL", "a note holds no control character but newline");
}
