// broken.ts
/** Something in the pack does not hold. The message is a sentence for a person; the code never changes. */
var Broken = class extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
    this.name = "Broken";
  }
  code;
};
/** Nothing can be said: the input cannot be read, or this machine lacks what the check needs. Exit code 2. */
var CannotCheck = class extends Error {
  constructor(sentence) {
    super(sentence);
    this.name = "CannotCheck";
  }
};

// bytes.ts
var decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
var encoder = new TextEncoder();
var CHUNK = 32768;
function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
function equal(a, b) {
  return a.length === b.length && firstDifference(a, b) === -1;
}
/** Position of the first byte that differs, the shorter length if one is a beginning of the other, -1 if equal. */
function firstDifference(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : shorter;
}
function utf8(text2) {
  return encoder.encode(text2);
}
/** Text of strict UTF-8. Throws `Broken` TEXT_FORM for anything else. */
function textOf(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Broken("TEXT_FORM", "these bytes are not UTF-8 text");
  }
}
function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function toBase64(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
/**
 * Bytes of base64 (RFC 4648 §4), in its one canonical spelling only: two spellings of one root are how
 * implementations come to disagree. Throws `Broken` BASE64_FORM, also when `length` is given and does not fit.
 */
function fromBase64(text2, length) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text2) || text2.length % 4 !== 0) throw new Broken("BASE64_FORM", "not base64");
  let binary;
  try {
    binary = atob(text2);
  } catch {
    throw new Broken("BASE64_FORM", "not base64");
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  if (toBase64(bytes) !== text2) throw new Broken("BASE64_FORM", "base64 in a spelling that is not canonical");
  if (length !== void 0 && bytes.length !== length) throw new Broken("BASE64_FORM", `${length} bytes were expected, these are ${bytes.length}`);
  return bytes;
}

// der.ts
var INTEGER = 2;
var SEQUENCE = 48;
/** One element of DER (X.690). `whole` is tag, length and content; `content` only the content. */
/** Reads exactly one element. Throws `Broken` DER_FORM for anything cut, indefinite, overlong or followed by more. */
function readElement(bytes, expected) {
  const [element, ...rest] = readElements(bytes);
  if (!element || rest.length > 0) throw new Broken("DER_FORM", "one element was expected");
  return requireTag(element, expected);
}
/** Elements one after the other, as they stand in a sequence or set. */
function readElements(bytes) {
  const elements = [];
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}
function childrenOf(element, expected) {
  return readElements(requireTag(element, expected).content);
}
function requireTag(element, expected) {
  if (!element || expected !== void 0 && element.tag !== expected) throw new Broken("DER_FORM", "an element is missing or of another kind");
  return element;
}
function elementAt(bytes, at) {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === void 0 || first === void 0 || (tag & 31) === 31) throw new Broken("DER_FORM", "an element is cut off or has a tag not used here");
  const lengthBytes = first < 128 ? 0 : first & 127;
  if (first === 128 || lengthBytes > 4) throw new Broken("DER_FORM", "a length is indefinite or absurd");
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  if (lengthBytes > 0 && (length < 128 || bytes[at + 2] === 0)) throw new Broken("DER_FORM", "a length is not in its shortest form");
  const start = at + 2 + lengthBytes;
  if (start + length > bytes.length) throw new Broken("DER_FORM", "an element goes beyond the end");
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
}
/** Object identifier in dotted form. */
/** A small INTEGER. */
/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5, fractions as in RFC 3161 §2.4.2) in milliseconds since 1970. */

// crc32.ts
var SLICES = 8;
var TABLES = tables();
/** CRC-32 as zip has it (ISO 3309, reflected 0xEDB88320), eight bytes a step. `previous` is 0 at the start. */
function crc32(bytes, previous) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
  const at = (table, i2) => table[i2 & 255];
  const byte = (i2) => bytes[i2];
  let crc = ~previous;
  let i = 0;
  for (const end = bytes.length - bytes.length % SLICES; i < end; i += SLICES) {
    const low = crc ^ (byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24);
    crc = at(t7, low) ^ at(t6, low >>> 8) ^ at(t5, low >>> 16) ^ at(t4, low >>> 24) ^ at(t3, byte(i + 4)) ^ at(t2, byte(i + 5)) ^ at(t1, byte(i + 6)) ^ at(t0, byte(i + 7));
  }
  for (; i < bytes.length; i++) crc = crc >>> 8 ^ at(t0, crc ^ byte(i));
  return ~crc >>> 0;
}
function tables() {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 3988292384 : value >>> 1;
    return value;
  });
  const all = [first];
  // Each table looks one zero byte further ahead than the one before.
  for (let i = 1; i < SLICES; i++) all.push(all[i - 1].map((value) => value >>> 8 ^ first[value & 255]));
  return all;
}

