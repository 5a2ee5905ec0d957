import { sql } from "drizzle-orm";
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";

import { NOTICE_KINDS } from "@/server/domain/privacy/case/notices";
import { CHANNELS, REQUEST_STATES, RIGHTS, type RightState } from "@/server/domain/privacy/case/vocabulary";
import { PAUSE_POLICIES } from "@/server/domain/privacy/case-events";
import { COUNTRY_CODES } from "@/server/domain/privacy/countries";
import { LANGUAGE_CODES } from "@/server/domain/privacy/languages";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** How an organization answers people about their data: who it is, where, under which law. One row an organization. */
export const privacySettings = pgTable("privacy_settings", {
  orgId: orgId().primaryKey().references(() => organizations.orgId),
  /** Whether the public privacy centre is open. */
  isOpen: boolean("is_open").notNull(),
  controllerName: text("controller_name").notNull(),
  controllerAddress: text("controller_address").notNull(),
  contactEmail: text("contact_email").notNull(),
  dpoName: text("dpo_name"),
  dpoEmail: text("dpo_email"),
  authorityName: text("authority_name").notNull(),
  authorityAddress: text("authority_address"),
  authorityUrl: text("authority_url"),
  noticeUrl: text("notice_url"),
  regime: text("regime", { enum: ["EU", "UK"] }).notNull(),
  zone: text("zone").notNull(),
  country: text("country", { enum: COUNTRY_CODES }).notNull(),
  region: text("region"),
  pausePolicy: text("pause_policy", { enum: PAUSE_POLICIES }).notNull(),
  retentionYears: integer("retention_years").notNull(),
  /** How long the files of an answer can be fetched. */
  downloadDays: integer("download_days").notNull().default(14),
  updatedAt: at("updated_at").notNull(),
}, (t) => [tenantPolicy("privacy_settings", t.orgId)]);

/**
 * One request of a person. What can be told from its events is kept here too, for lists and for the clock; nothing here
 * says who the person is. `subjectRef` is a keyed hash of the address: once it is confirmed it finds the same person's requests.
 */
export const rightsRequests = pgTable("rights_requests", {
  orgId: orgId().references(() => organizations.orgId),
  id: text("id").notNull(),
  number: integer("number").notNull(),
  channel: text("channel", { enum: CHANNELS }).notNull(),
  language: text("language", { enum: LANGUAGE_CODES }).notNull(),
  receivedAt: at("received_at").notNull(),
  state: text("state", { enum: REQUEST_STATES }).notNull(),
  rights: jsonb("rights").$type<{ right: (typeof RIGHTS)[number]; state: RightState }[]>().notNull(),
  isIdentified: boolean("is_identified").notNull(),
  /** When whoever holds the link of the case said that they asked. Says nothing of who they are where the address was not known before. */
  addressConfirmedAt: at("address_confirmed_at"),
  subjectRef: text("subject_ref"),
  /** The first day that is too late is the day after. null while no clock runs any more. */
  dueOn: date("due_on", { mode: "string" }),
  refusalDueOn: date("refusal_due_on", { mode: "string" }),
  ruleVersion: text("rule_version").notNull(),
  assigneeId: text("assignee_id"),
  linkSha256: text("link_sha256").notNull(),
  /** Keyed hash of one filled-in form: the same one sent again finds the case that it made. */
  filingRef: text("filing_ref"),
  closedAt: at("closed_at"),
  /** When what says who the person is will be destroyed. */
  forgetAt: at("forget_at"),
  /** When its end went on the ledger; the destruction follows, and `forgottenAt` is after it. */
  forgettingAt: at("forgetting_at"),
  forgottenAt: at("forgotten_at"),
  updatedAt: at("updated_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.id] }),
  unique("rights_requests_number_key").on(t.orgId, t.number),
  unique("rights_requests_link_key").on(t.orgId, t.linkSha256),
  unique("rights_requests_filing_key").on(t.orgId, t.filingRef),
  index("rights_requests_due_idx").on(t.orgId, t.dueOn),
  index("rights_requests_received_idx").on(t.orgId, t.receivedAt, t.id),
  index("rights_requests_forget_idx").on(t.orgId, t.forgetAt).where(sql`forgotten_at is null`),
  index("rights_requests_subject_idx").on(t.orgId, t.subjectRef),
  tenantPolicy("rights_requests", t.orgId),
]);

/** What happened in a case, one row an event, for good: codes, dates, ids, counts and hashes, never who the person is. */
export const requestEvents = pgTable("request_events", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  seq: integer("seq").notNull(),
  at: at("at").notNull(),
  actorKind: text("actor_kind", { enum: ["subject", "user", "system"] }).notNull(),
  actorId: text("actor_id").notNull(),
  right: text("right", { enum: RIGHTS }),
  kind: text("kind").notNull(),
  detail: jsonb("detail").$type<unknown>().notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.seq] }),
  foreignKey({ name: "request_events_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  tenantPolicy("request_events", t.orgId),
]);

/** Every text of a case that may say who the person is, sealed under a key of the case's own that can be destroyed. */
export const requestTexts = pgTable("request_texts", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  kind: text("kind", { enum: ["subject", "wording", "message", "reason"] }).notNull(),
  sealed: bytea("sealed").notNull(),
  createdAt: at("created_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.id] }),
  foreignKey({ name: "request_texts_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  tenantPolicy("request_texts", t.orgId),
]);

/** What was written to and by the person. The text is sealed; its digest proves what was sent when the text is gone. */
export const requestMessages = pgTable("request_messages", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  direction: text("direction", { enum: ["in", "out"] }).notNull(),
  kind: text("kind", { enum: ["message", ...NOTICE_KINDS] }).notNull(),
  right: text("right", { enum: RIGHTS }),
  textId: text("text_id").notNull(),
  contentSha256: text("content_sha256").notNull(),
  template: text("template"),
  language: text("language", { enum: LANGUAGE_CODES }).notNull(),
  mailId: text("mail_id"),
  writtenBy: text("written_by").notNull(),
  at: at("at").notNull(),
  /** null while a letter waits to be approved. */
  sentAt: at("sent_at"),
  readAt: at("read_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.id] }),
  foreignKey({ name: "request_messages_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  index("request_messages_at_idx").on(t.orgId, t.requestId, t.at),
  tenantPolicy("request_messages", t.orgId),
]);
