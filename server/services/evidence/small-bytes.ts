import { seal, unseal } from "@/server/domain/crypto/envelope";
import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import { contextOf } from "@/server/storage/blob-store";
import { fileSubject, type OrgKeys } from "@/server/storage/org-keys";

/** A small file as it lies beside its row: sealed under the key of its digest. */
export function sealSmall(keys: OrgKeys, orgId: string, sha256: string, bytes: Uint8Array): Uint8Array {
  return seal(keys.key(fileSubject(sha256)), bytes, contextOf(orgId, sha256));
}

/** Throws `SealedFileDamaged`, or `KeyDestroyed` where it was erased. */
export function openSmall(keys: OrgKeys, orgId: string, sha256: string, sealed: Uint8Array): Uint8Array {
  const key = keys.key(fileSubject(sha256));
  try {
    return unseal(key, sealed, contextOf(orgId, sha256));
  } catch (error) {
    throw new SealedFileDamaged("the copy beside its row", { cause: error });
  }
}
