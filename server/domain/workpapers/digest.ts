import { createHash } from "node:crypto";

import { canonicalBytes, type JcsValue } from "../ledger/jcs";

/**
 * What the ledger keeps of an auditor's private page: SHA-256 over salt and canonical JSON (RFC 8785). The salt stays with
 * the page, so that nobody finds a conclusion by trying the few there are.
 */
export function privateDigest(salt: Uint8Array, content: JcsValue): string {
  return createHash("sha256").update(salt).update(canonicalBytes(content)).digest("hex");
}