// sha256.ts
/** The first 32 bits of the fractional parts of cube and square roots of primes (FIPS 180-4 §4.2.2, §5.3.3), computed. */
var ROUNDS = 64;
var BLOCK = 64;
var PRIMES = firstPrimes(ROUNDS);
var K = Int32Array.from(PRIMES, (prime) => fraction(prime ** (1 / 3)));
var INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
var schedule = new Int32Array(ROUNDS);
function firstPrimes(count2) {
  const primes = [];
  for (let candidate = 2; primes.length < count2; candidate++) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
}
function fraction(root) {
  return Math.floor(root % 1 * 2 ** 32) | 0;
}
/** SHA-256 for where there is no synchronous one: browsers offer only a promise a call, far too slow for a tree of hashes. */
var Sha256 = class {
  state = Int32Array.from(INITIAL);
  rest = new Uint8Array(BLOCK);
  restLength = 0;
  length = 0;
  update(bytes) {
    this.length += bytes.length;
    let at = 0;
    if (this.restLength > 0) {
      at = Math.min(BLOCK - this.restLength, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.restLength);
      this.restLength += at;
      if (this.restLength < BLOCK) return;
      compress(this.state, this.rest, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) compress(this.state, bytes, at);
    this.restLength = bytes.length - at;
    this.rest.set(bytes.subarray(at));
  }
  digest() {
    const bits = this.length * 8;
    const padding = new Uint8Array((this.restLength < 56 ? BLOCK : 2 * BLOCK) - this.restLength);
    padding[0] = 128;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits % 2 ** 32);
    this.update(padding);
    const out = new Uint8Array(32);
    const words = new DataView(out.buffer);
    this.state.forEach((word, i) => words.setInt32(i * 4, word));
    return out;
  }
};
function sha256(bytes) {
  const hash = new Sha256();
  hash.update(bytes);
  return hash.digest();
}
/** One block (FIPS 180-4 §6.2.2). Plain locals: this is where a browser spends its time. */
function compress(state, bytes, at) {
  const w = schedule;
  for (let i = 0, j = at; i < 16; i++, j += 4) {
    w[i] = bytes[j] << 24 | bytes[j + 1] << 16 | bytes[j + 2] << 8 | bytes[j + 3];
  }
  for (let i = 16; i < ROUNDS; i++) {
    const [x, y] = [w[i - 15], w[i - 2]];
    const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
    const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < ROUNDS; i++) {
    const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
    const t1 = h + s1 + (e & f ^ ~e & g) + K[i] + w[i] | 0;
    const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
    const t2 = s0 + (a & b ^ a & c ^ b & c) | 0;
    h = g;
    g = f;
    f = e;
    e = d + t1 | 0;
    d = c;
    c = b;
    b = a;
    a = t1 + t2 | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = state[i] + word | 0;
  });
}

