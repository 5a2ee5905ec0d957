import { createHash } from "node:crypto";

import { seal, unseal, wrappingKey } from "@/server/domain/crypto/envelope";
import { env } from "@/server/env";

/** The secret of one-time codes as it is stored: under the instance's key, bound to its person. */
export function sealSecret(userId: string, secret: string): Uint8Array {
  return seal(wrappingKey(env().PROOFROOM_SECRET), Buffer.from(secret), contextOf(userId));
}

export function openSecret(userId: string, sealed: Uint8Array): string {
  return Buffer.from(unseal(wrappingKey(env().PROOFROOM_SECRET), sealed, contextOf(userId))).toString("utf8");
}

/** Recovery codes are random enough for a plain digest; people type them with and without the dash. */
export const recoveryDigest = (code: string): string => createHash("sha256").update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, "")).digest("hex");

const contextOf = (userId: string) => `second-factor/${userId}`;
