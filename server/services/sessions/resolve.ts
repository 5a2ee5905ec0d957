import { and, eq, gt, isNull } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { sessions, users } from "@/db/schema/users";
import { tokenDigest } from "@/server/domain/access/token";

import { IDLE_HOURS } from "./start";

export type SignedInUser = { id: string; name: string; email: string; sessionId: string; secondFactorAt?: Date | null };
const TOUCH_MINUTES = 5;

/** The person behind a session cookie's sid, or undefined. Asked on every request, so a revocation counts at once. */
export async function resolveSession(sid: string, now: Date): Promise<SignedInUser | undefined> {
  return withoutOrg(async (tx) => {
    const [row] = await tx
      .select({ id: users.id, name: users.name, email: users.email, sessionId: sessions.id, secondFactorAt: sessions.secondFactorAt, seen: sessions.lastSeenAt })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.sidSha256, tokenDigest(sid)), isNull(sessions.revokedAt), isNull(users.disabledAt), gt(sessions.expiresAt, now)));
    if (!row || now.getTime() - row.seen.getTime() > IDLE_HOURS * 3_600_000) return undefined;
    if (now.getTime() - row.seen.getTime() > TOUCH_MINUTES * 60_000) {
      await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.sessionId));
    }
    return { id: row.id, name: row.name, email: row.email, sessionId: row.sessionId, secondFactorAt: row.secondFactorAt };
  });
}
