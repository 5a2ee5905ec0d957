import { foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, type AnyPgColumn } from "drizzle-orm/pg-core";

import type { Method } from "@/server/domain/samples/draw";
import type { Reconciliation } from "@/server/domain/samples/reconcile";
import { ITEM_RESULTS, type PopulationParameters } from "@/server/domain/samples/schema";
import type { SizeBasis } from "@/server/domain/samples/size";
import type { PopulationSource } from "@/server/domain/samples/view";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { controls } from "./controls";
import { auditGrants, engagements } from "./engagements";

type OfEngagement = Record<"orgId" | "engagementId" | "grantId", AnyPgColumn>;
const ofEngagement = (name: string, t: OfEngagement) => [
  foreignKey({ name: `${name}_engagement_fk`, columns: [t.orgId, t.engagementId], foreignColumns: [engagements.orgId, engagements.id] }),
  foreignKey({ name: `${name}_grant_fk`, columns: [t.orgId, t.grantId], foreignColumns: [auditGrants.orgId, auditGrants.id] }),
];

/** A list an auditor froze to draw from: its lines (gzip) under their SHA-256, where it came from, what it was compared with. Append-only. */
export const auditPopulations = pgTable("audit_populations", {
  orgId: orgId(),
  id: text("id").notNull(),
  engagementId: text("engagement_id").notNull(),
  number: integer("number").notNull(),
  controlId: text("control_id").notNull(),
  controlKey: text("control_key").notNull(),
  parameters: jsonb("parameters").$type<PopulationParameters>().notNull(),
  /** The window as moments; `until` is the first that is not in it. */
  windowFrom: at("window_from").notNull(),
  windowUntil: at("window_until").notNull(),
  /** What had been received by then is in it. */
  knownAt: at("known_at").notNull(),
  size: integer("size").notNull(),
  sha256: text("sha256").notNull(),
  bytes: bytea("bytes").notNull(),
  source: jsonb("source").$type<PopulationSource>().notNull(),
  reconciliation: jsonb("reconciliation").$type<Reconciliation>(),
  grantId: text("grant_id").notNull(),
  frozenAt: at("frozen_at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("audit_populations_number_key").on(t.orgId, t.engagementId, t.number),
  ...ofEngagement("audit_populations", t),
  foreignKey({ name: "audit_populations_control_fk", columns: [t.orgId, t.controlId], foreignColumns: [controls.orgId, controls.id] }),
  tenantPolicy("audit_populations", t.orgId),
]);

/** How items of a population are drawn. Append-only: a draw goes on, it is never changed. */
export const auditSamples = pgTable("audit_samples", {
  orgId: orgId(),
  id: text("id").notNull(),
  engagementId: text("engagement_id").notNull(),
  number: integer("number").notNull(),
  populationId: text("population_id").notNull(),
  method: jsonb("method").$type<Method>().notNull(),
  size: jsonb("size").$type<SizeBasis>().notNull(),
  seed: text("seed").notNull(),
  /** Where the auditor gave a seed of their own: its text and why. */
  seedText: text("seed_text"),
  seedReason: text("seed_reason"),
  grantId: text("grant_id").notNull(),
  drawnAt: at("drawn_at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("audit_samples_number_key").on(t.orgId, t.engagementId, t.number),
  ...ofEngagement("audit_samples", t),
  foreignKey({ name: "audit_samples_population_fk", columns: [t.orgId, t.populationId], foreignColumns: [auditPopulations.orgId, auditPopulations.id] }),
  tenantPolicy("audit_samples", t.orgId),
]);

/** Items in the order drawn. What was drawn later, or for another, says so. Append-only. */
export const auditSampleItems = pgTable("audit_sample_items", {
  orgId: orgId(),
  sampleId: text("sample_id").notNull(),
  place: integer("place").notNull(),
  engagementId: text("engagement_id").notNull(),
  recordId: text("record_id").notNull(),
  key: text("key").notNull(),
  line: text("line").notNull(),
  drawnBy: text("drawn_by", { enum: ["draw", "extend", "replace"] }).notNull(),
  replaces: integer("replaces"),
  reason: text("reason"),
  grantId: text("grant_id").notNull(),
  drawnAt: at("drawn_at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.sampleId, t.place] }),
  // Nothing is replaced twice: who replaces a replacement names that.
  unique("audit_sample_items_replaces_key").on(t.orgId, t.sampleId, t.replaces),
  ...ofEngagement("audit_sample_items", t),
  foreignKey({ name: "audit_sample_items_sample_fk", columns: [t.orgId, t.sampleId], foreignColumns: [auditSamples.orgId, auditSamples.id] }),
  tenantPolicy("audit_sample_items", t.orgId),
]);

/** What an auditor found at an item. The newest counts; the organization does not see it. Append-only. */
export const auditSampleResults = pgTable("audit_sample_results", {
  orgId: orgId(),
  sampleId: text("sample_id").notNull(),
  place: integer("place").notNull(),
  version: integer("version").notNull(),
  engagementId: text("engagement_id").notNull(),
  result: text("result", { enum: ITEM_RESULTS }).notNull(),
  note: text("note").notNull(),
  /** The ledger holds the SHA-256 of this salt, the result and the note, and so tells nobody what was found. */
  salt: text("salt").notNull(),
  grantId: text("grant_id").notNull(),
  at: at("at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.sampleId, t.place, t.version] }),
  ...ofEngagement("audit_sample_results", t),
  foreignKey({ name: "audit_sample_results_item_fk", columns: [t.orgId, t.sampleId, t.place], foreignColumns: [auditSampleItems.orgId, auditSampleItems.sampleId, auditSampleItems.place] }),
  tenantPolicy("audit_sample_results", t.orgId),
]);
