import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";

import { withoutOrg } from "@/db/client";
import { signInTokens, users } from "@/db/schema/users";
import { tokenDigest } from "@/server/domain/access/token";

import { parseInput } from "../context";
import { ServiceError } from "../errors";
import { consumeRateLimit } from "../rate-limits/consume";
import { startSession } from "../sessions/start";
import type { SignInFacts } from "./sign-in";

/** Signs in with the token of a mailed link. A token works once and for a quarter of an hour. */
export async function signInByLink(facts: SignInFacts, input: unknown): Promise<{ userId: string; sid: string }> {
  const { token } = parseInput(z.strictObject({ token: z.string().max(100) }), input);
  await consumeRateLimit(`sign-in/${facts.ip}`, { points: 30, seconds: 300 }, facts.now);
  return withoutOrg(async (tx) => {
    const open = and(eq(signInTokens.tokenSha256, tokenDigest(token)), isNull(signInTokens.usedAt), gt(signInTokens.expiresAt, facts.now));
    const [used] = await tx.update(signInTokens).set({ usedAt: facts.now }).where(open).returning({ email: signInTokens.email });
    const [user] = used ? await tx.select().from(users).where(eq(sql`lower(${users.email})`, used.email)) : [];
    if (!user || user.disabledAt) throw new ServiceError("UNAUTHORIZED", "This link was used or has expired. Ask for a new one.");
    return { userId: user.id, sid: await startSession(tx, user.id, facts) };
  });
}
