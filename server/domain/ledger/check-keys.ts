import { sameBytes } from "./bytes";
import { LedgerError } from "./error";
import type { Findings } from "./finding";
import { parseVerifierKey } from "./verifier-key";

/** A key as a log's list has it. `keyId` and `publicKey` follow from `vkey`. */
export type KeyRow = { vkey: string; keyName: string; keyId: Uint8Array; publicKey: Uint8Array; fromSize: number; toSize: number | null; status: "active" | "retired" | "compromised" };
/** Largest head that bears a key's line; `keyId` in hexadecimal. */
export type KeyUse = { keyId: string; last: number };
export type KeyList = { keys: readonly KeyRow[]; used: readonly KeyUse[]; /** Indexes of `key.rotated` entries. */ rotations: ReadonlySet<number>; isClosed: boolean };

/**
 * Holds a log's list of keys against the heads that they signed and the entries that changed them: which key is in force decides
 * what is signed next, and packs print the list. Findings: `KEY_CHANGED`, `KEY_MISSING` (it signed, and is not listed).
 */
export function checkKeys({ keys, used, rotations, isClosed }: KeyList, findings: Findings): void {
  const lastOf = new Map(used.map(({ keyId, last }) => [keyId, last]));
  for (const key of keys) {
    const at = `key ${hex(key.keyId)}`;
    if (!isNamed(key)) findings.add("KEY_CHANGED", at, "name, id or public key are not those of its own text");
    if (key.fromSize !== 0 && !rotations.has(key.fromSize - 1)) findings.add("KEY_CHANGED", at, `said to sign from the head of ${key.fromSize} entries on, and no entry before it changes keys`);
    if ((key.status === "active") !== (key.toSize === null)) findings.add("KEY_CHANGED", at, "in force and ended at once, or neither");
    if (key.toSize !== null && (lastOf.get(hex(key.keyId)) ?? 0) > key.toSize) findings.add("KEY_CHANGED", at, `said to have ended with the head of ${key.toSize} entries, and it signed a later one`);
  }
  const firsts = keys.filter(({ fromSize }) => fromSize === 0).length;
  if (firsts !== 1) findings.add("KEY_CHANGED", "keys", `${firsts} keys are said to sign from the first head on`);
  if (keys.some(({ status }) => status === "active") === isClosed) findings.add("KEY_CHANGED", "keys", isClosed ? "a key of a log that was closed is in force" : "no key is in force, so nothing can be signed");
  for (const { keyId } of used) if (!keys.some((key) => hex(key.keyId) === keyId)) findings.add("KEY_MISSING", `key ${keyId}`, "it signed heads of this log and is not on its list");
}

function isNamed({ vkey, keyName, keyId, publicKey }: KeyRow): boolean {
  try {
    const key = parseVerifierKey(vkey);
    return key.name === keyName && sameBytes(key.id, keyId) && sameBytes(key.publicKey, publicKey);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return false;
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
