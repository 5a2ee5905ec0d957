import { exportRequests } from "@/server/services/audit-requests/export";
import { recordView } from "@/server/services/engagements/record-view";

import { API_HEADERS } from "./problem";
import { withAuditor } from "./with-auditor";
import { withSession } from "./with-session";

const formatOf = (request: Request): string | null => new URL(request.url).searchParams.get("format");

/** GET: the request list of an audit as CSV or XLSX, for the organization. */
export const requestListFile = withSession("audits:read", async ({ request, ctx, params }) => saved(await exportRequests(ctx, { engagementId: params["id"], format: formatOf(request) })));

/** GET: the same for an auditor. On the organization's list before it leaves. */
export const auditRequestListFile = withAuditor(async ({ request, ctx }) => {
  const file = await exportRequests(ctx, { engagementId: ctx.engagement.id, format: formatOf(request) });
  await recordView(ctx, { what: "download", objectKind: "audit_request_list", objectId: ctx.engagement.id, label: file.fileName });
  return saved(file);
});

/** Names are made of our own numbers: nothing in them needs escaping. */
function saved({ bytes, media, fileName }: Awaited<ReturnType<typeof exportRequests>>): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...API_HEADERS, "content-type": media, "content-disposition": `attachment; filename="${fileName}"` } });
}
