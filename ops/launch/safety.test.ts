import { describe, expect, test } from "vitest";

import { parseEnv } from "@/server/env";

import { unsafeSettings } from "./safety";

const SAFE = {
  NODE_ENV: "production", PROOFROOM_URL: "https://proof.example.org", PROOFROOM_SECRET: "k8Zr2vQx91LmNp47TyUi03SdFgHjKlAa", PROOFROOM_LEDGER_SEED: "Zz91LmNp47TyUi03SdFgHjKlAak8Zr2vQx",
  DATABASE_APP_URL: "postgres://a@db/x", DATABASE_SYSTEM_URL: "postgres://s@db/x",
};

describe("production settings", () => {
  test("a complete configuration has nothing to complain about", () => {
    expect(unsafeSettings(parseEnv(SAFE))).toEqual([]);
  });

  test.each([
    ["plain http outside this machine", { PROOFROOM_URL: "http://proof.example.org" }],
    ["the administrator's address only", { DATABASE_APP_URL: undefined }],
    ["one secret for two purposes", { PROOFROOM_LEDGER_SEED: SAFE.PROOFROOM_SECRET }],
    ["a secret of one letter", { PROOFROOM_SECRET: "a".repeat(40) }],
  ])("%s is refused with a sentence", (_, change) => {
    expect(unsafeSettings(parseEnv({ ...SAFE, ...change }))).toHaveLength(1);
  });

  test("a short secret is named with what is expected", () => {
    expect(() => parseEnv({ ...SAFE, PROOFROOM_SECRET: "short" })).toThrow(/PROOFROOM_SECRET: must have at least 32 characters/);
  });
});