// browser-platform.ts
var CURVE_BYTES = { "P-256": 32, "P-384": 48, "P-521": 66 };
/** The checker's needs, met by a browser: own SHA-256 because WebCrypto has no synchronous one, signatures by WebCrypto. */
var browserPlatform = {
  sha256,
  sha256Stream: () => new Sha256(),
  crc32,
  digest: async (name, bytes) => new Uint8Array(await subtle().digest(name, copy(bytes))),
  async verifyEd25519(publicKey, message, signature) {
    const key = await ed25519Key("raw", publicKey);
    return key !== void 0 && await subtle().verify("Ed25519", key, copy(signature), copy(message));
  },
  verifySignature: verify
};
/** Throws `CannotCheck` where the browser lacks what no check can do without; asked once, before anything is read. */
var NO_ED25519 = "This browser cannot verify Ed25519 signatures, so nothing can be checked here. Use a newer one (Chromium 137, Firefox 129, Safari 17 or later), or run: node verify.mjs.";
function subtle() {
  const found = globalThis.crypto?.subtle;
  if (!found) throw new CannotCheck("This browser offers no cryptography for pages opened this way. Save the page and open it from disk, or run: node verify.mjs.");
  return found;
}
async function ed25519Key(format, bytes) {
  return await subtle().importKey(format, copy(bytes), "Ed25519", false, ["verify"]).catch((error) => {
    if (isUnsupported(error)) throw new CannotCheck(NO_ED25519);
    return void 0;
  });
}
function isUnsupported(error) {
  return error instanceof DOMException && error.name === "NotSupportedError";
}
async function verify(scheme, spki, message, signature) {
  const [importAs, verifyAs] = algorithms(scheme);
  const key = scheme.kind === "ed25519" ? await ed25519Key("spki", spki) : await subtle().importKey("spki", copy(spki), importAs, false, ["verify"]).catch(noKey);
  const raw = scheme.kind === "ecdsa" ? rawEcdsa(signature, CURVE_BYTES[scheme.curve]) : signature;
  return key !== void 0 && raw !== void 0 && await subtle().verify(verifyAs, key, copy(raw), copy(message));
}
/** A key the browser cannot read verifies nothing. */
function noKey() {
  return void 0;
}
function algorithms(scheme) {
  if (scheme.kind === "ed25519") return [{ name: "Ed25519" }, { name: "Ed25519" }];
  if (scheme.kind === "ecdsa") return [{ name: "ECDSA", namedCurve: scheme.curve }, { name: "ECDSA", hash: scheme.hash }];
  if (scheme.kind === "rsa-pss") return [{ name: "RSA-PSS", hash: scheme.hash }, { name: "RSA-PSS", saltLength: scheme.saltLength }];
  return [{ name: "RSASSA-PKCS1-v1_5", hash: scheme.hash }, { name: "RSASSA-PKCS1-v1_5" }];
}
/** WebCrypto wants r and s at full width; X.509 and CMS have them as two INTEGERs. */
function rawEcdsa(der, width) {
  try {
    const [r, s] = childrenOf(readElement(der), SEQUENCE);
    return Uint8Array.of(...padded(r, width), ...padded(s, width));
  } catch (error) {
    if (error instanceof Broken) return void 0;
    throw error;
  }
}
function padded(element, width) {
  const { content } = requireTag(element, INTEGER);
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (digits.length > width) throw new Broken("DER_FORM", "a number is too long for its curve");
  const out = new Uint8Array(width);
  out.set(digits, width - digits.length);
  return out;
}
/** WebCrypto takes no views of shared memory, and types say so. */
function copy(bytes) {
  return Uint8Array.from(bytes);
}

// note.ts
/** A verifier key of C2SP signed-note: who signs, and with what. `type` 1 is Ed25519, 4 a witness cosignature. */
/** A signed note, taken apart; nothing in it is believed yet. */
var ED25519 = 1;
var COSIGNATURE = 4;
var MAX_SIGNATURES = 64;
var MAX_NOTE_BYTES = 1e6;
/** Reads a verifier key line. Throws `Broken` KEY_FORM; the key id must follow from name and key. */
function parseVerifierKey(line, platform) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  if (!name || !id || !base64) throw new Broken("KEY_FORM", "not a verifier key: name+id+base64 is expected");
  const body = fromBase64(base64, 33);
  const type = body[0] ?? 0;
  if (type !== ED25519 && type !== COSIGNATURE) throw new Broken("KEY_FORM", `key type ${type} is not known here`);
  const expected = toHex(platform.sha256(concat(utf8(`${name}
`), body)).subarray(0, 4));
  if (expected !== id) throw new Broken("KEY_FORM", `the key id is ${id} but name and key give ${expected}`);
  return { name, id, type, publicKey: body.subarray(1), text: line };
}
/** Takes a signed note apart at its last blank line (C2SP signed-note). Throws `Broken` NOTE_FORM. */
function parseNote(bytes) {
  if (bytes.length > MAX_NOTE_BYTES) throw new Broken("NOTE_FORM", "larger than any signed note");
  const whole = textOf(bytes);
  const split = whole.lastIndexOf("\n\n");
  if (split < 0 || !whole.endsWith("\n")) throw new Broken("NOTE_FORM", "not a signed note: no blank line before signatures");
  if ([...whole].some((character) => character < " " && character !== "\n")) throw new Broken("NOTE_FORM", "a signed note holds no control characters");
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw new Broken("NOTE_FORM", `more than ${MAX_SIGNATURES} signatures`);
  return { text: whole.slice(0, split + 1), signatures: lines.map(signatureLine) };
}
function signatureLine(line) {
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
async function signersOf(note, keys, platform) {
  const signers = [];
  for (const key of keys.filter((candidate) => candidate.type === ED25519)) {
    for (const line of note.signatures.filter((candidate) => candidate.name === key.name && candidate.id === key.id)) {
      const good = line.bytes.length === 64 && await platform.verifyEd25519(key.publicKey, utf8(note.text), line.bytes);
      if (!good) throw new Broken("NOTE_SIGNATURE", `the signature of key ${key.id} does not fit the text`);
      signers.push(key);
    }
  }
  return signers;
}

// shape.ts
/** An object with exactly these members (`optional` may be absent). Throws `Broken` SHAPE naming the first that is wrong. */
function fields(value, what, required, optional = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Broken("SHAPE", `${what} is not an object`);
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== void 0) throw new Broken("SHAPE", `${what} lacks "${missing}"`);
  const stranger = Object.keys(value).find((key) => !required.includes(key) && !optional.includes(key));
  if (stranger !== void 0) throw new Broken("SHAPE", `${what} has a member "${stranger}" that is not part of the format`);
  return value;
}
function text(value, what, pattern) {
  if (typeof value !== "string" || pattern && !pattern.test(value)) throw new Broken("SHAPE", `${what} is not as the format asks`);
  return value;
}
function textOrNull(value, what, pattern) {
  return value === null ? null : text(value, what, pattern);
}
/** A whole number from 0 on that every reader agrees about. */
function count(value, what) {
  if (!Number.isSafeInteger(value) || value < 0) throw new Broken("SHAPE", `${what} is not a whole number`);
  return value;
}
function list(value, what) {
  if (!Array.isArray(value)) throw new Broken("SHAPE", `${what} is not a list`);
  return value;
}

