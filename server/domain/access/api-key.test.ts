import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { newId } from "../ids/ids";
import { makeApiKey, parseApiKey, sameDigest } from "./api-key";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("API keys", () => {
  test("a key reads back as its id and the digest that is stored; the secret is not in what is stored", () => {
    const id = newId("apiKey");
    const { text, secretSha256, last4 } = makeApiKey(id);
    expect(parseApiKey(text)).toEqual({ id, secretSha256 });
    expect(text.endsWith(last4)).toBe(true);
    const secret = text.slice(31, 74);
    expect(createHash("sha256").update(secret).digest("hex")).toBe(secretSha256);
    expect(`${id}${secretSha256}${last4}`).not.toContain(secret.slice(0, 12));
  });

  test("every typing error of one character is found without a database", () => {
    const { text } = makeApiKey(newId("apiKey"));
    for (let at = 0; at < text.length; at++) {
      for (const char of `${BASE62}_- `) {
        if (char !== text[at]) expect(parseApiKey(text.slice(0, at) + char + text.slice(at + 1)), `${char} at ${at}`).toBeUndefined();
      }
    }
  });

  test("a missing, a doubled and two swapped characters are found", () => {
    const { text } = makeApiKey(newId("apiKey"));
    for (let at = 0; at < text.length - 1; at++) {
      const [here, next] = [text.charAt(at), text.charAt(at + 1)];
      expect(parseApiKey(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
      expect(parseApiKey(text.slice(0, at) + here + text.slice(at))).toBeUndefined();
      if (here !== next) expect(parseApiKey(text.slice(0, at) + next + here + text.slice(at + 2))).toBeUndefined();
    }
  });

  test("nothing that is no key is read as one", () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(parseApiKey(text)).toBeUndefined()));
    fc.assert(fc.property(fc.string(), (text) => void expect(parseApiKey(`prk_${text}`)).toBeUndefined()));
    const { text } = makeApiKey(newId("apiKey"));
    for (const wrong of [` ${text}`, `${text}\n`, text.toUpperCase(), `Bearer ${text}`]) expect(parseApiKey(wrong)).toBeUndefined();
  });

  test("secrets have more than 160 bits and no two are alike", () => {
    const secrets = Array.from({ length: 500 }, () => makeApiKey(newId("apiKey")).text.slice(31, 74));
    expect(new Set(secrets).size).toBe(500);
    expect(43 * Math.log2(62)).toBeGreaterThan(160);
    expect(new Set(secrets.join("")).size).toBe(62);
  });

  test("digests are compared whole", () => {
    const digest = createHash("sha256").update("x").digest("hex");
    expect(sameDigest(digest, digest)).toBe(true);
    expect(sameDigest(digest, digest.slice(0, 62))).toBe(false);
    expect(sameDigest(digest, `${digest.slice(0, 63)}${digest.endsWith("0") ? "1" : "0"}`)).toBe(false);
    expect(sameDigest(digest, "")).toBe(false);
  });
});
