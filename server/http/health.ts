import { isDatabaseUp } from "../services/health/is-up";

/** Liveness: the process answers. No dependency is asked. */
export function livez(): Response {
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}

/** Readiness: the database answers too. */
export async function readyz(): Promise<Response> {
  const up = await isDatabaseUp();
  return new Response(up ? "ready\n" : "the database does not answer\n", { status: up ? 200 : 503, headers: { "cache-control": "no-store" } });
}
