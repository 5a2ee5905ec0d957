import { eq } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { tokenDigest } from "@/server/domain/access/token";

/** Signs out: the session is revoked and its cookie is worth nothing from the next request on. */
export async function endSession(sid: string, now: Date): Promise<void> {
  await withoutOrg(async (tx) => tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.sidSha256, tokenDigest(sid))));
}
