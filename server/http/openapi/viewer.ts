/**
 * GET /docs/api: the API reference. A page of its own rather than a React one, because the viewer is a program of its own;
 * everything it loads is ours (`public/api-docs`, put there by ops/copy-assets.ts) and runs only with the proxy's nonce.
 */
export function viewer(request: Request): Response {
  const nonce = /^[A-Za-z0-9+/]{16,}={0,2}$/.exec(request.headers.get("x-nonce") ?? "")?.[0] ?? "";
  return new Response(page(nonce), { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

const page = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API reference · Proofroom</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api-docs/swagger-ui.css">
<link rel="stylesheet" href="/api-docs/viewer.css">
<script nonce="${nonce}" src="/api-docs/theme.js"></script>
<script nonce="${nonce}" src="/api-docs/swagger-ui-bundle.js" defer></script>
<script nonce="${nonce}" src="/api-docs/start.js" defer></script>
</head>
<body>
<header class="viewer-bar">
<a href="/">Proofroom</a>
<nav aria-label="Descriptions"><a href="/api/v1/openapi.json">OpenAPI 3.1</a><a href="/api/v1/schemas/evidence.json">Schema of the native form</a></nav>
</header>
<div id="reference"><p class="viewer-note">Loading the reference.</p><noscript><p class="viewer-note">The reference needs JavaScript. The document it shows: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p></noscript></div>
</body>
</html>
`;
