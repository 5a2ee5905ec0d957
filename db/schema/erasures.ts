import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

import { LEGAL_BASES } from "@/server/domain/erasure/schema";

import { at, orgId, tenantPolicy } from "../columns";
import { evidence } from "./evidence";
import { organizations } from "./organizations";

/** Erasures of evidence, one row an item: asked for by one person, decided by another, then carried out. Rows stay. */
export const erasures = pgTable("erasures", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  evidenceId: text("evidence_id").notNull(),
  basis: text("basis", { enum: LEGAL_BASES }).notNull(),
  reason: text("reason").notNull(),
  requestedBy: text("requested_by").notNull(),
  requestedAt: at("requested_at").notNull(),
  state: text("state", { enum: ["requested", "refused", "approved", "done"] }).notNull(),
  decidedBy: text("decided_by"),
  decidedAt: at("decided_at"),
  /** Why it was refused. */
  decisionNote: text("decision_note"),
  doneAt: at("done_at"),
  /** Where the file's key hangs: destroys it again after an older key folder was put back, when the digest is long gone. */
  filePoint: text("file_point"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id, t.evidenceId] }),
  foreignKey({ name: "erasures_evidence_fk", columns: [t.orgId, t.evidenceId], foreignColumns: [evidence.orgId, evidence.id] }),
  uniqueIndex("erasures_evidence_key").on(t.orgId, t.evidenceId).where(sql`state <> 'refused'`),
  tenantPolicy("erasures", t.orgId),
]);

/** While one stands nothing it covers is erased: one evidence, or all of the organization's where none is named. */
export const legalHolds = pgTable("legal_holds", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  evidenceId: text("evidence_id"),
  reason: text("reason").notNull(),
  by: text("by").notNull(),
  at: at("at").notNull(),
  releasedBy: text("released_by"),
  releasedAt: at("released_at"),
  releaseReason: text("release_reason"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "legal_holds_evidence_fk", columns: [t.orgId, t.evidenceId], foreignColumns: [evidence.orgId, evidence.id] }),
  index("legal_holds_evidence_idx").on(t.orgId, t.evidenceId),
  tenantPolicy("legal_holds", t.orgId),
]);