// keys.ts
/** A key and the entry that made it good: -1 for the one given from outside. */
/** A key that an entry of a log brings. */
/** Reads the key given from outside: one line, or a file with comments and one key. Throws `Broken` KEY_FORM. */
function keyFromOutside(input, platform) {
  const lines = input.split(/\r?\n/).map((line2) => line2.trim()).filter((line2) => line2 !== "" && !line2.startsWith("#"));
  const [line] = lines;
  if (!line || lines.length > 1) throw new Broken("KEY_FORM", "one verifier key is expected, name+id+base64 on one line");
  const key = parseVerifierKey(line, platform);
  if (key.type !== ED25519) throw new Broken("KEY_FORM", "this is the key of a witness, not of a log");
  return key;
}
/**
 * Follows the rotations of a log from the key given from outside. A new key is good for sizes after its `key.rotated`
 * entry, once a head that covers this entry is signed by a key already good: whoever holds only the new key cannot
 * introduce it. `heads` must be those whose root follows from the entries.
 */
/** The same from any number of keys given from outside, for the changes of keys as a log tells them, in its order. */
/** The key that an entry brings. Throws `Broken` KEY_FORM. */
/** A broken signature is reported where heads are judged; here it only carries no trust. */
/** Judges the signatures of a head. Throws `Broken` when a trusted key's signature is bad. @returns the ids of those who signed */

// checkpoint.ts
/** Head of a log as a signed note tells it (C2SP tlog-checkpoint). `place` is where the note lies. */
/** Reads a checkpoint note strictly: three lines, no extension. Signatures are judged elsewhere. Throws `Broken`. */
function parseCheckpoint(bytes, place) {
  const note = parseNote(bytes);
  const [, origin, size, base64] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(note.text) ?? [];
  if (!origin || !size || !base64) throw new Broken("CHECKPOINT_FORM", "not a checkpoint: origin, size and root are expected, a line each");
  if (!Number.isSafeInteger(Number(size))) throw new Broken("CHECKPOINT_FORM", "a log of this size cannot be");
  return { place, origin, size: Number(size), root: fromBase64(base64, 32), note };
}
/** The text that is signed and time-stamped. */
function checkpointText(origin, size, root) {
  return `${origin}
${size}
${toBase64(root)}
`;
}

// tree.ts
var HASH_BYTES = 32;
/** A hash tile as it follows from the leaves: `width` hashes of level `level`, the n-th of that level. */
/**
 * Grows an RFC 6962 tree leaf by leaf, each node hashed once, and gives out the hash tiles of C2SP tlog-tiles on the way.
 * Memory is one tile and one node a level, whatever the size.
 */
