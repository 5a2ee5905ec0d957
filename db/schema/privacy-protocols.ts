import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

import { DIALECT_NAMES, type Discovery, OPENDSR_STATUSES } from "@/server/domain/privacy/protocols/opendsr";
import { OUTCOMES } from "@/server/domain/privacy/protocols/opendsr-status";
import { PEER_KINDS } from "@/server/domain/privacy/protocols/schema";

import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";
import { rightsRequests } from "./privacy";
import { dataSystems } from "./privacy-systems";

/** With what an organization signs as an OpenDSR processor: one row an organization. The private key is sealed. */
export const opendsrSettings = pgTable("opendsr_settings", {
  orgId: orgId().primaryKey().references(() => organizations.orgId),
  /** Whether requests are taken. */
  isOpen: boolean("is_open").notNull(),
  domain: text("domain").notNull(),
  /** PEM, with those between it and its root. */
  certificate: text("certificate").notNull(),
  sealedKey: bytea("sealed_key").notNull(),
  /** It issued itself: good for trying out. */
  isTest: boolean("is_test").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [tenantPolicy("opendsr_settings", t.orgId)]);

/** Who sends requests by a protocol: a controller that the organization works for, or the shops of an app of its own. */
export const protocolPeers = pgTable("protocol_peers", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  kind: text("kind", { enum: PEER_KINDS }).notNull(),
  name: text("name").notNull(),
  /** Hosts that a controller may have statuses sent to. */
  callbackHosts: text("callback_hosts").array().notNull(),
  /** Keys that speak for a controller; which of them still count is in `api_keys`. */
  apiKeyIds: text("api_key_ids").array().notNull(),
  /** The secret that shops sign with, and the one before it for as long as both count. */
  sealedSecret: bytea("sealed_secret"),
  sealedPrevious: bytea("sealed_previous"),
  previousUntil: at("previous_until"),
  lastReceivedAt: at("last_received_at"),
  createdAt: at("created_at").notNull(),
  endedAt: at("ended_at"),
}, (t) => [primaryKey({ columns: [t.orgId, t.id] }), index("protocol_peers_keys_idx").using("gin", t.apiKeyIds), tenantPolicy("protocol_peers", t.orgId)]);

/** A request that came by a protocol, under its sender's id: the same one again is the same case. Nothing here says who the person is. */
export const receivedRequests = pgTable("received_requests", {
  orgId: orgId(),
  peerId: text("peer_id").notNull(),
  externalId: text("external_id").notNull(),
  requestId: text("request_id").notNull(),
  right: text("right", { enum: RIGHTS }).notNull(),
  dialect: text("dialect", { enum: DIALECT_NAMES }),
  /** A keyed digest of what it says: another request under the same id is told from the same one. */
  contentMac: text("content_mac").notNull(),
  receivedAt: at("received_at").notNull(),
  expectedAt: at("expected_at").notNull(),
  callbackUrls: text("callback_urls").array().notNull(),
  reportedStatus: text("reported_status", { enum: OPENDSR_STATUSES }).notNull(),
  reportedOutcome: text("reported_outcome", { enum: OUTCOMES }),
  /** When the case was last held against what was reported. */
  lookedAt: at("looked_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.peerId, t.externalId] }),
  foreignKey({ name: "received_requests_peer_fk", columns: [t.orgId, t.peerId], foreignColumns: [protocolPeers.orgId, protocolPeers.id] }),
  foreignKey({ name: "received_requests_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  index("received_requests_request_idx").on(t.orgId, t.requestId),
  tenantPolicy("received_requests", t.orgId),
]);

/** A change of status on its way to an address of the controller. What is sent is made when it is sent. */
export const statusCallbacks = pgTable("status_callbacks", {
  orgId: orgId(),
  id: text("id").notNull(),
  peerId: text("peer_id").notNull(),
  externalId: text("external_id").notNull(),
  url: text("url").notNull(),
  status: text("status", { enum: OPENDSR_STATUSES }).notNull(),
  outcome: text("outcome", { enum: OUTCOMES }),
  state: text("state", { enum: ["pending", "delivered", "given_up"] }).notNull(),
  attempts: integer("attempts").notNull(),
  nextTryAt: at("next_try_at"),
  /** Why the last try failed, in a word; never what the peer said. */
  problem: text("problem"),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  foreignKey({ name: "status_callbacks_request_fk", columns: [t.orgId, t.peerId, t.externalId], foreignColumns: [receivedRequests.orgId, receivedRequests.peerId, receivedRequests.externalId] }),
  index("status_callbacks_due_idx").on(t.orgId, t.nextTryAt).where(sql`state = 'pending'`),
  tenantPolicy("status_callbacks", t.orgId),
]);

/** How a processor is asked, and what it said of itself with its certificate, as they were when they were last checked. */
export const opendsrProcessors = pgTable("opendsr_processors", {
  orgId: orgId(),
  systemId: text("system_id").notNull(),
  /** What it wants in the Authorization header. */
  sealedAuthorization: bytea("sealed_authorization"),
  /** Hosts that results may be fetched from, besides its own. */
  resultHosts: text("result_hosts").array().notNull(),
  /** Where and for whom it was asked: another address or domain is another processor. */
  baseUrl: text("base_url"),
  domain: text("domain"),
  discovery: jsonb("discovery").$type<Discovery>(),
  certificate: text("certificate"),
  fetchedAt: at("fetched_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.systemId] }),
  foreignKey({ name: "opendsr_processors_system_fk", columns: [t.orgId, t.systemId], foreignColumns: [dataSystems.orgId, dataSystems.id] }),
  tenantPolicy("opendsr_processors", t.orgId),
]);

/** A task handed to a processor by OpenDSR. `id` is the subject_request_id: one a task, so that sending it twice is asking once. */
export const opendsrSubmissions = pgTable("opendsr_submissions", {
  orgId: orgId(),
  id: text("id").notNull(),
  requestId: text("request_id").notNull(),
  taskId: text("task_id").notNull(),
  systemId: text("system_id").notNull(),
  right: text("right", { enum: RIGHTS }).notNull(),
  /** null until the processor took it. */
  acceptedAt: at("accepted_at"),
  status: text("status", { enum: OPENDSR_STATUSES }),
  outcome: text("outcome", { enum: OUTCOMES }),
  expectedAt: at("expected_at"),
  resultsCount: integer("results_count"),
  /** Of the signed message that ended it. */
  receiptSha256: text("receipt_sha256"),
  nextPollAt: at("next_poll_at"),
  /** Why the last exchange came to nothing, in words for people. */
  problem: text("problem"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("opendsr_submissions_task_key").on(t.orgId, t.requestId, t.taskId),
  index("opendsr_submissions_poll_idx").on(t.orgId, t.nextPollAt).where(sql`next_poll_at is not null`),
  foreignKey({ name: "opendsr_submissions_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  foreignKey({ name: "opendsr_submissions_system_fk", columns: [t.orgId, t.systemId], foreignColumns: [dataSystems.orgId, dataSystems.id] }),
  tenantPolicy("opendsr_submissions", t.orgId),
]);
