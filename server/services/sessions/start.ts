import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { newToken } from "@/server/domain/access/token";
import { newId } from "@/server/domain/ids/ids";

export const IDLE_HOURS = 8;
export const ABSOLUTE_DAYS = 7;
type RequestFacts = { now: Date; ip: string | null; userAgent: string | null };

/** Opens a session and returns the random sid for the cookie. Only its SHA-256 is stored. */
export async function startSession(tx: Tx, userId: string, facts: RequestFacts): Promise<string> {
  const { token, sha256 } = newToken();
  await tx.insert(sessions).values({
    id: newId("session"), sidSha256: sha256, userId, createdAt: facts.now, lastSeenAt: facts.now,
    expiresAt: new Date(facts.now.getTime() + ABSOLUTE_DAYS * 86_400_000), ip: facts.ip, userAgent: facts.userAgent,
  });
  return token;
}
