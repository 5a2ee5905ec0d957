import { createHash } from "node:crypto";

import { canonicalBytes } from "../ledger/jcs";
import type { PushItem } from "./schema";

/**
 * Digest of what makes a push the same push: the bytes, how they are to be read, and what is said about them.
 * The same push twice is one item, whatever door it came through; a file name or title makes no difference.
 */
export function fingerprint(sha256: string, item: PushItem): string {
  const said = {
    sha256, kind: item.kind, mapping: item.mapping, provenance: { ...item.provenance, method: undefined },
    answers: item.answers, supersedes: item.supersedes, asDocument: item.asDocument,
  };
  const plain: unknown = JSON.parse(JSON.stringify(said));
  return createHash("sha256").update(canonicalBytes(plain)).digest("hex");
}
