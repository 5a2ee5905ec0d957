export const ROLES = ["owner", "officer", "contributor"] as const;
export type Role = (typeof ROLES)[number];

export type OrganizationView = { id: string; slug: string; name: string; timezone: string; frameworks: string[]; soc2Categories: string[]; gdprRoles: string[]; catalogVersion: string; createdAt: string };
export type MemberView = { userId: string; name: string; email: string; role: Role; joinedAt: string; lastSeenAt: string | null };
export type InvitationView = { id: string; email: string; role: Role; invitedBy: string; createdAt: string; expiresAt: string; state: "open" | "accepted" | "expired" | "revoked" };
export type ApiKeyView = {
  id: string; name: string; scopes: string[]; last4: string; createdBy: string; createdAt: string;
  expiresAt: string; lastUsedAt: string | null; revokedAt: string | null;
};
