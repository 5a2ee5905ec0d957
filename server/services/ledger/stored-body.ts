import type { OrgKeys } from "@/server/storage/org-keys";

import { openBody } from "./open-body";

type Stored = { id: string; key_ref: string | null; body_enc: Uint8Array | null };

/** The content of an entry as it is stored. Undefined where it is gone or its key is; null where it does not open. */
export function storedBody(keys: OrgKeys, orgId: string, { id, key_ref: keyRef, body_enc: bodyEnc }: Stored): Uint8Array | null | undefined {
  if (keyRef === null) return undefined;
  try {
    return openBody(keys, { orgId, entryId: id, keyRef, bodyEnc });
  } catch {
    // Whatever the cipher says of it: key, tag or length are not those it was sealed with. That is the finding.
    return null;
  }
}
