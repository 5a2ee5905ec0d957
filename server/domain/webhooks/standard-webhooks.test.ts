import { createHmac, createPublicKey, verify as verifyWith } from "node:crypto";

import { describe, expect, test } from "vitest";

import { newSharedSecret, newSigningPair, NotASigningKey, readSigningKey } from "./signing-key";
import { sign, TOLERANCE_SECONDS, verify, type WebhookHeaders } from "./standard-webhooks";

// The example that the standard's own libraries test themselves with.
const PUBLISHED = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", sentAt: new Date(1614265330_000), body: Buffer.from('{"test": 2432232314}') };
const PUBLISHED_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const now = PUBLISHED.sentAt;
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const of = (headers: Partial<WebhookHeaders>) => ({ get: (name: string) => headers[name as keyof WebhookHeaders] ?? null });

describe("signing", () => {
  test("gives the published example's signature", () => {
    expect(sign(PUBLISHED, [PUBLISHED_SECRET])).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330", "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  test("is over the bytes of the body, whatever they are", () => {
    const secret = newSharedSecret();
    const body = Buffer.from([0xff, 0x00, 0xfe, 0x0a]);
    const apart = createHmac("sha256", Buffer.from(secret.slice(6), "base64")).update(`msg_1.${now.getTime() / 1000}.`).update(body).digest("base64");
    expect(sign({ id: "msg_1", sentAt: now, body }, [secret])["webhook-signature"]).toBe(`v1,${apart}`);
  });

  test("with an Ed25519 key gives what its public half checks, by another way to read it", () => {
    const pair = newSigningPair();
    const { "webhook-signature": text } = sign(PUBLISHED, [pair.privateKey]);
    const x = Buffer.from(pair.publicKey.slice(5), "base64").toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    expect(text.startsWith("v1a,")).toBe(true);
    expect(verifyWith(null, Buffer.from(`${PUBLISHED.id}.1614265330.{"test": 2432232314}`), key, Buffer.from(text.slice(4), "base64"))).toBe(true);
  });

  test("refuses an id that would blur where the body begins, no key, and a key that cannot sign", () => {
    for (const id of ["a.b", "a b", "", "x".repeat(257), "ü"]) expect(() => sign({ ...PUBLISHED, id }, [PUBLISHED_SECRET]), id).toThrow(RangeError);
    expect(() => sign(PUBLISHED, [])).toThrow(RangeError);
    expect(() => sign(PUBLISHED, [newSigningPair().publicKey])).toThrow(RangeError);
  });
});

describe("checking", () => {
  test("finds the key that fits while keys are being changed on either side", () => {
    const [old, next, pair] = [newSharedSecret(), newSharedSecret(), newSigningPair()];
    const headers = sign(PUBLISHED, [old, next, pair.privateKey]);
    expect(verify(of(headers), PUBLISHED.body, [next], { now })).toEqual({ ok: true, id: PUBLISHED.id, sentAt: now, key: 0 });
    expect(verify(of(headers), PUBLISHED.body, [newSharedSecret(), pair.publicKey], { now })).toMatchObject({ ok: true, key: 1 });
    expect(verify(of(sign(PUBLISHED, [old])), PUBLISHED.body, [next, old], { now })).toMatchObject({ ok: true, key: 1 });
  });

  test("passes over signatures of schemes it does not know and broken ones", () => {
    const headers = sign(PUBLISHED, [PUBLISHED_SECRET]);
    const signatures = `v9,AAAA ${"nonsense"} v1,%% v1a,AAAA ${headers["webhook-signature"]}`;
    expect(verify(of({ ...headers, "webhook-signature": signatures }), PUBLISHED.body, [PUBLISHED_SECRET], { now }).ok).toBe(true);
  });

  test("an HMAC signature never counts as one of a public key, nor the other way round", () => {
    const pair = newSigningPair();
    const swapped = sign(PUBLISHED, [pair.privateKey])["webhook-signature"].replace("v1a,", "v1,");
    expect(verify(of({ ...sign(PUBLISHED, [pair.privateKey]), "webhook-signature": swapped }), PUBLISHED.body, [pair.publicKey], { now })).toEqual({ ok: false, code: "NO_SIGNATURE_FITS" });
  });

  test.each([
    ["another body", { body: Buffer.from('{"test": 2432232315}') }],
    ["another id", { headers: { "webhook-id": "msg_other" } }],
    ["another time", { headers: { "webhook-timestamp": "1614265331" } }],
    ["another key", { keys: [newSharedSecret()] }],
    ["no key", { keys: [] }],
    ["a shortened signature", { headers: { "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ" } }],
  ])("refuses %s", (_what, change: { body?: Buffer; headers?: Partial<WebhookHeaders>; keys?: string[] }) => {
    const headers = { ...sign(PUBLISHED, [PUBLISHED_SECRET]), ...change.headers };
    expect(verify(of(headers), change.body ?? PUBLISHED.body, change.keys ?? [PUBLISHED_SECRET], { now })).toEqual({ ok: false, code: "NO_SIGNATURE_FITS" });
  });

  test("refuses what was signed outside the tolerance, on both sides, and takes its very edge", () => {
    const headers = of(sign(PUBLISHED, [PUBLISHED_SECRET]));
    const at = (seconds: number) => verify(headers, PUBLISHED.body, [PUBLISHED_SECRET], { now: later(seconds) });
    expect(at(TOLERANCE_SECONDS).ok).toBe(true);
    expect(at(-TOLERANCE_SECONDS).ok).toBe(true);
    expect(at(TOLERANCE_SECONDS + 1)).toEqual({ ok: false, code: "TOO_OLD" });
    expect(at(-TOLERANCE_SECONDS - 1)).toEqual({ ok: false, code: "TOO_NEW" });
  });

  test("tells what is missing from what cannot be read", () => {
    const headers = sign(PUBLISHED, [PUBLISHED_SECRET]);
    for (const name of Object.keys(headers)) {
      expect(verify(of({ ...headers, [name]: undefined }), PUBLISHED.body, [PUBLISHED_SECRET], { now }), name).toEqual({ ok: false, code: "HEADER_MISSING" });
    }
    for (const wrong of [{ "webhook-timestamp": "1614265330.5" }, { "webhook-timestamp": "-1" }, { "webhook-timestamp": "1e9" }, { "webhook-id": "a.b" }, { "webhook-signature": "v1,A ".repeat(2000) }]) {
      expect(verify(of({ ...headers, ...wrong }), PUBLISHED.body, [PUBLISHED_SECRET], { now }), JSON.stringify(wrong).slice(0, 60)).toEqual({ ok: false, code: "HEADER_INVALID" });
    }
  });
});

describe("keys", () => {
  test("of too few or too many bytes, another prefix or no base64 are refused without being repeated", () => {
    const secret = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;
    for (const text of [secret(23), secret(65), "whsec_", "sec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_ä", `whpk_${Buffer.alloc(31).toString("base64")}`, `whsk_${Buffer.alloc(33).toString("base64")}`]) {
      expect(() => readSigningKey(text), text).toThrow(NotASigningKey);
      if (text.length > 6) expect(() => readSigningKey(text)).not.toThrow(text.slice(6));
    }
    expect(readSigningKey(secret(24)).scheme).toBe("v1");
    expect(readSigningKey(secret(64)).scheme).toBe("v1");
  });

  test("a private key with a foreign public half is refused; its seed alone is enough", () => {
    const [one, other] = [newSigningPair(), newSigningPair()];
    const seed = Buffer.from(one.privateKey.slice(5), "base64").subarray(0, 32);
    const mixed = Buffer.concat([seed, Buffer.from(other.publicKey.slice(5), "base64")]);
    expect(() => readSigningKey(`whsk_${mixed.toString("base64")}`)).toThrow(NotASigningKey);
    const headers = sign(PUBLISHED, [`whsk_${seed.toString("base64")}`]);
    expect(verify(of(headers), PUBLISHED.body, [one.publicKey], { now }).ok).toBe(true);
  });
});
