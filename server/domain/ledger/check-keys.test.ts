import { expect, test } from "vitest";

import { checkKeys, type KeyList, type KeyRow } from "./check-keys";
import { Findings } from "./finding";
import { keyIdOf, ED25519, printVerifierKey } from "./verifier-key";

const name = "ledger.example/log";
function key(byte: number, of: Pick<KeyRow, "fromSize" | "toSize" | "status">): KeyRow {
  const publicKey = new Uint8Array(32).fill(byte);
  const keyId = keyIdOf(ED25519, name, publicKey);
  return { vkey: printVerifierKey({ name, id: keyId, type: ED25519, publicKey }), keyName: name, keyId, publicKey, ...of };
}
const [old, fresh] = [key(1, { fromSize: 0, toSize: 9, status: "retired" }), key(2, { fromSize: 6, toSize: null, status: "active" })];
const stranger = key(3, { fromSize: 20, toSize: null, status: "active" });
const hex = ({ keyId }: KeyRow) => Buffer.from(keyId).toString("hex");
const sound: KeyList = { keys: [old, fresh], used: [{ keyId: hex(old), last: 9 }, { keyId: hex(fresh), last: 40 }], rotations: new Set([5]), isClosed: false };

function found(change: Partial<KeyList>): string[] {
  const findings = new Findings();
  checkKeys({ ...sound, ...change }, findings);
  return findings.list.map(({ code, at }) => `${code} ${at}`);
}

test("keys that follow each other by an entry each are no fault, nor is the list of a log that was closed or never signed", () => {
  expect(found({})).toEqual([]);
  expect(found({ keys: [old, { ...fresh, status: "compromised", toSize: 40 }], isClosed: true })).toEqual([]);
  expect(found({ keys: [{ ...fresh, fromSize: 0 }], used: [], rotations: new Set() })).toEqual([]);
});

test.each<[string, Partial<KeyList>, string[]]>([
  ["a key put in", { keys: [old, fresh, stranger] }, [`KEY_CHANGED key ${hex(stranger)}`]],
  ["another public key under the same name", { keys: [old, { ...fresh, publicKey: old.publicKey }] }, [`KEY_CHANGED key ${hex(fresh)}`]],
  ["a text that is none", { keys: [old, { ...fresh, vkey: "x" }] }, [`KEY_CHANGED key ${hex(fresh)}`]],
  ["an end put before what it signed", { keys: [{ ...old, toSize: 8 }, fresh] }, [`KEY_CHANGED key ${hex(old)}`]],
  ["a retired key put in force again", { keys: [{ ...old, status: "active" }, fresh] }, [`KEY_CHANGED key ${hex(old)}`]],
  ["a key taken away", { keys: [fresh] }, ["KEY_CHANGED keys", `KEY_MISSING key ${hex(old)}`]],
  ["no key left in force", { keys: [old, { ...fresh, status: "retired", toSize: 40 }] }, ["KEY_CHANGED keys"]],
  ["a key of a closed log in force", { isClosed: true }, ["KEY_CHANGED keys"]],
])("%s is named", (_, change, expected) => {
  expect(found(change)).toEqual(expected);
});
