import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import { at, orgId, tenantPolicy } from "../columns";

/** The audit trail as people read it. Append-only; each row has its ledger entry. */
export const auditEvents = pgTable("audit_events", {
  orgId: orgId(),
  id: text("id").notNull(),
  at: at("at").notNull(),
  actorKind: text("actor_kind", { enum: ["user", "apiKey", "subject", "system"] }).notNull(),
  actorId: text("actor_id").notNull(),
  action: text("action").notNull(),
  objectKind: text("object_kind").notNull(),
  objectId: text("object_id").notNull(),
  objectLabel: text("object_label"),
  detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  ip: text("ip"),
  userAgent: text("user_agent"),
  requestId: text("request_id"),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  index("audit_events_at_idx").on(t.orgId, t.at, t.id),
  index("audit_events_object_idx").on(t.orgId, t.objectKind, t.objectId, t.at),
  tenantPolicy("audit_events", t.orgId),
]);