function nodeHash(sha2562, left, right) {
  const buffer = new Uint8Array(65);
  buffer[0] = 1;
  buffer.set(left, 1);
  buffer.set(right, 33);
  return sha2562(buffer);
}
/** Root that an inclusion proof leads to (RFC 9162 §2.1.3.2). Throws `Broken` PROOF_FORM when the path is too long or short. */
function rootFromInclusion(sha2562, index, size, leaf, path) {
  if (index >= size) throw new Broken("PROOF_FORM", `index ${index} is not in a log of ${size}`);
  let [node, last, hash, used] = [index, size - 1, leaf, 0];
  for (; last > 0; node = Math.floor(node / 2), last = Math.floor(last / 2)) {
    const isRight = node % 2 === 1;
    if (!isRight && node === last) continue;
    const sibling = path[used++];
    if (!sibling || sibling.length !== HASH_BYTES) throw new Broken("PROOF_FORM", "the proof is too short");
    hash = isRight ? nodeHash(sha2562, sibling, hash) : nodeHash(sha2562, hash, sibling);
  }
  if (used !== path.length) throw new Broken("PROOF_FORM", "the proof is too long");
  return hash;
}
/** Whether the proof leads from the leaf to the root. */
function includes(sha2562, index, size, leaf, path, root) {
  return equal(rootFromInclusion(sha2562, index, size, leaf, path), root);
}

// growth.ts
/** `note` is the text of the newer checkpoint, not read yet. */
/** Reads what a witness is asked (C2SP tlog-witness add-checkpoint): old size, hashes, blank line, the newer checkpoint. Throws `Broken` GROWTH_FORM. */
function parseGrowth(bytes) {
  const whole = textOf(bytes);
  const split = whole.indexOf("\n\n");
  const [first = "", ...hashes] = whole.slice(0, Math.max(0, split)).split("\n");
  const [, size] = /^old (0|[1-9][0-9]{0,15})$/.exec(first) ?? [];
  if (!size || hashes.length > 63) throw new Broken("GROWTH_FORM", "old size or hashes are not as a consistency proof has them");
  return { oldSize: Number(size), path: hashes.map((line) => fromBase64(line, HASH_BYTES)), note: whole.slice(split + 2) };
}
/** Whether the newer log begins with exactly the older one (RFC 9162 §2.1.4.2). */
function isExtension(sha2562, older, newer, path) {
  if (older.size === 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && equal(older.root, newer.root);
  let [node, last] = [older.size - 1, newer.size - 1];
  for (; node % 2 === 1; last = Math.floor(last / 2)) node = Math.floor(node / 2);
  // An older tree that is a whole subtree of the newer is not repeated in the proof.
  const [start, ...rest] = node === 0 ? [older.root, ...path] : path;
  if (!start) return false;
  let [before, now] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [before, now] = [nodeHash(sha2562, hash, before), nodeHash(sha2562, hash, now)];
      for (; node % 2 === 0 && node !== 0; last = Math.floor(last / 2)) node = Math.floor(node / 2);
    } else now = nodeHash(sha2562, now, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(before, older.root) && equal(now, newer.root);
}

// jcs.ts
var MAX_DEPTH = 64;
/** The manifest of the largest pack, 250,000 opened entries with a file each, has four million. */
/**
 * Reads canonical JSON (RFC 8785): the bytes must be exactly what the value serialises to. That alone finds
 * duplicate keys, other orders, other number spellings and white space. Throws `Broken` JSON_FORM, JSON_TOO_LARGE or JSON_CANONICAL.
 */
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    throw new Broken("JSON_FORM", "not JSON");
  }
}
/** Counts before anything is built: a text of brackets takes fifty times its size once it is parsed. */
/** Canonical text of a parsed JSON value. Throws `Broken` JSON_CANONICAL for a lone surrogate (RFC 8785 §3.2.2.2) or absurd depth. */
function canonicalText(value, depth = 0) {
  // Leaves come here without having been counted.
  if (depth > MAX_DEPTH) throw new Broken("JSON_CANONICAL", `nested deeper than ${MAX_DEPTH} levels`);
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(",")}]`;
  // The default order compares UTF-16 code units, as RFC 8785 §3.2.3 asks.
  const members = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${members.map(([key, member]) => `${quoted(key)}:${canonicalText(member, depth + 1)}`).join(",")}}`;
}
function quoted(text2) {
  if (/\p{Surrogate}/u.test(text2)) throw new Broken("JSON_CANONICAL", "a text holds a lone surrogate");
  return JSON.stringify(text2);
}

