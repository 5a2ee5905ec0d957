import { policyFor } from "@/app/privacy/_document/respond";
import { stylesheet } from "@/components/centre/stylesheet";
import { StatusDocument } from "@/components/status-page/status-document";
import type { StatusOutcome, StatusPage } from "@/server/http/status/page";

type RouteContext = { params: Promise<Record<string, string>> };

/** A route of the public status side: pages without script, written here so that a sent form has its own status. */
export function statusRoute(verb: (request: Request, route: RouteContext) => Promise<StatusOutcome>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const outcome = await verb(request, route);
    if (outcome.name === "file") return outcome.response;
    return outcome.name === "moved" ? new Response(null, { status: 303, headers: { "cache-control": "no-store", location: outcome.to } }) : statusDocument(outcome);
  };
}

/** A page as a whole document. Never kept by a browser or a proxy, so that what is taken back is gone at once. */
export async function statusDocument(page: StatusPage): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const style = stylesheet(null);
  const html = `<!doctype html>${renderToStaticMarkup(<StatusDocument page={page} style={style} />)}`;
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "content-language": page.language, vary: "accept-language", "content-security-policy": policyFor(style), "cache-control": "private, no-store" });
  if (page.name !== "posture" || page.isDraft) headers.set("x-robots-tag", "noindex, nofollow");
  if (page.name === "refusal" && page.waitSeconds !== null) headers.set("retry-after", String(page.waitSeconds));
  return new Response(html, { status: page.status, headers });
}
