import { hkdfSync } from "node:crypto";

import { ROLE_NAMES } from "./roles";

/** Passwords of the run-time roles come from the instance secret, so there is nothing more to keep or to lose. */
export function rolePassword(secret: string, role: keyof typeof ROLE_NAMES): string {
  return Buffer.from(hkdfSync("sha256", secret, "", `proofroom/db-role/v1 ${role}`, 24)).toString("base64url");
}

/** The same database as `adminUrl`, signed in as one of the run-time roles. */
export function roleUrl(adminUrl: string, role: "app" | "system", secret: string): string {
  const url = new URL(adminUrl);
  url.username = ROLE_NAMES[role];
  url.password = rolePassword(secret, role);
  return url.toString();
}
