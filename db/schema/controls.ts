import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

// Relative because drizzle-kit does not know the path alias.
import { VERDICT_STATES, type ControlTest, type Verdict } from "../../server/domain/controls/schema";

import type { CoverageCell } from "../../server/domain/controls/view";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

export type StoredCoverage = { weeks: string[]; cells: CoverageCell[] };
export type Promised = Record<string, string | number | boolean | string[]>;
export type PromisedChanges = Record<string, { by: string; at: string }>;

/** What the organization promises to do, in its own words. `test` is the catalog's; `promised` what the tenant set beside it. */
export const controls = pgTable("controls", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  key: text("key").notNull(),
  title: text("title").notNull(),
  promise: text("promise").notNull(),
  category: text("category").notNull(),
  ownerId: text("owner_id"),
  applicable: boolean("applicable").notNull(),
  applicabilityReason: text("applicability_reason"),
  automation: text("automation", { enum: ["full", "assisted"] }).notNull(),
  test: jsonb("test").$type<ControlTest>().notNull(),
  promised: jsonb("promised").$type<Promised>().notNull(),
  promisedChanges: jsonb("promised_changes").$type<PromisedChanges>().notNull(),
  kinds: text("kinds").array().notNull(),
  adoptedAt: at("adopted_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("controls_key_key").on(t.orgId, t.key),
  tenantPolicy("controls", t.orgId),
]);

/** Each wording, parameter set and applicability a control ever had. A past day is judged by the revision of that day. */
export const controlRevisions = pgTable("control_revisions", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  controlId: text("control_id").notNull(),
  at: at("at").notNull(),
  by: text("by").notNull(),
  title: text("title").notNull(),
  promise: text("promise").notNull(),
  applicable: boolean("applicable").notNull(),
  applicabilityReason: text("applicability_reason"),
  test: jsonb("test").$type<ControlTest>().notNull(),
  promised: jsonb("promised").$type<Promised>().notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "control_revisions_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  index("control_revisions_control_at_idx").on(t.orgId, t.controlId, t.at),
  tenantPolicy("control_revisions", t.orgId),
]);

export const controlRequirements = pgTable("control_requirements", {
  orgId: orgId().references(() => organizations.orgId),
  controlId: text("control_id").notNull(),
  framework: text("framework").notNull(),
  requirementId: text("requirement_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.controlId, t.framework, t.requirementId] }),
  foreignKey({ name: "control_requirements_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  tenantPolicy("control_requirements", t.orgId),
]);

/** The current verdict of each control: what pages read. */
export const controlStatus = pgTable("control_status", {
  orgId: orgId().references(() => organizations.orgId),
  controlId: text("control_id").notNull(),
  state: text("state", { enum: VERDICT_STATES }).notNull(),
  sentence: text("sentence").notNull(),
  since: at("since").notNull(),
  evaluatedAt: at("evaluated_at").notNull(),
  nextChangeAt: at("next_change_at"),
  verdict: jsonb("verdict").$type<Verdict>().notNull(),
  /** Weeks of the trailing year for the coverage strip, worked out with the verdict so that pages only read. */
  coverage: jsonb("coverage").$type<StoredCoverage>().notNull(),
  ordinal: integer("ordinal").notNull(),
  lastEntryId: text("last_entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.controlId] }),
  foreignKey({ name: "control_status_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  index("control_status_due_idx").on(t.orgId, t.nextChangeAt),
  tenantPolicy("control_status", t.orgId),
]);

/** Every change of a verdict's state. Append-only. */
export const verdictEvents = pgTable("verdict_events", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  controlId: text("control_id").notNull(),
  ordinal: integer("ordinal").notNull(),
  at: at("at").notNull(),
  fromState: text("from_state", { enum: VERDICT_STATES }),
  toState: text("to_state", { enum: VERDICT_STATES }).notNull(),
  sentence: text("sentence").notNull(),
  verdict: jsonb("verdict").$type<Verdict>().notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "verdict_events_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  unique("verdict_events_ordinal_key").on(t.orgId, t.controlId, t.ordinal),
  index("verdict_events_control_at_idx").on(t.orgId, t.controlId, t.at),
  index("verdict_events_at_idx").on(t.orgId, t.at),
  tenantPolicy("verdict_events", t.orgId),
]);
