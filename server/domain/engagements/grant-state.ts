type Dates = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date; linkExpiresAt: Date };
export type GrantState = "invited" | "link_expired" | "active" | "expired" | "revoked";

/** How a grant stands at a moment. It ends by itself: nothing has to run for that. */
export function grantState({ acceptedAt, revokedAt, expiresAt, linkExpiresAt }: Dates, now: Date): GrantState {
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  if (acceptedAt) return "active";
  return linkExpiresAt <= now ? "link_expired" : "invited";
}
