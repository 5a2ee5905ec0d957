import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";

import { at, bytea } from "../columns";

/** People. Global: one person may belong to several organizations. */
export const users = pgTable("users", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  createdAt: at("created_at").notNull(),
  disabledAt: at("disabled_at"),
}, (t) => [uniqueIndex("users_email_key").on(sql`lower(${t.email})`)]);

/** A signed-in browser. The cookie holds the random sid, the table only its SHA-256. */
export const sessions = pgTable("sessions", {
  id: text("id").primaryKey(),
  sidSha256: text("sid_sha256").notNull(),
  userId: text("user_id").notNull().references(() => users.id),
  createdAt: at("created_at").notNull(),
  lastSeenAt: at("last_seen_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  revokedAt: at("revoked_at"),
  ip: text("ip"),
  userAgent: text("user_agent"),
  /** When this browser proved the second factor. */
  secondFactorAt: at("second_factor_at"),
}, (t) => [uniqueIndex("sessions_sid_key").on(t.sidSha256), index("sessions_user_idx").on(t.userId)]);

/** A person's second factor: the secret of their one-time codes (RFC 6238), sealed, and the digests of unused recovery codes. */
export const secondFactors = pgTable("second_factors", {
  userId: text("user_id").primaryKey().references(() => users.id),
  secretEnc: bytea("secret_enc").notNull(),
  createdAt: at("created_at").notNull(),
  confirmedAt: at("confirmed_at"),
  /** The newest time step whose code was used: it and older ones are refused, so a code that was seen is worth nothing. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  recoverySha256: text("recovery_sha256").array().notNull(),
});

/** One-time e-mail links for signing in. */
export const signInTokens = pgTable("sign_in_tokens", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  tokenSha256: text("token_sha256").notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
}, (t) => [uniqueIndex("sign_in_tokens_token_key").on(t.tokenSha256)]);

/** A file that goes with a mail; `content` is text. */
export type MailAttachment = { fileName: string; content: string };

/** Mails as written, with how delivery went. Without a mail key they stay here for the local mailbox page. */
export const outbox = pgTable("outbox", {
  id: text("id").primaryKey(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  html: text("html").notNull(),
  plain: text("plain").notNull(),
  attachments: jsonb("attachments").$type<MailAttachment[]>(),
  createdAt: at("created_at").notNull(),
  sentAt: at("sent_at"),
  attempts: integer("attempts").notNull().default(0),
  local: boolean("local").notNull().default(false),
  lastError: text("last_error"),
}, (t) => [index("outbox_created_idx").on(t.createdAt)]);

/** Who the operator told to run what: schema facts such as the data version. */
export const instanceSettings = pgTable("instance_settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
});

/** Counters of rate-limiter-flexible: the library's own shape. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
