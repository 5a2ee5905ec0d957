import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import { withoutOrg } from "@/db/client";
import { users } from "@/db/schema/users";
import { Email } from "@/server/domain/organization/schema";

import { parseInput } from "../context";
import { ServiceError } from "../errors";
import { consumeRateLimit } from "../rate-limits/consume";
import { startSession } from "../sessions/start";
import { verifyPassword } from "./password";
import { noteWrongPassword, slowDownGuessing } from "./slow-down";

export type SignInFacts = { now: Date; ip: string | null; userAgent: string | null };
const SignInInput = z.strictObject({ email: Email, password: z.string().max(1024) });
const PER_ACCOUNT = { points: 10, seconds: 300 };
const PER_ADDRESS = { points: 30, seconds: 300 };

/**
 * Signs in with a password and returns the new session's sid. Known and unknown accounts get the same answer after the
 * same work; tries are limited per account and address together and per address, and slowed down per account over all
 * addresses, so a stranger cannot lock anyone out.
 */
export async function signIn(facts: SignInFacts, input: unknown): Promise<{ userId: string; sid: string }> {
  const { email, password } = parseInput(SignInInput, input);
  await consumeRateLimit(`sign-in/${facts.ip}`, PER_ADDRESS, facts.now);
  await consumeRateLimit(`sign-in/${facts.ip}/${email}`, PER_ACCOUNT, facts.now);
  await slowDownGuessing({ email, ip: facts.ip, now: facts.now });
  const [user] = await withoutOrg(async (tx) => tx.select().from(users).where(eq(sql`lower(${users.email})`, email)));
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt) {
    await noteWrongPassword({ email, now: facts.now });
    throw new ServiceError("UNAUTHORIZED", "E-mail address and password do not fit together.");
  }
  const sid = await withoutOrg(async (tx) => startSession(tx, user.id, facts));
  return { userId: user.id, sid };
}
