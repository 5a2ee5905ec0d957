import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkpointText, deriveLogKey } from "./checkpoint";
import { cosignedMessage } from "./cosignature";
import { signBytes, verifyBytes } from "./ed25519";
import { openNote, parseNote, printNote, signatureLine, signNote, signText, withSignatures } from "./note";
import { openCheckpoint } from "./open-checkpoint";
import { coded } from "./testing/throws";
import { COSIGNATURE, ED25519, keyIdOf, parseVerifierKey, printVerifierKey, signerOf, type Signer } from "./verifier-key";

const secret = (fill: number) => Buffer.alloc(32, fill);
const log = signerOf(ED25519, "log.example/1", secret(1));
const newer = signerOf(ED25519, "log.example/1", secret(2));
const witness = signerOf(COSIGNATURE, "witness.example/w", secret(3));
const TEXT = checkpointText({ origin: "log.example/1", size: 5, root: Buffer.alloc(32, 9) });
const note = signNote(TEXT, [log]);
const cosigned = withSignatures(note, [signText(witness, TEXT, 1_700_000_000)]);
const flip = (bytes: Uint8Array, bit: number) => bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));

describe("reading a signed note", () => {
  test("any text that holds no control character reads back as it was written", () => {
    // eslint-disable-next-line no-control-regex -- control characters are the point
    const line = fc.string({ unit: "grapheme" }).filter((text) => !/[\u0000-\u001f]/.test(text));
    fc.assert(fc.property(fc.array(line, { minLength: 1 }), fc.uint8Array({ minLength: 1, maxLength: 80 }), (lines, signature) => {
      const written = { text: lines.map((each) => `${each}\n`).join(""), signatures: [{ name: "a", id: Buffer.alloc(4), signature: Buffer.from(signature) }] };
      expect(parseNote(printNote(written))).toEqual(written);
      expect(parseNote(Buffer.from(printNote(written)))).toEqual(written);
    }));
  });

  test("the last blank line divides, so a text may hold blank lines and look like a note itself", () => {
    const inner = `${note}\n`;
    expect(parseNote(signNote(inner, [log])).text).toBe(inner);
    expect(openNote(signNote(inner, [newer]), [newer]).verified).toHaveLength(1);
  });

  test("whatever parses prints to the same bytes", () => {
    fc.assert(fc.property(fc.nat({ max: note.length * 8 - 1 }), (bit) => {
      const bytes = flip(Buffer.from(note), bit % (Buffer.byteLength(note) * 8));
      let parsed;
      try {
        parsed = parseNote(bytes);
      } catch {
        return;
      }
      expect(Buffer.from(printNote(parsed))).toEqual(Buffer.from(bytes));
    }));
  });

  const line = signatureLine(signText(log, TEXT));
  test.each<[string, string | Uint8Array, string]>([
    ["no blank line", TEXT, "NOTE_FORM"], ["no signature", `${TEXT}\n`, "NOTE_FORM"], ["no newline at the end", note.slice(0, -1), "NOTE_FORM"], ["nothing", "", "NOTE_FORM"],
    ["a carriage return", note.replace("\n", "\r\n"), "NOTE_CONTROL"], ["a tab", `a\tb\n\n${line}`, "NOTE_CONTROL"], ["a zero byte", `a\0\n\n${line}`, "NOTE_CONTROL"],
    ["bytes that are not UTF-8", Buffer.concat([Buffer.of(0xff), Buffer.from(note)]), "NOTE_UTF8"], ["a lone surrogate", `\ud800${note}`, "NOTE_UTF8"],
    ["a hyphen for the dash", note.replace("\u2014", "-"), "NOTE_SIGNATURE_FORM"], ["two spaces", note.replace("\u2014 ", "\u2014  "), "NOTE_SIGNATURE_FORM"], ["a space behind", note.replace(/\n$/, " \n"), "NOTE_SIGNATURE_FORM"],
    ["a plus in the name", note.replace("\u2014 log", "\u2014 l+g"), "NOTE_SIGNATURE_FORM"], ["a no-break space in the name", note.replace("\u2014 log", "\u2014 l\u00a0g"), "NOTE_SIGNATURE_FORM"],
    ["base64 without its padding", note.replace(/=+\n$/, "\n"), "NOTE_SIGNATURE_FORM"], ["base64 of the other alphabet", `${TEXT}\n\u2014 a ${Buffer.alloc(9, 0xff).toString("base64url")}\n`, "NOTE_SIGNATURE_FORM"],
    ["base64 with spare bits set", `${TEXT}\n\u2014 a AAAAAAB=\n`, "NOTE_SIGNATURE_FORM"], ["a key id and nothing more", `${TEXT}\n\u2014 a AAAAAA==\n`, "NOTE_SIGNATURE_FORM"],
    ["65 signatures", `${TEXT}\n${line.repeat(65)}`, "NOTE_SIGNATURES"], ["more than 512 KiB", `${"a".repeat(512 * 1024)}\n\n${line}`, "NOTE_TOO_LARGE"],
  ])("%s is refused", (_, wrong, code) => {
    expect(() => parseNote(wrong)).toThrow(coded(code));
  });

  test("a byte order mark is part of the text, not dropped", () => {
    expect(parseNote(Buffer.from(`\ufeff${note}`)).text).toBe(`\ufeff${TEXT}`);
  });

  test("64 signatures are read", () => {
    expect(parseNote(`${TEXT}\n${line.repeat(64)}`).signatures).toHaveLength(64);
  });

  test("a text that could not be read back is not signed", () => {
    for (const text of ["", "no newline", "\ud800\n"]) expect(() => signNote(text, [log])).toThrow(coded("NOTE_TEXT"));
    expect(() => signNote("a\rb\n", [log])).toThrow(coded("NOTE_CONTROL"));
    expect(() => signNote(TEXT, [])).toThrow(coded("NOTE_SIGNATURES"));
  });
});

