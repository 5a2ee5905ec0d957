import { randomBytes } from "node:crypto";

import { generateSync } from "otplib";

import type { TestOrg } from "@/db/seed/factories";
import { TERMS_VERSION } from "@/server/domain/engagements/terms";
import { acceptGrant } from "@/server/services/engagements/accept";
import { createEngagement } from "@/server/services/engagements/create";
import { inviteAuditor } from "@/server/services/engagements/invite";
import { moveEngagement } from "@/server/services/engagements/move";
import { updateEngagement } from "@/server/services/engagements/update";
import { enrolSecondFactor } from "@/server/services/second-factor/enrol";
import { proveSecondFactor } from "@/server/services/second-factor/prove";
import { resolveSession, type SignedInUser } from "@/server/services/sessions/resolve";

import { admin } from "./admin";
import { newIp } from "./people";

export type LetIn = { engagementId: string; grantId: string; user: SignedInUser; sid: string; secret: string };
type Options = { frameworks?: string[]; windowFrom?: string; windowTo?: string; days?: number; leftOut?: string[] };

/** An audit that is open, with one auditor who accepted, set up a second factor and proved it: by the verbs that people use. */
export async function letAuditorIn(org: TestOrg, { frameworks = ["soc2"], windowFrom = "2026-01-01", windowTo = "2026-12-31", days = 30, leftOut }: Options = {}): Promise<LetIn> {
  const ctx = org.as();
  const scope = { name: "SOC 2 2026", firm: "Example Audit", type: "period", frameworks, categories: ["availability"], windowFrom, windowTo };
  const { id } = await createEngagement(ctx, scope);
  if (leftOut) await updateEngagement(ctx, { id, ...scope, leftOut });
  await moveEngagement(ctx, { id, phase: "open" });
  return { engagementId: id, ...(await inviteAndAccept(org, id, days)) };
}

/** One more auditor in the same engagement. */
export async function inviteAndAccept(org: TestOrg, engagementId: string, days = 30): Promise<Omit<LetIn, "engagementId">> {
  const ctx = org.as();
  const { id: grantId } = await inviteAuditor(ctx, { engagementId, email: `auditor-${grantIdPart()}@example.org`, name: "Ann Auditor", days });
  const facts = { now: ctx.now, requestId: null, ip: newIp(), userAgent: "test" };
  const { sid } = await acceptGrant(facts, { token: await mailedToken(grantId), name: "Ann Auditor", termsVersion: TERMS_VERSION });
  const { secret } = await enrolSecondFactor(await signedIn(sid, ctx.now), ctx.now);
  await proveSecondFactor(await signedIn(sid, ctx.now), ctx.now, { code: codeAt(secret, ctx.now) });
  return { grantId, sid, secret, user: await signedIn(sid, ctx.now) };
}

/** The token in the newest mail to the address of a grant. */
export async function mailedToken(grantId: string): Promise<string> {
  const [mail] = await admin()`select o.plain from outbox o join audit_grants g on g.email = o.recipient where g.id = ${grantId} order by o.created_at desc, o.id desc limit 1`;
  const found = /invitation#(\S+)/.exec(String(mail?.["plain"]))?.[1];
  if (!found) throw new Error("No invitation was mailed.");
  return found;
}

export const codeAt = (secret: string, at: Date): string => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });

async function signedIn(sid: string, now: Date): Promise<SignedInUser> {
  const user = await resolveSession(sid, now);
  if (!user) throw new Error("The session is not open.");
  return user;
}

const grantIdPart = () => randomBytes(5).toString("hex");
