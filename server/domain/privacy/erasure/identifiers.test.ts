import { describe, expect, test } from "vitest";

import { keyedHash, keyedHashes, normalise } from "./identifiers";

const KEY = Buffer.alloc(32, 7);

describe("an identifier is compared in one form", () => {
  test.each([
    ["email", "  Ada.Byron@Example.ORG ", "ada.byron@example.org"],
    ["email", "jose\u0301@example.org", "jos\u00e9@example.org"],
    ["email", "no address", null],
    ["phone", "+49 (0)30 / 123-456", "+4930123456"],
    ["phone", "0049 30 123456", "+4930123456"],
    ["phone", "030 123456", null],
    ["phone", "+0 30 123456", null],
    ["phone", "+1234567890123456", null],
    ["customer_id", " C-17 ", "C-17"],
    ["customer_id", "   ", null],
  ] as const)("%s %j is %j", (type, value, expected) => {
    expect(normalise({ type, value })).toBe(expected);
  });

  test("under another key, or as another type, the same value has another hash", () => {
    const of = (key: Uint8Array, type: "user_id" | "customer_id") => keyedHash(key, { type, value: "17" })?.hash;
    expect(new Set([of(KEY, "user_id"), of(KEY, "customer_id"), of(Buffer.alloc(32, 8), "user_id")]).size).toBe(3);
    expect(of(KEY, "user_id")).toHaveLength(43);
  });

  test("the same person written differently is one hash, and what has no form is none", () => {
    expect(keyedHashes(KEY, [{ type: "email", value: "A@b.example" }, { type: "email", value: "a@B.EXAMPLE" }, { type: "phone", value: "12" }])).toHaveLength(1);
  });
});
