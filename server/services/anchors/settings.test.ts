import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { COSIGNATURE, printVerifierKey, signerOf } from "@/server/domain/ledger/verifier-key";
import { parseEnv } from "@/server/env";

import { anchorTargets } from "./targets";

const folder = mkdtempSync(path.join(tmpdir(), "proofroom-settings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

function targets(settings: Record<string, string>) {
  return anchorTargets(parseEnv({ PROOFROOM_SECRET: "s".repeat(32), PROOFROOM_LEDGER_SEED: "s".repeat(32), ...settings }));
}

const vkey = (name: string) => printVerifierKey(signerOf(COSIGNATURE, name, Buffer.alloc(32, name.length)));

describe("the configured targets", () => {
  test("are none where nothing is set", () => {
    expect(targets({})).toEqual([]);
  });

  test("are the policy's witnesses with an address, the authority, and the bucket", () => {
    const policy = file("policy", `witness auditor ${vkey("auditor.example")} https://auditor.example/w/\nwitness offline ${vkey("offline")}\nquorum auditor\n`);
    const found = targets({
      PROOFROOM_WITNESS_POLICY: policy, PROOFROOM_TSA_URL: "https://tsa.example/stamp", PROOFROOM_TSA_ROOTS: file("roots.pem", "pem"),
      PROOFROOM_ANCHOR_BUCKET_URL: "https://s3.example/bucket/", PROOFROOM_ANCHOR_BUCKET_KEY_ID: "id", PROOFROOM_ANCHOR_BUCKET_SECRET: "secret",
    });
    expect(found).toMatchObject([
      { kind: "witness", target: "auditor", url: "https://auditor.example/w" }, { kind: "rfc3161", target: "tsa.example", rootsPem: "pem" },
      { kind: "object_lock", target: "s3.example/bucket/", url: "https://s3.example/bucket", region: "us-east-1", retentionDays: 3653 },
    ]);
  });

  test.each([
    [{ PROOFROOM_WITNESS_POLICY: path.join(folder, "missing") }, /^PROOFROOM_WITNESS_POLICY: /], [{ PROOFROOM_WITNESS_POLICY: file("bad", "hello\n") }, /^PROOFROOM_WITNESS_POLICY: /],
    [{ PROOFROOM_TSA_URL: "https://tsa.example" }, /^PROOFROOM_TSA_ROOTS: name a PEM file/], [{ PROOFROOM_ANCHOR_BUCKET_URL: "https://s3.example/b" }, /needs PROOFROOM_ANCHOR_BUCKET_KEY_ID/],
  ])("that cannot work are named: %o", (settings, message) => {
    expect(() => targets(settings)).toThrow(message);
  });
});
