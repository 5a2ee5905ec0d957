import type { Logo } from "@/server/domain/look/look";

const KEPT_SECONDS = 300;

/** A logo as a picture of a page of ours. Its bytes were cleaned when it was set; here nothing but a picture is made of them. */
export function logoResponse({ base64, type, sha256 }: Logo): Response {
  const bytes = Buffer.from(base64, "base64");
  return new Response(new Uint8Array(bytes), { headers: {
    "content-type": type, "content-length": String(bytes.length), etag: `"${sha256}"`, "cache-control": `public, max-age=${KEPT_SECONDS}`,
    "content-security-policy": "default-src 'none'; sandbox", "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff", "x-robots-tag": "noindex",
  } });
}