// leaf.ts
var LEAF_TYPES = [
  "log.genesis",
  "evidence.version",
  "evidence.withdrawn",
  "file.attached",
  "control.status",
  "access.granted",
  "audit.event",
  "erasure",
  "key.rotated",
  "log.succession",
  "log.closed"
];
var ACTORS = ["user", "apikey", "system", "integration"];
var LINKS = ["control", "request", "framework"];
/** These entries are about the log itself: every pack opens them, whatever its scope. */
var MAX_LEAF_BYTES = 16384;
var HASH = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
var UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
var INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Header of one log entry, read from its leaf. Hashes are base64. */
/** What the checker needs of every leaf; the rest only of few. */
/**
 * The most frequent leaves in one match: canonical, all members in order, at most one file, no character that
 * JSON would write otherwise; its links are looked at by themselves, for their order. What matches is a leaf; what does not is read the long way. Speed only.
 */
var PLAIN = String.raw`[ !#-\[\]-~]*`;
var B64 = String.raw`[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=`;
var SIZE = String.raw`(?:0|[1-9]\d{0,14})`;
var USUAL = new RegExp(
  String.raw`^\{"actor":\{"kind":"(?:${ACTORS.join("|")})","ref":"${B64}"\},"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","files":\[(?:\{"commit":"${B64}","size":${SIZE}\})?\],` + String.raw`"id":"([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})","links":\[((?:\{"id":"${PLAIN}","kind":"(?:${LINKS.join("|")})"\}(?:,(?=\{)|(?=\])))*)\],"log":"([!#-\[\]-~]+)",` + String.raw`"object":\{"id":"${PLAIN}","kind":"${PLAIN}","version":[1-9]\d{0,14}\},"payload":\{"commit":"${B64}","media":"${PLAIN}","size":${SIZE}\},` + String.raw`"prev":(?:null|"${B64}"),"type":"(${LEAF_TYPES.map((type) => type.replace(".", String.raw`\.`)).join("|")})","v":1\}$`
);
/** Reads what every leaf is asked for. As strict as `parseLeaf`: accepts and refuses the same bytes. */
/** Links of one kind in the order of their ids, as nearly all are; any others are read the long way. */
/** Reads a leaf. Throws `Broken` LEAF_FORM when it is not canonical, not of this format, or too large. */
function parseLeaf(bytes) {
  return slowLeaf(jsonOf(bytes));
}
function jsonOf(bytes) {
  if (bytes.length > MAX_LEAF_BYTES) throw new Broken("LEAF_FORM", `the leaf has ${bytes.length} bytes, ${MAX_LEAF_BYTES} at most`);
  return textOf(bytes);
}
function slowLeaf(json) {
  try {
    const value = parseJson(json);
    if (canonicalText(value) !== json) throw new Broken("LEAF_FORM", "the leaf is not canonical JSON");
    return leafOf(value);
  } catch (error) {
    throw error instanceof Broken ? new Broken("LEAF_FORM", `not a leaf: ${error.message}`) : error;
  }
}
function leafOf(value) {
  const leaf = fields(value, "the leaf", ["v", "type", "log", "id", "at", "actor", "object", "links", "payload", "files", "prev"]);
  const actor = fields(leaf["actor"], "actor", ["kind", "ref"]);
  const object = fields(leaf["object"], "object", ["kind", "id", "version"]);
  const payload = fields(leaf["payload"], "payload", ["commit", "media", "size"]);
  if (leaf["v"] !== 1) throw new Broken("SHAPE", "only version 1 is known");
  if (count(object["version"], "object version") === 0) throw new Broken("SHAPE", "versions begin at 1");
  text(actor["ref"], "actor reference", HASH);
  text(payload["media"], "media");
  requireSorted(list(leaf["links"], "links").map(linkKey));
  const files = list(leaf["files"], "files").map(fileOf);
  requireSorted(files.map((file) => file.commit));
  return {
    type: oneOf(leaf["type"], LEAF_TYPES, "type"),
    log: text(leaf["log"], "log", /./),
    id: text(leaf["id"], "id", UUID_7),
    at: text(leaf["at"], "at", INSTANT),
    actor: { kind: oneOf(actor["kind"], ACTORS, "actor kind") },
    object: { kind: text(object["kind"], "object kind"), id: text(object["id"], "object id") },
    payload: { commit: text(payload["commit"], "payload commit", HASH), size: count(payload["size"], "payload size") },
    files,
    prev: textOrNull(leaf["prev"], "prev", HASH)
  };
}
function linkKey(value) {
  const link = fields(value, "a link", ["kind", "id"]);
  return `${oneOf(link["kind"], LINKS, "link kind")}/${text(link["id"], "link id")}`;
}
function fileOf(value) {
  const file = fields(value, "a file", ["commit", "size"]);
  return { commit: text(file["commit"], "file commit", HASH), size: count(file["size"], "file size") };
}
function oneOf(value, allowed, what) {
  const found = text(value, what);
  if (!allowed.includes(found)) throw new Broken("SHAPE", `${what} "${found}" is not known`);
  return found;
}
function requireSorted(keys) {
  if (keys.some((key, i) => i > 0 && key < (keys[i - 1] ?? ""))) throw new Broken("SHAPE", "a list is not in its order");
}

