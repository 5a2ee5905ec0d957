import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { statusRequests, statusVersions } from "@/db/schema/status-page";
import type { DocumentRequestView, StatusBoard, StatusVersionView } from "@/server/domain/status-page/view";

import { authorize, type ServiceContext } from "../context";
import { organizationOrThrow } from "../organizations/rows";
import { personNames } from "../users/names";
import type { RequestRow, VersionRow } from "./rows";
import { keepMonthsOf } from "./settings";

const [VERSIONS, REQUESTS] = [50, 200];
type Names = Map<string, string>;

/** The versions of the status page and who asked for documents, the newest first: 50 and 200 at most. */
export async function getStatusBoard(ctx: ServiceContext): Promise<StatusBoard> {
  authorize(ctx, "status:manage");
  return withOrg(ctx.orgId, async (tx) => {
    const { slug } = await organizationOrThrow(tx, ctx.orgId);
    const versions = await tx.select().from(statusVersions).where(eq(statusVersions.orgId, ctx.orgId)).orderBy(desc(statusVersions.number)).limit(VERSIONS);
    const requests = await tx.select().from(statusRequests).where(eq(statusRequests.orgId, ctx.orgId)).orderBy(desc(statusRequests.askedAt), desc(statusRequests.id)).limit(REQUESTS);
    const names = await personNames(tx, [...versions.flatMap((row) => [row.draftedBy, row.publishedBy]), ...requests.map((row) => row.decidedBy)]);
    return { slug, keepMonths: await keepMonthsOf(tx, ctx.orgId), versions: versions.map((row) => versionView(row, names)), requests: requests.map((row) => requestView(row, names)) };
  });
}

const nameIn = (names: Names, id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));

function versionView({ id, number, state, sha256, draftedBy, draftedAt, publishedBy, publishedAt, endedAt }: VersionRow, names: Names): StatusVersionView {
  return {
    id, number, state, sha256, draftedBy: nameIn(names, draftedBy) ?? "", draftedById: draftedBy, draftedAt: draftedAt.toISOString(),
    publishedBy: nameIn(names, publishedBy), publishedAt: publishedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null,
  };
}

function requestView(row: RequestRow, names: Names): DocumentRequestView {
  const { id, title, name, company, email, state, reason, downloads, maxDownloads } = row;
  return {
    id, title, name, company, email, agreementVersion: row.ndaVersion, askedAt: row.askedAt.toISOString(), state, decidedBy: nameIn(names, row.decidedBy), decidedAt: row.decidedAt?.toISOString() ?? null, reason,
    expiresAt: row.expiresAt?.toISOString() ?? null, downloads, maxDownloads,
  };
}