describe("opening a note", () => {
  test("one flipped bit anywhere and nobody trusts it", () => {
    for (let bit = 0; bit < Buffer.byteLength(cosigned) * 8; bit++) {
      expect(() => {
        const { verified } = openNote(flip(Buffer.from(cosigned), bit), [log, witness]);
        if (verified.length < 2) throw new Error("one of the two is gone");
      }, `bit ${bit}`).toThrow();
    }
  });

  test("lines of unknown keys are set aside, even under a known name or a known id", () => {
    const stranger = signerOf(ED25519, "other.example", secret(7));
    const sameName = signText(newer, TEXT);
    const sameId = { ...signText(stranger, TEXT), id: log.id };
    const opened = openNote(withSignatures(note, [sameName, sameId]), [log]);
    expect(opened.verified.map(({ key }) => key)).toEqual([log]);
    expect(opened.unknown.map(({ name }) => name)).toEqual([newer.name, stranger.name]);
  });

  test("a known key with a signature that does not hold rejects all, wherever it stands and whoever else signed", () => {
    const forged = { ...signText(newer, TEXT), signature: Buffer.alloc(64) };
    const short = { ...signText(newer, TEXT), signature: Buffer.alloc(63) };
    for (const bad of [forged, short]) {
      expect(() => openNote(withSignatures(note, [bad]), [log, newer])).toThrow(coded("NOTE_BAD_SIGNATURE"));
      expect(() => openNote(printNote({ text: TEXT, signatures: [bad, ...parseNote(note).signatures] }), [newer, log])).toThrow(coded("NOTE_BAD_SIGNATURE"));
      expect(openNote(withSignatures(note, [bad]), [log]).verified).toHaveLength(1);
    }
    const second = { ...signText(log, TEXT), signature: Buffer.alloc(64) };
    expect(() => openNote(withSignatures(note, [second]), [log])).toThrow(coded("NOTE_BAD_SIGNATURE"));
  });

  test("a note that no trusted key signed is refused", () => {
    expect(() => openNote(note, [newer, witness])).toThrow(coded("NOTE_UNSIGNED"));
    expect(() => openNote(note, [])).toThrow(coded("NOTE_UNSIGNED"));
  });

  test("a key that signed twice counts once", () => {
    const twice = withSignatures(cosigned, [signText(witness, TEXT, 1_700_000_100)]);
    expect(openNote(twice, [witness, log, witness]).verified.map(({ key, time }) => [key.name, time])).toEqual([[log.name, null], [witness.name, 1_700_000_000]]);
  });

  test("two trusted keys of one name and one id are refused, not guessed between", () => {
    expect(() => openNote(note, [log, { ...newer, id: log.id }])).toThrow(coded("NOTE_KEY_COLLISION"));
  });

  test("old and new key sign side by side, and either opens the note", () => {
    const both = signNote(TEXT, [log, newer]);
    for (const key of [log, newer]) expect(openNote(both, [key]).text).toBe(TEXT);
    expect(openNote(both, [log, newer]).verified).toHaveLength(2);
  });

  test("adding a line twice adds it once", () => {
    expect(withSignatures(cosigned, [signText(witness, TEXT, 1_700_000_000)])).toBe(cosigned);
  });
});

