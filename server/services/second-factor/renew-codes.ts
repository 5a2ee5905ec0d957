import { eq } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { secondFactors } from "@/db/schema/users";

import type { SignedInUser } from "../sessions/resolve";
import { newRecoveryCodes } from "./enrol";
import { proveSecondFactor } from "./prove";
import { recoveryDigest } from "./secret";

/** Makes new recovery codes, shown once; the old ones open nothing any more. Asks for a code again, so that an open browser alone is not enough. */
export async function renewRecoveryCodes(user: SignedInUser, now: Date, input: unknown): Promise<{ recoveryCodes: string[] }> {
  await proveSecondFactor(user, now, input);
  const recoveryCodes = newRecoveryCodes();
  await withoutOrg(async (tx) => tx.update(secondFactors).set({ recoverySha256: recoveryCodes.map(recoveryDigest) }).where(eq(secondFactors.userId, user.id)));
  return { recoveryCodes };
}
