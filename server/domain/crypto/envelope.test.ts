import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { newDataKey, pseudonym, seal, unseal, wrappingKey } from "./envelope";

const bytes = fc.uint8Array({ maxLength: 200 });
const flip = (sealed: Uint8Array, at: number, bit: number) => sealed.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte));

describe("envelope", () => {
  test("what was sealed opens again under the same key and context", () => {
    fc.assert(fc.property(bytes, fc.string(), (plain, context) => {
      const key = newDataKey();
      expect(Buffer.from(unseal(key, seal(key, plain, context), context))).toEqual(Buffer.from(plain));
    }));
  });

  test("it does not open in another context, under another key, or with any bit changed", () => {
    fc.assert(fc.property(bytes, fc.string(), fc.string(), fc.nat(), fc.nat({ max: 7 }), (plain, context, other, at, bit) => {
      fc.pre(context !== other);
      const key = newDataKey();
      const sealed = seal(key, plain, context);
      expect(() => unseal(key, sealed, other)).toThrow();
      expect(() => unseal(newDataKey(), sealed, context)).toThrow();
      expect(() => unseal(key, flip(sealed, at % sealed.length, bit), context)).toThrow();
    }));
  });

  test("cut short at any place it does not open", () => {
    const key = newDataKey();
    const sealed = seal(key, Buffer.from("the body of an entry"), "org_a/1");
    for (let length = 0; length < sealed.length; length++) expect(() => unseal(key, sealed.subarray(0, length), "org_a/1")).toThrow();
  });

  test("an empty body whose tag was cut short does not open", () => {
    const key = newDataKey();
    const sealed = seal(key, new Uint8Array(), "org_a/1");
    for (let length = 0; length < sealed.length; length++) expect(() => unseal(key, sealed.subarray(0, length), "org_a/1")).toThrow();
  });

  test("the same body sealed twice gives two texts, so nobody sees that two bodies are equal", () => {
    const key = newDataKey();
    expect(Buffer.from(seal(key, Buffer.of(1), "c"))).not.toEqual(Buffer.from(seal(key, Buffer.of(1), "c")));
  });

  test("pseudonyms are the same for one subject under one key, and unlinkable under another", () => {
    const [key, other] = [newDataKey(), newDataKey()];
    expect(pseudonym(key, "usr_1")).toBe(pseudonym(key, "usr_1"));
    expect(pseudonym(key, "usr_1")).not.toBe(pseudonym(key, "usr_2"));
    expect(pseudonym(key, "usr_1")).not.toBe(pseudonym(other, "usr_1"));
    expect(pseudonym(key, "usr_1")).not.toContain("usr");
  });

  test("the wrapping key depends on the whole secret and is not the secret", () => {
    const secret = "a".repeat(40);
    expect(wrappingKey(secret)).toEqual(wrappingKey(secret));
    expect(wrappingKey(secret)).not.toEqual(wrappingKey(`${secret}b`));
    expect(Buffer.from(wrappingKey(secret)).toString("utf8")).not.toContain("aaaa");
  });
});
