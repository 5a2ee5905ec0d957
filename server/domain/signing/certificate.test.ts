import { createPublicKey, generateKeyPairSync } from "node:crypto";

import { expect, test } from "vitest";

import { authorityCertificate } from "./certificate";

test("a certificate's times are whole seconds, with two digits of the year to 2049 and four after it (RFC 5280 §4.1.2.5)", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const order = { subject: "Reports", publicKey: createPublicKey(privateKey), serial: new Uint8Array(16).fill(7), from: new Date("2026-11-23T05:26:33.058Z"), until: new Date("2056-11-23T05:26:33.958Z") };
  const text = Buffer.from(authorityCertificate(order, privateKey)).toString("latin1");
  expect(text).toContain("\x17\x0d261123052633Z");
  expect(text).toContain("\x18\x0f20561123052633Z");
});