describe("cosignatures", () => {
  test("cover the stated message: header, time, text", () => {
    const { signature } = signText(witness, TEXT, 1_679_315_147);
    expect(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE()).toBe(1_679_315_147n);
    expect(Buffer.from(cosignedMessage(TEXT, 1_679_315_147)).toString()).toBe(`cosignature/v1\ntime 1679315147\n${TEXT}`);
    expect(verifyBytes(witness.publicKey, Buffer.from(`cosignature/v1\ntime 1679315147\n${TEXT}`), signature.subarray(8))).toBe(true);
  });

  test("of another time, another text, or made as a plain signature do not hold", () => {
    const line = signText(witness, TEXT, 1_700_000_000);
    const plain = signText({ ...witness, type: ED25519 } as Signer, TEXT);
    const other = signText(witness, TEXT.replace("5", "6"), 1_700_000_000);
    for (const bad of [{ ...line, signature: line.signature.with(7, 1) }, other, plain, { ...line, signature: Buffer.concat([Buffer.alloc(8, 0xff), line.signature.subarray(8)]) }]) {
      expect(() => openNote(printNote({ text: TEXT, signatures: [bad] }), [witness])).toThrow(coded("NOTE_BAD_SIGNATURE"));
    }
  });

  test("of a time beyond what a number holds exactly do not hold, though well signed", () => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(2n ** 53n);
    const signature = Buffer.concat([time, signBytes(witness.privateKey, Buffer.from(`cosignature/v1\ntime ${2n ** 53n}\n${TEXT}`))]);
    expect(() => openNote(printNote({ text: TEXT, signatures: [{ name: witness.name, id: witness.id, signature }] }), [witness])).toThrow(coded("NOTE_BAD_SIGNATURE"));
  });

  test("a witness signs with a time, a log without, and never at time 0", () => {
    expect(() => signText(witness, TEXT)).toThrow(coded("NOTE_KEY"));
    expect(() => signText(log, TEXT, 5)).toThrow(coded("NOTE_KEY"));
    for (const time of [0, -1, 1.5, Number.NaN]) expect(() => signText(witness, TEXT, time)).toThrow(coded("COSIGNATURE_TIME"));
  });
});

describe("verifier keys", () => {
  test("read back as printed, whatever the key", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.constantFrom(ED25519, COSIGNATURE), (bytes, type) => {
      const { privateKey: _, ...key } = signerOf(type, "a.example/\u00fc", bytes);
      expect(parseVerifierKey(printVerifierKey(key))).toEqual(key);
    }), { numRuns: 50 });
    expect(deriveLogKey(Buffer.alloc(32), "a/1").type).toBe(ED25519);
  });

  const vkey = printVerifierKey(log);
  test.each<[string, string, string]>([
    ["an id of another key", vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+"), "VKEY_ID"], ["another name", `x${vkey}`, "VKEY_ID"], ["capital hex digits", vkey.replace(/\+[0-9a-f]{8}\+/, (id) => id.toUpperCase().replace(/\d/g, "A")), "VKEY_FORM"],
    ["no name", vkey.slice(vkey.indexOf("+")), "VKEY_NAME"], ["a space in the name", `a ${vkey}`, "VKEY_NAME"], ["a newline behind", `${vkey}\n`, "VKEY_FORM"], ["padding cut off", vkey.replace(/=+$/, "").slice(0, -1), "VKEY_FORM"],
    ["a type we do not speak", `a+00000000+${Buffer.concat([Buffer.of(2), log.publicKey]).toString("base64")}`, "VKEY_TYPE"], ["a short key", `a+00000000+${Buffer.concat([Buffer.of(1), log.publicKey.subarray(1)]).toString("base64")}`, "VKEY_FORM"], ["two parts", "a+00000000", "VKEY_FORM"],
  ])("%s is refused", (_, wrong, code) => {
    expect(() => parseVerifierKey(wrong)).toThrow(coded(code));
  });

  test("the same key under another type has another id", () => {
    expect(keyIdOf(ED25519, "a", log.publicKey)).not.toEqual(keyIdOf(COSIGNATURE, "a", log.publicKey));
  });

  test("a name with a space or plus is given to no key", () => {
    for (const name of ["", "a b", "a+b", "a\u2003b", "a\u0085b", "a\n"]) expect(() => signerOf(ED25519, name, secret(1)), name).toThrow(coded("VKEY_NAME"));
  });
});

describe("opening a checkpoint", () => {
  test("says head, text and who signed", () => {
    const opened = openCheckpoint(cosigned, [log], [witness]);
    expect(opened).toMatchObject({ origin: "log.example/1", size: 5, text: TEXT });
    expect(opened.verified.map(({ time }) => time)).toEqual([null, 1_700_000_000]);
  });

  test("a witness's word alone, or another log's key, does not make a checkpoint", () => {
    expect(() => openCheckpoint(cosigned, [newer], [witness])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
    const other = signerOf(ED25519, "log.example/2", secret(8));
    expect(() => openCheckpoint(signNote(TEXT, [other]), [other, log])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
    expect(() => openCheckpoint(cosigned, [witness])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
    expect(() => openCheckpoint(cosigned, [newer], [log])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
    const namedAlike = signerOf(COSIGNATURE, "log.example/1", secret(4));
    expect(() => openCheckpoint(printNote({ text: TEXT, signatures: [signText(namedAlike, TEXT, 5)] }), [namedAlike])).toThrow(coded("CHECKPOINT_NOT_BY_LOG"));
  });

  test("a size beyond what a number holds exactly is refused", () => {
    const text = TEXT.replace("\n5\n", "\n9007199254740993\n");
    expect(() => openCheckpoint(signNote(text, [log]), [log])).toThrow(coded("CHECKPOINT_FORM"));
  });
});
