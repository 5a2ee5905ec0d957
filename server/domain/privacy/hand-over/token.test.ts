import { createHmac, randomBytes } from "node:crypto";
import { stripTypeScriptTypes } from "node:module";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { handOverExample } from "./example";
import { keyIdOf, readHandOver } from "./token";
import { openVisit, sealVisit } from "./visit";

const AUDIENCE = "https://proof.example/privacy/acme/hand-over";
const SECRET = randomBytes(32);
const NOW = new Date("2026-03-05T10:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const CLAIMS = { aud: AUDIENCE, iat: SECONDS, exp: SECONDS + 300, jti: "0123456789abcdef", sub: "u-17", email: "Petra@Example.org", name: "Petra", locale: "de-AT" };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function token(claims: object = {}, header: object = {}, secret: Uint8Array = SECRET): string {
  const signed = `${part({ alg: "HS256", kid: "hok_1", ...header })}.${part({ ...CLAIMS, ...claims })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
const read = (text: string, now = NOW) => readHandOver(text, { secretOf: (kid) => (kid === "hok_1" ? SECRET : undefined), audience: AUDIENCE, now });

describe("a hand-over", () => {
  test("says who is signed in, in small letters, and until when its nonce must be remembered", () => {
    expect(read(token())).toEqual({ jti: CLAIMS.jti, sub: "u-17", email: "petra@example.org", name: "Petra", locale: "de-AT", expiresAt: new Date((SECONDS + 330) * 1000) });
    expect(read(token({ name: undefined, locale: undefined, extra: 1 }))).toMatchObject({ name: "", locale: "" });
  });

  test.each([
    ["another centre's", token({ aud: "https://proof.example/privacy/other/hand-over" }), "audience"],
    ["one by another's secret", token({}, {}, randomBytes(32)), "signature"],
    ["one of a key that is none of theirs", token({}, { kid: "hok_2" }), "unknown_key"],
    ["one that says it needs no signature", `${part({ alg: "none", kid: "hok_1" })}.${part(CLAIMS)}.AA`, "malformed"],
    ["one that chooses another algorithm", token({}, { alg: "HS512" }), "malformed"],
    ["one with extensions that must be understood", token({}, { crit: ["b64"] }), "malformed"],
    ["one good for an hour", token({ exp: SECONDS + 3600 }), "too_long"],
    ["one that ends before it begins", token({ exp: SECONDS - 1, iat: SECONDS }), "too_long"],
    ["one of tomorrow", token({ iat: SECONDS + 86_400, exp: SECONDS + 86_500 }), "not_yet"],
    ["an old one", token({ iat: SECONDS - 400, exp: SECONDS - 101 }), "expired"],
    ["one without a nonce", token({ jti: "" }), "malformed"],
    ["one without a person", token({ sub: " " }), "malformed"],
    ["one without an address", token({ email: "nobody" }), "malformed"],
    ["two parts", "aa.bb", "malformed"],
    ["a huge one", token({ name: "x".repeat(9000) }), "malformed"],
  ])("%s is refused", (_, text, problem) => {
    expect(read(text)).toBe(problem);
  });

  test("with any one character changed is refused, and no text makes it throw", () => {
    const good = token();
    // The last character of base64url may hold bits that decode to nothing; those are the only two texts of one token.
    fc.assert(fc.property(fc.integer({ min: 0, max: good.length - 2 }), fc.constantFrom("A", "_", "z", "."), (at, other) => {
      fc.pre(good[at] !== other);
      expect(typeof read(good.slice(0, at) + other + good.slice(at + 1))).toBe("string");
    }));
    fc.assert(fc.property(fc.string(), (text) => typeof read(text) === "string" && keyIdOf(text) === undefined));
  });

  test("made by the example of the settings, word for word, is one", async () => {
    const plain = stripTypeScriptTypes(handOverExample(AUDIENCE, "hok_1"));
    const { handOverUrl } = (await import(`data:text/javascript,${encodeURIComponent(plain)}`)) as { handOverUrl: (user: object, secret: string) => string };
    const url = new URL(handOverUrl({ id: "u-17", email: "petra@example.org", locale: "fr" }, SECRET.toString("base64url")));
    expect(url.origin + url.pathname).toBe(AUDIENCE);
    expect(read(url.searchParams.get("token") ?? "", new Date())).toMatchObject({ sub: "u-17", email: "petra@example.org", name: "", locale: "fr" });
  });
});

describe("a visit", () => {
  const [key, visit] = [randomBytes(32), { id: "n", kid: "hok_1", sub: "u-17", email: "petra@example.org", name: "Petra", until: NOW.getTime() + 1 }];

  test("opens again while it lasts, says nothing to whoever reads it, and cannot be made by others", () => {
    const sealed = sealVisit(key, visit);
    expect(openVisit(key, sealed, NOW)).toEqual(visit);
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("petra");
    expect(openVisit(key, sealed, new Date(visit.until))).toBeUndefined();
    for (const bad of [sealed.slice(0, -4), `${sealed.slice(0, 40)}AAAA${sealed.slice(44)}`, sealVisit(randomBytes(32), visit), "", "x".repeat(5000), "<b>"]) expect(openVisit(key, bad, NOW)).toBeUndefined();
  });
});
