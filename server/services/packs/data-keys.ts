import { unseal, wrappingKey } from "@/server/domain/crypto/envelope";
import { env } from "@/server/env";

/** Opens sealed bodies of one organization. Each data key is unwrapped once. */
export function bodyOpener(orgId: string): (opening: { entryId: string; dekId: string; wrappedKey: Uint8Array; bodyEnc: Uint8Array }) => Uint8Array {
  const master = wrappingKey(env().PROOFROOM_SECRET);
  const keys = new Map<string, Uint8Array>();
  return ({ entryId, dekId, wrappedKey, bodyEnc }) => {
    const key = keys.get(dekId) ?? unseal(master, wrappedKey, `${orgId}/${dekId}`);
    keys.set(dekId, key);
    return unseal(key, bodyEnc, `${orgId}/${entryId}`);
  };
}
