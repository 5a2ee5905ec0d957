import { createHash, X509Certificate } from "node:crypto";

import { describe, expect, test } from "vitest";

import { authorityKey } from "../signing/authority-key";
import { cmsOf } from "./cms";
import { PdfError } from "./pdf-error";
import { readPdf } from "./pdf-file";
import { finishSignature, signPdf } from "./sign-pdf";
import { placeSignature } from "./signature-place";
import { smallPdf } from "./testing/small-pdf";
import { testIdentity } from "./testing/identity";
import { verifySignature } from "./verify-signature";
import { takenAlong, watermarkPdf } from "./watermark";

const words = { at: new Date("2026-04-01T12:00:00Z"), name: "Müller & Søn (Ltd)", reason: "Report made by this organization" };
const identity = testIdentity();
const signOf = (input: Uint8Array, by = identity) => Buffer.from(finishSignature(signPdf(input, words, by, false), null));
const code = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof PdfError ? error.code : error;
  }
};

describe("a signed PDF", () => {
  test("begins with the very bytes that were signed, and its range leaves out the value of Contents only", async () => {
    const [input, signed] = [smallPdf(), signOf(smallPdf())];
    expect(signed.subarray(0, input.length).equals(input)).toBe(true);
    const [, from = 0, to = 0, rest = 0] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(signed.toString("latin1"))?.slice(1).map(Number) ?? [];
    expect([signed[from], signed[to - 1], to + rest]).toEqual([0x3c, 0x3e, signed.length]);
    expect(signed.toString("latin1", from - 10, from)).toBe("/Contents ");
    const outside = createHash("sha256").update(signed.subarray(0, from)).update(signed.subarray(to)).digest("hex");
    expect(await verifySignature(signed)).toEqual({ holds: true, coversAll: true, stamped: false, signedSha256: outside });
  });

  test.each(["ecdsa-p256", "rsa-pkcs1", "rsa-pss"] as const)("holds in the scheme %s", async (scheme) => {
    expect(await verifySignature(signOf(smallPdf(), testIdentity(scheme)))).toMatchObject({ holds: true });
  });

  test("does not hold with one bit changed anywhere outside Contents", async () => {
    const signed = signOf(smallPdf());
    const [, from = 0, to = 0] = /\/ByteRange \[\d+ (\d+) (\d+)/.exec(signed.toString("latin1"))?.map(Number) ?? [];
    for (let at = 0; at < signed.length; at = at + 11 < from || at >= to ? at + 11 : to) {
      const bent = Buffer.from(signed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const facts = await verifySignature(bent);
      expect(facts === null || !facts.holds, `byte ${at}`).toBe(true);
    }
  });

  test("does not hold with another's certificate named, or another's signature", async () => {
    const [mine, theirs] = [signPdf(smallPdf(), words, identity, false), testIdentity()];
    const swapped = placeSignature(mine.prepared, cmsOf({ ...identity, certificates: theirs.certificates }, mine.signed, null));
    expect(await verifySignature(swapped)).toMatchObject({ holds: false });
  });

  test("is added to without its own bytes being touched, and says so", async () => {
    const signed = signOf(smallPdf());
    const marked = watermarkPdf(signed, takenAlong("A. Auditor", words.at));
    expect(Buffer.from(marked).subarray(0, signed.length).equals(signed)).toBe(true);
    expect(await verifySignature(marked)).toMatchObject({ holds: true, coversAll: false });
  });

  test("is made the same every time up to the signature: what is signed has one digest", () => {
    const [one, two] = [signPdf(smallPdf(), words, identity, true), signPdf(smallPdf(), words, identity, true)];
    expect(Buffer.from(one.prepared.bytes).equals(two.prepared.bytes)).toBe(true);
  });
});

describe("a PDF that cannot be signed", () => {
  const text = smallPdf().toString("latin1");
  test.each([
    ["nothing", "", "PDF_FORM"],
    ["text", "%PDF-1.7 and nothing else", "PDF_FORM"],
    ["one that was cut", text.slice(0, -40), "PDF_FORM"],
    ["one whose table is elsewhere", text.replace(/startxref\n\d+/, "startxref\n5"), "PDF_FORM"],
    ["one with references in a stream", text.replace(/startxref\n\d+/, `startxref\n${text.indexOf("3 0 obj")}`), "PDF_XREF_STREAM"],
    ["one with a stream beside the table", text.replace("/Root 1 0 R", "/Root 1 0 R /XRefStm 9"), "PDF_XREF_STREAM"],
    ["an encrypted one", text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"), "PDF_ENCRYPTED"],
    ["one whose updates point at themselves", text.replace("/Root 1 0 R", `/Root 1 0 R /Prev ${text.indexOf("xref\n0 8")}`), "PDF_FORM"],
    ["one whose pages are their own parents", text.replace("/Kids [3 0 R 4 0 R]", "/Kids [2 0 R 2 0 R]"), "PDF_FORM"],
    ["one that was signed before", signOf(smallPdf()).toString("latin1"), "PDF_HAS_FORM"],
  ])("%s is refused by name", (_, bytes, expected) => {
    expect(code(() => signOf(Buffer.from(bytes, "latin1")))).toBe(expected);
  });

  test("a signature larger than its place is refused, and nothing is cut", () => {
    const { prepared } = signPdf(smallPdf(), words, identity, false);
    expect(code(() => placeSignature(prepared, Buffer.alloc(100_000, 1)))).toBe("PDF_NO_ROOM");
  });
});

describe("the line of what was taken along", () => {
  test("is on every page, is the same for the same text, and leaves the bytes before it as they were", () => {
    const marked = Buffer.from(watermarkPdf(smallPdf(), takenAlong("Ann Æ 李", words.at)));
    expect(marked.equals(Buffer.from(watermarkPdf(smallPdf(), takenAlong("Ann Æ 李", words.at))))).toBe(true);
    expect(marked.subarray(0, smallPdf().length).equals(smallPdf())).toBe(true);
    const added = marked.subarray(smallPdf().length).toString("latin1");
    expect(added).toContain(Buffer.from("Taken along by Ann Æ ?, 2026-04-01 12:00 UTC", "latin1").toString("hex").toUpperCase());
    expect(added.match(/\/Contents \[9 0 R 5 0 R 10 0 R\]/g)).toHaveLength(2);
    expect(readPdf(marked).size).toBe(11);
  });
});

describe("the installation's authority", () => {
  test("has one key for one secret, and its certificate leads from the organization's to itself", () => {
    const key = (secret: string) => authorityKey(secret).export({ type: "pkcs8", format: "der" }).toString("hex");
    expect([key("one"), key("one") === key("two")]).toEqual([key("one"), false]);
    const [own, root] = identity.certificates.map((der) => new X509Certificate(der));
    expect([own?.checkIssued(root as X509Certificate), own?.verify((root as X509Certificate).publicKey), root?.ca, own?.ca]).toEqual([true, true, true, false]);
    expect(own?.subject).toBe("CN=Müller & Søn");
  });
});
