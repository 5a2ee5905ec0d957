import { randomBytes } from "node:crypto";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { coded } from "../ledger/testing/throws";
import { timestampRequest } from "./request";
import { makeAuthority, noOpenssl, type Authority } from "@/db/testing/authority";
import { verifyTimestamp } from "./verify";

const reason = noOpenssl();
const text = Buffer.from("proofroom.example/anchor-log\n7\nAAAA\n");
const nonce = randomBytes(16);

describe.skipIf(reason)(`a time-stamp${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let authority: Authority;
  let response: Buffer;
  beforeAll(() => {
    authority = makeAuthority();
    response = authority.stamp(timestampRequest(text, nonce));
  });
  afterAll(() => authority.remove());
  const verify = async (over: Partial<Parameters<typeof verifyTimestamp>[0]> = {}) => verifyTimestamp({ response, text, nonce, rootsPem: authority.rootsPem, ...over });

  test("of our text under our root holds, and says when and by whom", async () => {
    const { genTime, tsa, certificatesPem } = await verify();
    expect(Math.abs(genTime.getTime() - Date.now())).toBeLessThan(60_000);
    expect(tsa).toBe("CN=Test authority");
    expect(certificatesPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  test("of an old token holds without the request's nonce", async () => {
    expect((await verify({ nonce: null })).genTime).toBeInstanceOf(Date);
  });

  test("of other bytes is refused", async () => {
    await expect(verify({ text: Buffer.from("other") })).rejects.toThrow(coded("TIMESTAMP_IMPRINT"));
  });

  test("with a byte behind its end, or one less, is refused", async () => {
    for (const bent of [Buffer.concat([response, Buffer.of(0)]), response.subarray(0, -1)]) await expect(verify({ response: bent })).rejects.toThrow(coded("TIMESTAMP_FORM"));
  });

  test("that answers another request is refused", async () => {
    await expect(verify({ nonce: randomBytes(16) })).rejects.toThrow(coded("TIMESTAMP_NONCE"));
  });

  test("under a root that is not ours is refused", async () => {
    const other = makeAuthority();
    await expect(verify({ rootsPem: other.rootsPem })).rejects.toThrow(coded("TIMESTAMP_CHAIN"));
    other.remove();
  });

  test("is judged at its own time: the authority's certificate expired since, and it still holds", async () => {
    const endsAt = new Date(Date.now() + 6000);
    const brief = makeAuthority({ endsAt });
    const stamped = brief.stamp(timestampRequest(text, nonce));
    await new Promise((resolve) => { setTimeout(resolve, Math.max(0, endsAt.getTime() - Date.now() + 1500)); });
    expect((await verifyTimestamp({ response: stamped, text, nonce, rootsPem: brief.rootsPem })).genTime.getTime()).toBeLessThanOrEqual(endsAt.getTime());
    brief.remove();
  });

  test("made after the authority's certificate had expired is refused", async () => {
    const late = makeAuthority({ endsAt: new Date(Date.now() - 60_000) });
    await expect(verifyTimestamp({ response: late.stamp(timestampRequest(text, nonce)), text, nonce, rootsPem: late.rootsPem })).rejects.toThrow(coded("TIMESTAMP_CHAIN"));
    late.remove();
  });

  test("with one flipped bit anywhere is refused by a code, or is the same statement", async () => {
    const good = await verify();
    for (let at = 0; at < response.length; at += 7) {
      const bent = Buffer.from(response);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const outcome = await verify({ response: bent }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome, `byte ${at}`).toMatchObject({ name: "LedgerError", code: expect.stringMatching(/^TIMESTAMP_/) });
      else expect(outcome, `byte ${at}`).toMatchObject({ genTime: good.genTime });
    }
  });
});

describe("what is no time-stamp", () => {
  test.each([["nothing", ""], ["text", "<html>busy</html>"], ["an empty sequence", "\u0030\u0000"]])("%s is refused", async (_, bytes) => {
    await expect(verifyTimestamp({ response: Buffer.from(bytes, "latin1"), text, nonce, rootsPem: "" })).rejects.toThrow(coded("TIMESTAMP_FORM"));
  });

  test("a refusal of the authority comes with its status", async () => {
    const rejection = Buffer.from("300530030201023000".slice(0, 14), "hex");
    await expect(verifyTimestamp({ response: rejection, text, nonce, rootsPem: "" })).rejects.toThrow(coded("TIMESTAMP_REFUSED"));
  });

  test("the same request is written for the same nonce, and its nonce is a positive integer", () => {
    const zero = timestampRequest(text, Buffer.alloc(16));
    expect(timestampRequest(text, Buffer.alloc(16))).toEqual(zero);
    expect(Buffer.from(zero).toString("hex")).toContain("021040000000000000000000000000000000");
  });
});
