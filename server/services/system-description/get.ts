import { and, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { systemDescriptions } from "@/db/schema/system-description";
import { SystemDescriptionVersion } from "@/server/domain/system-description/schema";
import type { SystemDescriptionView } from "@/server/domain/system-description/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { personNames } from "../users/names";
import { EMPTY_DESCRIPTION } from "./rows";

const MOST_VERSIONS = 200;

/** The newest version of the system description, or the one asked for, with the list of all. Empty where nothing was entered; NOT_FOUND for a version that is not there. */
export async function getSystemDescription(ctx: ServiceContext, input: unknown): Promise<SystemDescriptionView> {
  authorize(ctx, "reports:read");
  const { version: asked } = parseInput(SystemDescriptionVersion, input);
  return withOrg(ctx.orgId, async (tx) => {
    const own = eq(systemDescriptions.orgId, ctx.orgId);
    const { version, savedAt, savedBy, sha256 } = systemDescriptions;
    const rows = await tx.select({ version, savedAt, savedBy, sha256 }).from(systemDescriptions).where(own).orderBy(desc(version)).limit(MOST_VERSIONS);
    const [row] = await tx.select().from(systemDescriptions).where(and(own, eq(version, asked ?? rows[0]?.version ?? 0)));
    if (!row && asked !== undefined) throw notFound("This version");
    const names = await personNames(tx, rows.map((each) => each.savedBy));
    return { version: row?.version ?? 0, content: row?.content ?? EMPTY_DESCRIPTION, versions: rows.map((each) => ({ ...each, savedAt: each.savedAt.toISOString(), savedBy: names.get(each.savedBy) ?? each.savedBy })) };
  });
}
