import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

import { describe, expect, test } from "vitest";

import { authorityKey } from "./authority-key";
import { authorityCertificate, organizationCertificate } from "./certificate";
import { SigningError } from "./signing-error";
import { uploadedIdentity } from "./uploaded-identity";

const now = new Date("2026-04-01T12:00:00Z");
const years = { from: new Date("2026-01-01T00:00:00Z"), until: new Date("2055-01-01T00:00:00Z") };
const authority = authorityKey("a secret of the tests, long enough");
const issuer = { subject: "Authority", privateKey: authority };
const root = authorityCertificate({ ...years, subject: "Authority", publicKey: createPublicKey(authority), serial: Buffer.alloc(16, 1) }, authority);
const p256 = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const pkcs8 = (key: KeyObject) => key.export({ type: "pkcs8", format: "der" });
const certificate = (key: KeyObject, over: Partial<typeof years> = {}) => organizationCertificate({ ...years, ...over, subject: "Signer", publicKey: createPublicKey(key), serial: Buffer.alloc(16, 2) }, issuer);

function code(privateKey: Uint8Array, certificates: Uint8Array[]): unknown {
  try {
    return uploadedIdentity({ privateKey, certificates }, now).scheme;
  } catch (error) {
    return error instanceof SigningError ? error.code : error;
  }
}

describe("an uploaded identity", () => {
  test("has its own certificate first and then what leads to its root, whatever the order in the file and whoever else is in it", () => {
    const key = p256();
    const own = certificate(key);
    const { certificates } = uploadedIdentity({ privateKey: pkcs8(key), certificates: [root, certificate(p256()), own] }, now);
    expect(certificates.map((der) => Buffer.from(der).toString("hex"))).toEqual([own, root].map((der) => Buffer.from(der).toString("hex")));
  });

  test("is refused before its time, after it, and takes a year behind 2049", () => {
    const key = p256();
    expect(code(pkcs8(key), [certificate(key, { until: now })])).toBe("CERTIFICATE_TIME");
    expect(code(pkcs8(key), [certificate(key, { from: new Date("2026-04-02T00:00:00Z") })])).toBe("CERTIFICATE_TIME");
    expect(code(pkcs8(key), [certificate(key)])).toBe("ecdsa-p256");
  });

  test("is refused where no certificate belongs to the key, or only an authority's", () => {
    expect(code(pkcs8(p256()), [certificate(p256())])).toBe("CERTIFICATE_MISSING");
    expect(code(pkcs8(p256()), [])).toBe("CERTIFICATE_MISSING");
    expect(code(pkcs8(authority), [root])).toBe("CERTIFICATE_UNFIT");
  });

  test("is refused with a key that is too short or of another kind, and with bytes that are none", () => {
    const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    const other = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
    for (const key of [weak, other, generateKeyPairSync("ed25519").privateKey]) expect(code(pkcs8(key), [certificate(key)])).toBe("KEY_UNFIT");
    expect(code(Buffer.from("no key"), [])).toBe("KEY_UNFIT");
    expect(code(pkcs8(p256()), [Buffer.from("no certificate")])).toBe("CERTIFICATE_UNFIT");
  });
});
