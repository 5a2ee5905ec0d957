import { sql } from "drizzle-orm";

import { ask } from "@/db/client";
import { isVisible, type EngagementPhase } from "@/server/domain/engagements/phases";
import type { OwnEngagement } from "@/server/domain/engagements/view";

import type { SignedInUser } from "../sessions/resolve";

type Row = { engagement_id: string; name: string; organization: string; firm: string; phase: EngagementPhase; window_from: string; window_to: string; expires_at: string };

/** The engagements this person was let into, over all organizations, also those that have ended for them. */
export async function listOwnEngagements(user: SignedInUser, now: Date): Promise<OwnEngagement[]> {
  const rows = await ask<Row>(sql`select engagement_id, name, organization, firm, phase, window_from::text, window_to::text, expires_at from access.list_audit_grants(${user.id})`);
  return rows.map((row) => ({
    id: row.engagement_id, name: row.name, organization: row.organization, firm: row.firm, windowFrom: row.window_from, windowTo: row.window_to,
    expiresAt: new Date(row.expires_at).toISOString(), isOpen: isVisible(row.phase) && new Date(row.expires_at) > now,
  }));
}
