import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeAuthority, noOpenssl } from "@/db/testing/authority";
import { missing, printed } from "@/db/testing/tools";

import { renderReport } from "../../reports/render-report";
import { sampleSnapshot } from "../../reports/testing/sample-snapshot";
import { openPkcs12 } from "../signing/pkcs12";
import { uploadedIdentity } from "../signing/uploaded-identity";
import { timestampRequest } from "../timestamps/request";
import { tokenIn } from "../timestamps/token";
import { finishSignature, signPdf } from "./sign-pdf";
import { testIdentity } from "./testing/identity";
import { verifySignature } from "./verify-signature";
import { takenAlong, watermarkPdf } from "./watermark";

const words = { at: new Date("2026-04-01T12:00:00Z"), name: "Example GmbH", reason: "Report" };
const [pdfsig, qpdf, openssl] = [missing("pdfsig", "-v"), missing("qpdf", "--version"), noOpenssl()];
const trustStore = pdfsig ?? missing("certutil", "-H");
const skipped = (reason: string | undefined) => (reason ? ` (skipped: ${reason})` : "");

let folder: string;
let report: Uint8Array;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-signature-"));
  report = (await renderReport(sampleSnapshot({ evidence: 4, controls: 2 }))).bytes;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kept(name: string, bytes: Uint8Array | string): string {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
}

describe("a signed report, looked at by tools that are not ours", () => {
  test.skipIf(pdfsig).each(["ecdsa-p256", "rsa-pkcs1"] as const)(`pdfsig finds a valid PAdES signature over the whole document, %s${skipped(pdfsig)}`, (scheme) => {
    const said = printed("pdfsig", kept(`${scheme}.pdf`, finishSignature(signPdf(report, words, testIdentity(scheme), false), null)));
    expect(said).toContain("ETSI.CAdES.detached");
    expect(said).toContain("Signature is Valid.");
    expect(said).toContain("Total document signed");
  });

  test.skipIf(trustStore)(`pdfsig trusts it where the installation's authority is trusted, and says whom it does not know where not${skipped(trustStore)}`, () => {
    const identity = testIdentity();
    const file = kept("trusted.pdf", finishSignature(signPdf(report, { ...words, at: new Date() }, identity, false), null));
    const store = `sql:${mkdtempSync(path.join(folder, "nss-"))}`;
    printed("certutil", "-N", "-d", store, "--empty-password");
    expect(printed("pdfsig", "-nssdir", store, file)).toContain("Certificate issuer isn't Trusted.");
    printed("certutil", "-A", "-d", store, "-n", "authority", "-t", "CT,C,C", "-i", kept("authority.der", identity.certificates[1] ?? new Uint8Array()));
    expect(printed("pdfsig", "-nssdir", store, file)).toContain("Certificate is Trusted.");
  });

  test.skipIf(pdfsig)(`pdfsig refuses it with one byte of a page changed${skipped(pdfsig)}`, () => {
    const bent = Buffer.from(finishSignature(signPdf(report, words, testIdentity(), false), null));
    bent[2000] = (bent[2000] ?? 0) ^ 1;
    expect(printed("pdfsig", kept("bent.pdf", bent))).not.toContain("Signature is Valid.");
  });

  test.skipIf(qpdf)(`qpdf finds nothing wrong with it, nor with a line on every page${skipped(qpdf)}`, () => {
    const marked = watermarkPdf(report, takenAlong("A. Auditor", words.at));
    for (const [name, bytes] of [["signed", finishSignature(signPdf(report, words, testIdentity(), false), null)], ["marked", marked], ["both", finishSignature(signPdf(marked, words, testIdentity(), false), null)]] as const) {
      expect(printed("qpdf", "--check", kept(`${name}.pdf`, bytes)), name).toContain("No syntax or stream encoding errors found");
    }
  });

  test.skipIf(openssl)(`openssl follows its certificate to the installation's authority${skipped(openssl)}`, () => {
    const [own = "", root = ""] = testIdentity().certificates.map((der) => String(new X509Certificate(der)));
    expect(printed("openssl", "verify", "-x509_strict", "-CAfile", kept("root.pem", root), kept("own.pem", own))).toContain("OK");
  });

  test.skipIf(openssl).each([["rsa:2048", "-descert"], ["rsa:2048", "-aes256"], ["ec", "-aes256"]])(`a PKCS#12 file made by openssl opens to the very certificate and its key: %s %s${skipped(openssl)}`, (kind, cipher) => {
    const [key, certificate, file] = ["k.pem", "c.pem", "f.p12"].map((name) => path.join(folder, name)) as [string, string, string];
    printed("openssl", "req", "-x509", "-newkey", kind, ...(kind === "ec" ? ["-pkeyopt", "ec_paramgen_curve:P-256"] : []), "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=Ünit", "-utf8", "-days", "30", "-addext", "basicConstraints=critical,CA:FALSE");
    printed("openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:pässword", ...(cipher === "-descert" ? ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"] : []), "-out", file);
    const identity = uploadedIdentity(openPkcs12(readFileSync(file), "pässword"), new Date());
    expect(identity.scheme).toBe(kind === "ec" ? "ecdsa-p256" : "rsa-pkcs1");
    expect(identity.certificates.map((der) => Buffer.from(der))).toEqual([new X509Certificate(readFileSync(certificate)).raw]);
  });

  test.skipIf(openssl)(`carries the time-stamp over its own signature, and holds with it${skipped(openssl)}`, async () => {
    const authority = makeAuthority();
    const place = signPdf(report, words, testIdentity(), true);
    const stamped = finishSignature(place, tokenIn(authority.stamp(timestampRequest(place.signed.signature, Buffer.alloc(16, 5)))));
    authority.remove();
    expect(await verifySignature(stamped)).toMatchObject({ holds: true, stamped: true, coversAll: true });
    if (!pdfsig) expect(printed("pdfsig", kept("stamped.pdf", stamped))).toContain("Signature is Valid.");
  });
});
