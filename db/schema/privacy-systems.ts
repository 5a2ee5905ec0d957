import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";

import { RIGHTS, TASK_METHODS } from "@/server/domain/privacy/case/vocabulary";
import type { Connector } from "@/server/domain/privacy/systems/connectors";
import type { BackupSet } from "@/server/domain/privacy/systems/schema";
import { HOLDERS, IDENTIFIER_SOURCES, IDENTIFIER_TYPES, TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";
import { rightsRequests } from "./privacy";

/** A system that holds personal data, and how its tasks reach it. One that is archived takes part in nothing new. */
export const dataSystems = pgTable("data_systems", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  holder: text("holder", { enum: HOLDERS }).notNull(),
  processorId: text("processor_id"),
  categories: text("categories").array().notNull(),
  subjects: text("subjects").array().notNull(),
  rights: text("rights", { enum: RIGHTS }).array().notNull(),
  connector: jsonb("connector").$type<Connector>().notNull(),
  backupSets: jsonb("backup_sets").$type<BackupSet[]>().notNull(),
  retention: text("retention").notNull(),
  archivedAt: at("archived_at"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  uniqueIndex("data_systems_name_key").on(t.orgId, sql`lower(${t.name})`).where(sql`archived_at is null`),
  tenantPolicy("data_systems", t.orgId),
]);

/** What a connector needs to prove who it is, sealed. Of a webhook the newest two are valid at once, so that one can follow the other. */
export const systemSecrets = pgTable("system_secrets", {
  orgId: orgId(),
  systemId: text("system_id").notNull(),
  id: text("id").notNull(),
  kind: text("kind", { enum: ["webhook", "database"] }).notNull(),
  sealed: bytea("sealed").notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.systemId, t.id] }),
  foreignKey({ name: "system_secrets_system_fk", columns: [t.orgId, t.systemId], foreignColumns: [dataSystems.orgId, dataSystems.id] }),
  tenantPolicy("system_secrets", t.orgId),
]);

/**
 * What one system has to do for one right of a request. `id` is the task of the case's events, which alone decide whether
 * it is done; here is how it gets there. Without a registered system it is somebody's work by hand.
 */
export const systemTasks = pgTable("system_tasks", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  right: text("right", { enum: RIGHTS }).notNull(),
  systemId: text("system_id").notNull(),
  state: text("state", { enum: TASK_STATES }).notNull(),
  assigneeId: text("assignee_id"),
  dueOn: date("due_on", { mode: "string" }),
  method: text("method", { enum: TASK_METHODS }),
  records: integer("records"),
  receiptSha256: text("receipt_sha256"),
  /** Why it failed, in words for people; never what a system answered. */
  problem: text("problem"),
  createdAt: at("created_at").notNull(),
  /** The last change of state. */
  changedAt: at("changed_at").notNull(),
  /** When somebody was written to because the system was silent; once. */
  remindedAt: at("reminded_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.id] }),
  foreignKey({ name: "system_tasks_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  index("system_tasks_id_idx").on(t.orgId, t.id),
  index("system_tasks_assignee_idx").on(t.orgId, t.assigneeId, t.dueOn).where(sql`state not in ('done', 'dropped')`),
  index("system_tasks_due_idx").on(t.orgId, t.dueOn).where(sql`state in ('open', 'sent', 'accepted', 'failed')`),
  tenantPolicy("system_tasks", t.orgId),
]);

export type DeliveryAttempt = { at: string; /** The status of the answer; null where there was none. */ status: number | null; problem: string | null };

/** Tasks on their way to systems that are no people. What is sent is made when it is sent and kept nowhere. */
export const systemDeliveries = pgTable("system_deliveries", {
  orgId: orgId(),
  id: text("id").notNull(),
  requestId: text("request_id").notNull(),
  taskId: text("task_id").notNull(),
  status: text("status", { enum: ["pending", "delivered", "given_up"] }).notNull(),
  attempts: jsonb("attempts").$type<DeliveryAttempt[]>().notNull(),
  nextTryAt: at("next_try_at"),
  createdAt: at("created_at").notNull(),
  /** While somebody is at it nobody else tries; one who died loses it after a while. */
  claimedUntil: at("claimed_until"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("system_deliveries_task_key").on(t.orgId, t.requestId, t.taskId),
  foreignKey({ name: "system_deliveries_task_fk", columns: [t.orgId, t.requestId, t.taskId], foreignColumns: [systemTasks.orgId, systemTasks.requestId, systemTasks.id] }),
  index("system_deliveries_due_idx").on(t.orgId, t.nextTryAt).where(sql`status = 'pending'`),
  tenantPolicy("system_deliveries", t.orgId),
]);

/** By what systems know the person of a case, sealed under the case's own key. */
export const requestIdentifiers = pgTable("request_identifiers", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  type: text("type", { enum: IDENTIFIER_TYPES }).notNull(),
  source: text("source", { enum: IDENTIFIER_SOURCES }).notNull(),
  sealed: bytea("sealed").notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.id] }),
  foreignKey({ name: "request_identifiers_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  tenantPolicy("request_identifiers", t.orgId),
]);
