import { unseal } from "@/server/domain/crypto/envelope";
import type { OrgKeys } from "@/server/storage/org-keys";

type SealedBody = { orgId: string; entryId: string; keyRef: string; bodyEnc: Uint8Array | null };

/** What a body is bound to: its entry. */
export const bodyContext = (orgId: string, entryId: string) => `${orgId}/${entryId}`;

/**
 * The canonical bytes of an entry's body out of its opening; undefined where it was erased. Throws where the opening was
 * changed or moved.
 */
export function openBody(keys: OrgKeys, { orgId, entryId, keyRef, bodyEnc }: SealedBody): Uint8Array | undefined {
  const key = bodyEnc ? keys.find(keyRef) : undefined;
  return bodyEnc && key ? unseal(key, bodyEnc, bodyContext(orgId, entryId)) : undefined;
}
