import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import { withoutOrg } from "@/db/client";
import { signInTokens, users } from "@/db/schema/users";
import { returnAddress } from "@/server/domain/access/return-address";
import { newToken } from "@/server/domain/access/token";
import { newId } from "@/server/domain/ids/ids";
import { Email } from "@/server/domain/organization/schema";
import { env } from "@/server/env";

import { parseInput } from "../context";
import { queueMail } from "../mail/queue";
import { consumeRateLimit } from "../rate-limits/consume";
import type { SignInFacts } from "./sign-in";

const MINUTES = 15;

/** Mails a one-time sign-in link to a known address. The answer is the same for an unknown one. */
export async function requestSignInLink(facts: SignInFacts, input: unknown): Promise<void> {
  const { email, to } = parseInput(z.strictObject({ email: Email, to: z.string().max(2000).optional() }), input);
  await consumeRateLimit(`sign-in-link/${facts.ip}`, { points: 20, seconds: 3600 }, facts.now);
  await consumeRateLimit(`sign-in-link/${email}`, { points: 5, seconds: 3600 }, facts.now);
  await withoutOrg(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(sql`lower(${users.email})`, email));
    if (!user || user.disabledAt) return;
    const { token, sha256 } = newToken();
    const expiresAt = new Date(facts.now.getTime() + MINUTES * 60_000);
    await tx.insert(signInTokens).values({ id: newId("signInToken"), email, tokenSha256: sha256, createdAt: facts.now, expiresAt });
    const asked = returnAddress(to);
    // In the fragment: it never reaches a log, a proxy or a referrer.
    const url = new URL(`/sign-in/link${asked ? `?${new URLSearchParams({ to: asked })}` : ""}#${token}`, env().PROOFROOM_URL).toString();
    await queueMail(tx, facts.now, { to: email, template: { name: "sign-in-link", props: { url, minutes: MINUTES } } });
  });
}
