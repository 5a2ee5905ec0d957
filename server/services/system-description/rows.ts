import { and, desc, eq, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { systemDescriptions } from "@/db/schema/system-description";
import { SystemDescriptionContent } from "@/server/domain/system-description/schema";

export type DescriptionRow = typeof systemDescriptions.$inferSelect;

/** The newest version that was saved by a moment, or undefined where none was. */
export async function descriptionAt(tx: Tx, orgId: string, moment: Date): Promise<DescriptionRow | undefined> {
  const [row] = await tx.select().from(systemDescriptions).where(and(eq(systemDescriptions.orgId, orgId), lte(systemDescriptions.savedAt, moment))).orderBy(desc(systemDescriptions.version)).limit(1);
  return row;
}

/** Nothing entered: every part is printed as not stated. */
export const EMPTY_DESCRIPTION: SystemDescriptionContent = SystemDescriptionContent.parse({});
