import { desc, eq } from "drizzle-orm";
import { generateSync } from "otplib";

import { asAuditor, withoutOrg } from "@/db/client";
import { outbox } from "@/db/schema/users";
import { TERMS_VERSION } from "@/server/domain/engagements/terms";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import type { ServiceContext } from "@/server/services/context";
import { acceptGrant } from "@/server/services/engagements/accept";
import { inviteAuditor } from "@/server/services/engagements/invite";
import { enrolSecondFactor } from "@/server/services/second-factor/enrol";
import { proveSecondFactor } from "@/server/services/second-factor/prove";
import { resolveSession, type SignedInUser } from "@/server/services/sessions/resolve";

/** An auditor and the secret of their second factor. */
export type LetIn = { user: SignedInUser; secret: string };

/** Invites an auditor, who opens the mailed link, agrees to the terms and sets up a second factor: as a person would. */
export async function letIn(officer: ServiceContext, engagementId: string, person: { name: string; email: string }): Promise<LetIn> {
  await inviteAuditor(officer, { engagementId, ...person, days: 90 });
  const { now } = officer;
  const { sid } = await acceptGrant({ now, requestId: null, ip: null, userAgent: "seeder" }, { token: await mailedToken(person.email), name: person.name, termsVersion: TERMS_VERSION });
  const { secret } = await enrolSecondFactor(await signedIn(sid, now), now);
  await proveSecondFactor(await signedIn(sid, now), now, { code: generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) }) });
  return { user: await signedIn(sid, now), secret };
}

/** Does something in the room as this auditor, at a moment of the story. */
export async function inRoom<T>(engagementId: string, user: SignedInUser, now: Date, work: (ctx: AuditorContext) => Promise<T>): Promise<T> {
  const ctx = await resolveAuditor(engagementId, user, { now, requestId: null, ip: null, userAgent: "seeder" });
  return asAuditor(engagementId, async () => work(ctx));
}

async function mailedToken(email: string): Promise<string> {
  const [mail] = await withoutOrg(async (tx) => tx.select({ plain: outbox.plain }).from(outbox).where(eq(outbox.recipient, email)).orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(1), "system");
  const token = /invitation#(\S+)/.exec(mail?.plain ?? "")?.[1];
  if (!token) throw new Error("The demo's auditor got no invitation.");
  return token;
}

async function signedIn(sid: string, now: Date): Promise<SignedInUser> {
  const user = await resolveSession(sid, now);
  if (!user) throw new Error("The demo's auditor is not signed in.");
  return user;
}
