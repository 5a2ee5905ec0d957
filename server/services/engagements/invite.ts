import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { users } from "@/db/schema/users";
import { newToken } from "@/server/domain/access/token";
import { InviteAuditorInput } from "@/server/domain/engagements/schema";
import { newId } from "@/server/domain/ids/ids";
import { dayInWords } from "@/server/domain/privacy/in-words";
import { env } from "@/server/env";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { queueMail } from "../mail/queue";
import { organizationOrThrow } from "../organizations/rows";
import { isMember, MEMBER } from "./outside";
import { engagementName, engagementOrThrow, type EngagementRow } from "./rows";

const LINK_DAYS = 14;
const DAY = 86_400_000;

/** Invites an auditor into one engagement: part of its frameworks and days or all of them, until a day. The link works once and for that address only. */
export async function inviteAuditor(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "audits:manage");
  const wanted = parseInput(InviteAuditorInput, input);
  const { token, sha256 } = newToken();
  const id = newId("auditGrant");
  await withOrg(ctx.orgId, async (tx) => {
    const row = await engagementOrThrow(tx, ctx, wanted.engagementId, true);
    if (row.phase === "ended") throw new ServiceError("CONFLICT", "This audit has ended.");
    if (await isMember(tx, ctx.orgId, sql`lower(${users.email}) = ${wanted.email}`)) throw new ServiceError("INVALID", MEMBER, [{ field: "email", message: MEMBER }]);
    const part = partOf(row, wanted);
    const expiresAt = new Date(ctx.now.getTime() + wanted.days * DAY);
    const linkExpiresAt = new Date(Math.min(expiresAt.getTime(), ctx.now.getTime() + LINK_DAYS * DAY));
    await tx.insert(auditGrants).values({ orgId: ctx.orgId, id, engagementId: row.id, email: wanted.email, name: wanted.name, ...part, tokenSha256: sha256, linkExpiresAt, expiresAt, invitedBy: ctx.actor.id, createdAt: ctx.now });
    const organization = await organizationOrThrow(tx, ctx.orgId);
    const url = new URL(`/audit/invitation#${token}`, env().PROOFROOM_URL).toString();
    await queueMail(tx, ctx.now, { to: wanted.email, template: { name: "audit-invitation", props: { url, organization: organization.name, engagement: row.name, invitedBy: nameOf(ctx), days: LINK_DAYS } } });
    await recordChanges(tx, ctx, [{ action: "auditor.invited", type: "access.granted", object: { kind: "audit_grant", id, label: wanted.name }, detail: { engagement: engagementName(row.number), email: wanted.email, ...part, expiresAt: expiresAt.toISOString() } }]);
  });
  return { id };
}

/** Never more than the engagement has. */
function partOf(row: EngagementRow, { frameworks, windowFrom = row.windowFrom, windowTo = row.windowTo }: { frameworks: string[]; windowFrom?: string | undefined; windowTo?: string | undefined }) {
  const foreign = frameworks.filter((framework) => !row.frameworks.includes(framework));
  if (foreign.length > 0) throw new ServiceError("INVALID", `This audit is not about ${foreign.join(", ")}.`, [{ field: "frameworks", message: "Choose from the audit's frameworks." }]);
  if (windowFrom < row.windowFrom || windowTo > row.windowTo || windowFrom > windowTo) {
    throw new ServiceError("INVALID", "The days lie outside the audit's window.", [{ field: "windowTo", message: `Choose days from ${dayInWords("en", row.windowFrom)} to ${dayInWords("en", row.windowTo)}.` }]);
  }
  return { frameworks, windowFrom, windowTo };
}

const nameOf = ({ actor }: ServiceContext): string => ("name" in actor ? actor.name : "Proofroom");
