import { describe, expect, test } from "vitest";

import { HeadCheck, type StoredHead } from "./check-heads";
import { checkOpening } from "./check-opening";
import { checkpointText, deriveLogKey } from "./checkpoint";
import { encodeBase64 } from "./bytes";
import { commitment, sha256 } from "./commit";
import { Findings } from "./finding";
import { leafHash, rootOfLeaves } from "./merkle";
import { signText } from "./note";

const ORIGIN = "proof.example.org/log";
const key = deriveLogKey(Buffer.alloc(32, 1), ORIGIN);
const hashes = Array.from({ length: 20 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
const rootAt = (size: number) => rootOfLeaves(hashes.slice(0, size));

function head(size: number, change: Partial<StoredHead> = {}, signed = key): StoredHead {
  const body = change.body ?? checkpointText({ origin: ORIGIN, size, root: rootAt(size) });
  return { size, root: rootAt(size), body, signatures: [signText(signed, body)], ...change };
}

function said(...heads: StoredHead[]): string[] {
  const findings = new Findings();
  const check = new HeadCheck({ origin: ORIGIN, keys: [key], rootAt }, 0, findings);
  for (const item of heads) check.take(item);
  return findings.list.map(({ code, at, message }) => `${code} ${at}${code === "CHECKPOINT_ROOT" ? `: ${message}` : ""}`);
}

describe("holding checkpoints against the tree", () => {
  test("sound ones say nothing, with further signatures of keys we do not know", () => {
    const stranger = deriveLogKey(Buffer.alloc(32, 2), ORIGIN);
    const body = checkpointText({ origin: ORIGIN, size: 9, root: rootAt(9) });
    expect(said(head(3), head(9, { signatures: [signText(key, body), signText(stranger, body)] }), head(20))).toEqual([]);
  });

  test("another tree is named once, with the entries among which it begins", () => {
    const other = (size: number) => head(size, { root: rootOfLeaves(hashes.slice(0, size).toReversed()), body: checkpointText({ origin: ORIGIN, size, root: rootOfLeaves(hashes.slice(0, size).toReversed()) }) });
    expect(said(head(3), other(9), other(12))).toEqual([expect.stringMatching(/^CHECKPOINT_ROOT checkpoint 9: .*entries 3 to 8/)]);
  });

  test("a text that says other than its row, in each of its lines", () => {
    for (const claim of [{ origin: "other.example/log", size: 9, root: rootAt(9) }, { origin: ORIGIN, size: 8, root: rootAt(9) }, { origin: ORIGIN, size: 9, root: rootAt(8) }]) {
      expect(said(head(9, { body: checkpointText(claim) }))).toEqual(["CHECKPOINT_TEXT checkpoint 9"]);
    }
    expect(said(head(9, { body: "nothing\n" }))).toEqual(["CHECKPOINT_FORM checkpoint 9"]);
  });

  test("no signature, a stranger's alone, and one that does not hold", () => {
    expect(said(head(9, { signatures: [] }))).toEqual(["CHECKPOINT_UNSIGNED checkpoint 9"]);
    expect(said(head(9, {}, deriveLogKey(Buffer.alloc(32, 2), ORIGIN)))).toEqual(["CHECKPOINT_UNSIGNED checkpoint 9"]);
    const line = signText(key, checkpointText({ origin: ORIGIN, size: 8, root: rootAt(8) }));
    expect(said(head(9, { signatures: [line] }))).toEqual(["NOTE_BAD_SIGNATURE checkpoint 9"]);
  });
});

describe("holding an opening against its leaf", () => {
  const [salt, body] = [Buffer.alloc(32, 3), Buffer.from("{}")];
  const digest = Buffer.from(sha256(Buffer.from("file"))).toString("hex");
  const file = { salt: Buffer.alloc(32, 4).toString("base64"), sha256: digest };
  const leaf = {
    payload: { commit: encodeBase64(commitment(salt, sha256(body))), media: "application/json", size: 2 },
    files: [{ commit: encodeBase64(commitment(Buffer.alloc(32, 4), Buffer.from(digest, "hex"))), size: 4 }],
  };
  const codes = (opening: Parameters<typeof checkOpening>[2]) => {
    const findings = new Findings();
    checkOpening("entry x", leaf, opening, findings);
    return findings.list.map((finding) => finding.code);
  };

  test("what the leaf commits to says nothing; anything else is named", () => {
    expect(codes({ salt, body, files: [file] })).toEqual([]);
    expect(codes({ salt, body: Buffer.from("[]"), files: [file] })).toEqual(["OPENING_BODY"]);
    expect(codes({ salt: Buffer.alloc(31), body, files: [file] })).toEqual(["OPENING_BODY"]);
    expect(codes({ salt, body, files: [] })).toEqual(["OPENING_FILE"]);
    expect(codes({ salt, body, files: [file, file] })).toEqual(["OPENING_FILE"]);
    for (const wrong of [{ ...file, sha256: "ab" }, { ...file, salt: "" }]) expect(codes({ salt, body, files: [wrong] })).toEqual(["OPENING_FILE", "OPENING_FILE"]);
  });
});
