import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import { RIGHTS } from "@/server/domain/privacy/case/vocabulary";

import { at, bytea, orgId, tenantPolicy } from "../columns";
import { rightsRequests } from "./privacy";

/**
 * Files of a case: what systems gave of the person, and what was made of it for them. Sealed under a key of their own
 * mixed with the case's, small ones in the row, larger ones in the data folder. The bytes go when their time is over;
 * the row stays with the digest.
 */
export const requestFiles = pgTable("request_files", {
  orgId: orgId(),
  requestId: text("request_id").notNull(),
  id: text("id").notNull(),
  kind: text("kind", { enum: ["collected", "package", "report"] }).notNull(),
  right: text("right", { enum: RIGHTS }),
  taskId: text("task_id"),
  systemId: text("system_id"),
  /** Names the key: collected files of one time share it, what was made for the person has its own. */
  keyId: text("key_id").notNull(),
  /** A file name may name the person. */
  sealedName: bytea("sealed_name"),
  mediaType: text("media_type").notNull(),
  byteSize: bigint("byte_size", { mode: "number" }).notNull(),
  sha256: text("sha256").notNull(),
  stored: text("stored", { enum: ["row", "store"] }).notNull(),
  sealed: bytea("sealed"),
  createdAt: at("created_at").notNull(),
  /** From when the person may fetch it; null before the answer, and for what is not for them. */
  offeredAt: at("offered_at"),
  /** null while nobody knows: the case is still worked on. */
  expiresAt: at("expires_at"),
  revokedAt: at("revoked_at"),
  revokedBy: text("revoked_by"),
  /** The reason, as a text of the case. */
  revokeTextId: text("revoke_text_id"),
  opens: integer("opens").notNull(),
  lastOpenedAt: at("last_opened_at"),
  /** When its end went on the ledger: from then on nobody reads it. The destruction follows, and `destroyedAt` is after it. */
  endedAt: at("ended_at"),
  destroyedAt: at("destroyed_at"),
}, (t) => [
  primaryKey({ columns: [t.orgId, t.requestId, t.id] }),
  foreignKey({ name: "request_files_request_fk", columns: [t.orgId, t.requestId], foreignColumns: [rightsRequests.orgId, rightsRequests.id] }),
  index("request_files_kept_idx").on(t.orgId, t.expiresAt).where(sql`destroyed_at is null`),
  tenantPolicy("request_files", t.orgId),
]);
