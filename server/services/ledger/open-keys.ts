import { keyStore } from "@/server/storage/key-store";
import { KeysMissing, type OrgKeys } from "@/server/storage/org-keys";

import { ServiceError } from "../errors";

/** The organization's data keys as the key store holds them now. Throws UNAVAILABLE where they are missing. */
export async function openKeys(orgId: string): Promise<OrgKeys> {
  try {
    return await keyStore.open(orgId);
  } catch (error) {
    if (error instanceof KeysMissing) throw new ServiceError("UNAVAILABLE", error.message, [], { cause: error });
    throw error;
  }
}
