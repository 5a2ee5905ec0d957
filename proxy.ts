import { randomBytes } from "node:crypto";

import { NextResponse, type NextRequest } from "next/server";

import { ADDRESS_HEADER } from "./server/domain/access/address-header";

/**
 * Headers only: a fresh nonce, the address asked for (a page cannot see its own) and the content security policy of every page. No authorization lives here, and no API,
 * upload or file path passes through, because a proxied body is cut at 10 MB without an error.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'", `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(ADDRESS_HEADER, addressOf(request));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function addressOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search);
  query.delete("_rsc");
  return query.size > 0 ? `${nextUrl.pathname}?${query}` : nextUrl.pathname;
}

// The public privacy and status pages have no script and a stricter policy of their own.
export const config = { matcher: ["/((?!api/|privacy/[^/]+$|privacy/[^/]+/sent$|privacy/[^/]+/hand-over$|privacy/[^/]+/logo$|privacy/[^/]+/certificate|privacy/[^/]+/case/[^/]+(?:/certificate$|/files/|$)|status/[^/]+$|status/[^/]+/logo$|status/[^/]+/sent$|status/[^/]+/document/[^/]+$|fonts/|_next/static/|_next/image|favicon|o/[^/]+/files/|audit/[^/]+/files/).*)"] };
