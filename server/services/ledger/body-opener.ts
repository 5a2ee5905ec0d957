import { unseal } from "@/server/domain/crypto/envelope";

import { unwrapDataKey } from "./log-and-keys";

export type SealedBody = { entryId: string; dekId: string; wrappedKey: Uint8Array; bodyEnc: Uint8Array };
export type BodyOpener = (sealed: SealedBody) => Uint8Array;

/** Opens sealed bodies of one organization, each data key unwrapped once. What it gives throws where a body does not open under its key. */
export function bodyOpener(orgId: string): BodyOpener {
  const keys = new Map<string, Uint8Array>();
  return ({ entryId, dekId, wrappedKey, bodyEnc }) => {
    const key = keys.get(dekId) ?? unwrapDataKey(orgId, dekId, wrappedKey);
    keys.set(dekId, key);
    return unseal(key, bodyEnc, `${orgId}/${entryId}`);
  };
}