// proof.ts
/** `note` is the text of the checkpoint note the proof leads to, not read yet. */
/** Reads a C2SP tlog-proof: header, index, hashes, blank line, the checkpoint note. Throws `Broken` PROOF_FORM. */
function parseProof(bytes) {
  const whole = textOf(bytes);
  const split = whole.indexOf("\n\n");
  const [header, second = "", ...rest] = whole.slice(0, Math.max(0, split)).split("\n");
  if (header !== "c2sp.org/tlog-proof@v1") throw new Broken("PROOF_FORM", "not a tlog-proof of version 1");
  const [indexLine = "", ...hashes] = second.startsWith("extra ") ? rest : [second, ...rest];
  const [, index] = /^index (0|[1-9][0-9]{0,15})$/.exec(indexLine) ?? [];
  if (!index || hashes.length > 63) throw new Broken("PROOF_FORM", "index or hashes are not as a tlog-proof has them");
  return { index: Number(index), path: hashes.map((line) => fromBase64(line, HASH_BYTES)), note: whole.slice(split + 2) };
}

// one-proof.ts
/** One thing that was derived, and what came of it. `unknown`: what it would take is missing here, and `said` says what. */
/** A proof as it is handed out: a tlog-proof and the leaf's bytes, what they should be about, and the key kept outside. */
/** `growth` proves the head against one that was seen before, whose root is base64. */
/**
 * Checks the proof of one entry by itself: its leaf (RFC 6962 §2.1), its way to the root, and the signature of the
 * checkpoint under the key given. Every step is tried, whatever the others come to.
 */
async function checkProof({ proof, leaf, entryId, objectId, key }, platform) {
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
    })
  ];
}
/**
 * Checks a signed head: that it is the one that was shown, its signature under the key given, and where one was seen
 * before, that the log only grew since.
 */
async function checkHead({ note, size, root, key, growth }, platform) {
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
async function signedBy(head, key, platform) {
  if (key.name !== head.origin) throw new Broken("KEY_OTHER_LOG", `the key is of the log ${key.name}, the checkpoint of ${head.origin}`);
  const [signer] = await signersOf(head.note, [key], platform);
  if (!signer) throw new Broken("CHECKPOINT_UNTRUSTED", "the checkpoint is not signed by the key kept here");
  return `The root over ${head.size} entries is signed by ${signer.name}+${signer.id}.`;
}
async function step(name, work) {
  try {
    return { name, result: "holds", said: await work(), code: null };
  } catch (error) {
    if (error instanceof CannotCheck) return { name, result: "unknown", said: error.message, code: null };
    if (!(error instanceof Broken)) throw error;
    return { name, result: "fails", said: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`, code: error.code };
  }
}

// in-page.ts
// What the portal's own pages load when somebody verifies there: the same checks as in verify.html, for one proof.
async function verifyProof(proof) {
  return checkProof(proof, browserPlatform);
}
async function verifyHead(head) {
  return checkHead(head, browserPlatform);
}
/** The key of a pasted text, or the sentence that says why it is none of this log. */
function readKey(text2, origin) {
  try {
    const key = keyFromOutside(text2, browserPlatform);
    return key.name === origin ? { key: key.text } : { problem: `This is the key of another log: ${key.name}` };
  } catch (error) {
    if (error instanceof Broken) return { problem: `This is no verifier key: ${error.message}.` };
    throw error;
  }
}
export {
  readKey,
  verifyHead,
  verifyProof
};
