import { decode, encode } from "next-auth/jwt";

import { env } from "../env";
import { ABSOLUTE_DAYS } from "../services/sessions/start";

/** `__Host-` where the site is on https, so no subdomain can set it. */
export function sessionCookieName(): string {
  return env().PROOFROOM_URL.startsWith("https:") ? "__Host-proofroom.session" : "proofroom.session";
}

/** The sid in a session cookie, or undefined for anything that is not one of ours. */
export async function readSessionCookie(value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined;
  try {
    const token = await decode({ token: value, secret: env().PROOFROOM_SECRET });
    return typeof token?.["sid"] === "string" ? token["sid"] : undefined;
  } catch {
    // A cookie that does not decrypt is a foreign or damaged one: signed out.
    return undefined;
  }
}

/** Cookie for a session that was started elsewhere than in next-auth (an accepted invitation, a test). */
export async function makeSessionCookie(sid: string): Promise<{ name: string; value: string; maxAge: number; secure: boolean }> {
  const maxAge = ABSOLUTE_DAYS * 86_400;
  const value = await encode({ token: { sid }, secret: env().PROOFROOM_SECRET, maxAge });
  return { name: sessionCookieName(), value, maxAge, secure: env().PROOFROOM_URL.startsWith("https:") };
}
