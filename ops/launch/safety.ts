import type { Env } from "@/server/env";

/** What must not go into production, one sentence each with what to do. Empty where all is well. */
export function unsafeSettings(settings: Env): string[] {
  const url = new URL(settings.PROOFROOM_URL);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return [
    url.protocol === "https:" || local ? "" : `PROOFROOM_URL is ${settings.PROOFROOM_URL}: put it on https, or session cookies travel in the clear.`,
    settings.DATABASE_APP_URL && settings.DATABASE_SYSTEM_URL ? "" : "Set DATABASE_APP_URL and DATABASE_SYSTEM_URL (`npm run migrate` prints them): the processes that serve people never get the administrator's address.",
    settings.PROOFROOM_SECRET === settings.PROOFROOM_LEDGER_SEED ? "PROOFROOM_LEDGER_SEED must not be PROOFROOM_SECRET: make two random values." : "",
    new Set(settings.PROOFROOM_SECRET).size < 12 ? "PROOFROOM_SECRET is not random. Make one with: openssl rand -base64 32" : "",
    settings.RESEND_API_KEY && settings.MAIL_FROM.includes("localhost") ? "MAIL_FROM must be an address of a domain you send from." : "",
  ].filter((problem) => problem !== "");
}
