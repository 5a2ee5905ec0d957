import { eq } from "drizzle-orm";
import { verifySync } from "otplib";
import { z } from "zod";

import { withoutOrg } from "@/db/client";
import { secondFactors, sessions } from "@/db/schema/users";

import { parseInput } from "../context";
import { ServiceError } from "../errors";
import { consumeRateLimit } from "../rate-limits/consume";
import type { SignedInUser } from "../sessions/resolve";
import { openSecret, recoveryDigest } from "./secret";

const Input = z.strictObject({ code: z.string().trim().max(40) });
/** A clock may be one step of thirty seconds off, either way. */
const TOLERANCE_SECONDS = 30;
type Factor = typeof secondFactors.$inferSelect;

/**
 * Proves the second factor for this browser's session by a one-time code or a recovery code. A code counts once: its time
 * step and all before it are used up (RFC 6238, 5.2). Tries are limited by person: guessing needs a session first, and months.
 */
export async function proveSecondFactor(user: SignedInUser, now: Date, input: unknown): Promise<void> {
  const { code } = parseInput(Input, input);
  await consumeRateLimit(`second-factor/${user.id}`, { points: 10, seconds: 900 }, now);
  await withoutOrg(async (tx) => {
    const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, user.id)).for("update");
    const used = factor && usedUp(factor, code, now);
    if (!used) throw new ServiceError("UNAUTHORIZED", "This code is not right, or was used. Wait for the next one and try again.", [{ field: "code", message: "Not right, or used." }]);
    await tx.update(secondFactors).set({ ...used, confirmedAt: factor.confirmedAt ?? now }).where(eq(secondFactors.userId, user.id));
    await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, user.sessionId));
  });
}

/** What a right code uses up; undefined for a wrong one. Recovery codes open only what was confirmed. */
function usedUp(factor: Factor, code: string, now: Date): Partial<Factor> | undefined {
  const digits = code.replaceAll(" ", "");
  if (/^\d{6}$/.test(digits)) {
    const result = verifySync({ secret: openSecret(factor.userId, factor.secretEnc), token: digits, epoch: Math.floor(now.getTime() / 1000), epochTolerance: TOLERANCE_SECONDS });
    const step = result.valid && "timeStep" in result ? result.timeStep : 0;
    return step > factor.lastStep ? { lastStep: step } : undefined;
  }
  const digest = recoveryDigest(code);
  if (!factor.confirmedAt || !factor.recoverySha256.includes(digest)) return undefined;
  return { recoverySha256: factor.recoverySha256.filter((kept) => kept !== digest) };
}
