import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

// Relative because drizzle-kit does not know the path alias.
import type { SystemDescriptionContent } from "../../server/domain/system-description/schema";

import { at, orgId, tenantPolicy } from "../columns";
import { organizations } from "./organizations";

/** The organization's description of its system, every version kept, each under the digest that its ledger entry holds. Append-only. */
export const systemDescriptions = pgTable("system_descriptions", {
  orgId: orgId().references(() => organizations.orgId),
  version: integer("version").notNull(),
  content: jsonb("content").$type<SystemDescriptionContent>().notNull(),
  /** Of the content as canonical JSON (RFC 8785). */
  sha256: text("sha256").notNull(),
  savedBy: text("saved_by").notNull(),
  savedAt: at("saved_at").notNull(),
  entryId: text("entry_id").notNull(),
}, (t) => [primaryKey({ columns: [t.orgId, t.version] }), tenantPolicy("system_descriptions", t.orgId)]);
