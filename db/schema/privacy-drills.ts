import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

import type { DrillFacts } from "@/server/domain/privacy/drills/judge";
import type { PlantedPerson } from "@/server/domain/privacy/drills/person";
import { DRILL_RESULTS, DRILL_STATES, MARKER_SEEN } from "@/server/domain/privacy/drills/vocabulary";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** Whether a drill is held each quarter, since which, and on which of its days it begins by itself. */
export const drillSchedules = pgTable("drill_schedules", {
  orgId: orgId().primaryKey().references(() => organizations.orgId),
  isOn: boolean("is_on").notNull(),
  runDay: integer("run_day").notNull(),
  /** The first quarter that can be missed. */
  since: text("since").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [tenantPolicy("drill_schedules", t.orgId)]);

/**
 * A rehearsal with a person who was made up, or a quarter without one. Its requests are cases like any other, of the
 * channel `drill`: what each system did stands in their tasks. No more than one is under way.
 */
export const drills = pgTable("drills", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  quarter: text("quarter").notNull(),
  state: text("state", { enum: DRILL_STATES }).notNull(),
  result: text("result", { enum: DRILL_RESULTS }),
  /** null for a quarter that was missed: nobody was made up. */
  person: jsonb("person").$type<PlantedPerson>(),
  createdAt: at("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  startedAt: at("started_at"),
  findingId: text("finding_id"),
  erasingId: text("erasing_id"),
  checkingId: text("checking_id"),
  endedAt: at("ended_at"),
  /** null until it is filed. */
  evidenceId: text("evidence_id"),
  /** When nothing of it was left to tidy up. */
  tidiedAt: at("tidied_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("drills_number_key").on(t.orgId, t.number),
  uniqueIndex("drills_open_key").on(t.orgId).where(sql`state <> 'ended'`),
  uniqueIndex("drills_missed_key").on(t.orgId, t.quarter).where(sql`result = 'missed'`),
  index("drills_untidy_idx").on(t.orgId).where(sql`tidied_at is null`),
  tenantPolicy("drills", t.orgId),
]);

/** One system in one drill: what is planted there, and once the drill has ended how it fared. */
export const drillSystems = pgTable("drill_systems", {
  orgId: orgId(),
  drillId: text("drill_id").notNull(),
  systemId: text("system_id").notNull(),
  /** As it was called then. */
  name: text("name").notNull(),
  marker: text("marker").notNull(),
  plantedAt: at("planted_at"),
  plantedBy: text("planted_by"),
  /** The evidence planted in the portal itself. */
  evidenceId: text("evidence_id"),
  markerSeen: text("marker_seen", { enum: MARKER_SEEN }),
  /** Written when the drill ends: what it stands on is destroyed in time. */
  facts: jsonb("facts").$type<DrillFacts>(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.drillId, t.systemId] }),
  foreignKey({ name: "drill_systems_drill_fk", columns: [t.orgId, t.drillId], foreignColumns: [drills.orgId, drills.id] }),
  tenantPolicy("drill_systems", t.orgId),
]);
