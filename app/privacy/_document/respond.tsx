import { createHash } from "node:crypto";

import { accentOf, PublicDocument } from "@/components/centre/public-document";
import { stylesheet } from "@/components/centre/stylesheet";
import type { Outcome, PublicPage } from "@/server/http/privacy/public-page";

type RouteContext = { params: Promise<Record<string, string>> };
type Verb = (request: Request, route: RouteContext) => Promise<Outcome>;

/**
 * A route of the public side. Its pages are written here and not by the page router, because a form that is sent without
 * script must be answered by a page with its own status, and because a page without any script needs no policy for one.
 */
export function publicRoute(verb: Verb) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const outcome = await verb(request, route);
    if (outcome.name === "file") return outcome.response;
    return outcome.name === "moved" ? moved(outcome.to) : document(outcome);
  };
}

// What stands on a page is one person's, and its address may be the secret that opens it.
const PRIVATE = { "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" };

/** Relative, so that it leads back to whatever address the reader came to. */
const moved = (to: string): Response => new Response(null, { status: 303, headers: { ...PRIVATE, location: to } });

async function document(page: PublicPage): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const style = stylesheet(accentOf(page));
  const html = `<!doctype html>${renderToStaticMarkup(<PublicDocument page={page} style={style} />)}`;
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "content-language": page.language, "content-security-policy": policyFor(style), vary: "accept-language", ...PRIVATE });
  if (page.name === "centre" && page.signedIn === null) headers.delete("x-robots-tag");
  if (page.name === "limited") headers.set("retry-after", String(page.waitSeconds));
  return new Response(html, { status: page.status, headers });
}

/** No script at all, no connection, no frame; the style of the page by its digest, our own font and logo, forms to ourselves. */
export function policyFor(style: string): string {
  const digest = createHash("sha256").update(style).digest("base64");
  return `default-src 'none'; style-src 'sha256-${digest}'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}
