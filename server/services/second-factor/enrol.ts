import { randomInt } from "node:crypto";

import { eq, isNull } from "drizzle-orm";
import { generateSecret, generateURI } from "otplib";

import { withoutOrg } from "@/db/client";
import { secondFactors } from "@/db/schema/users";

import { ServiceError } from "../errors";
import type { SignedInUser } from "../sessions/resolve";
import { recoveryDigest, sealSecret } from "./secret";

const CODES = 10;
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const CODE_LETTERS = 10;

export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] };

/**
 * Begins a second factor: the secret for an authenticator app (RFC 6238, SHA-1, six digits, thirty seconds) and codes for
 * the day the app is lost, both shown once. It counts after its first code (`proveSecondFactor`); until then beginning again replaces it.
 */
export async function enrolSecondFactor(user: SignedInUser, now: Date): Promise<Enrolment> {
  const secret = generateSecret();
  const recoveryCodes = newRecoveryCodes();
  await withoutOrg(async (tx) => {
    const [held] = await tx.select({ confirmedAt: secondFactors.confirmedAt }).from(secondFactors).where(eq(secondFactors.userId, user.id)).for("update");
    if (held?.confirmedAt) throw alreadySet();
    const row = { secretEnc: sealSecret(user.id, secret), createdAt: now, lastStep: 0, recoverySha256: recoveryCodes.map(recoveryDigest) };
    // One that another browser began and confirmed meanwhile stays.
    const begun = await tx.insert(secondFactors).values({ userId: user.id, ...row }).onConflictDoUpdate({ target: secondFactors.userId, set: row, setWhere: isNull(secondFactors.confirmedAt) }).returning({ userId: secondFactors.userId });
    if (begun.length === 0) throw alreadySet();
  });
  return { secret, recoveryCodes, uri: generateURI({ issuer: "Proofroom", label: user.email, secret }) };
}

const alreadySet = () => new ServiceError("CONFLICT", "You have a second factor already. Use it, or one of its recovery codes.");

/** A set of codes for the day the app is lost. Kept by their digests only. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  const letters = Array.from({ length: CODE_LETTERS }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  return `${letters.slice(0, CODE_LETTERS / 2)}-${letters.slice(CODE_LETTERS / 2)}`;
}
