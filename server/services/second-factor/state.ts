import { eq } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { secondFactors } from "@/db/schema/users";

import type { SignedInUser } from "../sessions/resolve";

/** Whether this person has a second factor, how many recovery codes are left, and whether this browser proved it. */
export async function secondFactorState(user: SignedInUser): Promise<{ isSet: boolean; recoveryCodes: number; isProven: boolean }> {
  const [row] = await withoutOrg(async (tx) => tx.select().from(secondFactors).where(eq(secondFactors.userId, user.id)));
  const isSet = row !== undefined && row.confirmedAt !== null;
  return { isSet, recoveryCodes: isSet ? row.recoverySha256.length : 0, isProven: Boolean(user.secondFactorAt) };
}
