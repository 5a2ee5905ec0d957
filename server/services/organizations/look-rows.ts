import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { organizationLooks } from "@/db/schema/organizations";
import type { Look } from "@/server/domain/look/look";
import type { LogoMark } from "@/server/domain/look/public-logo";

/** How the organization's documents and public pages look. Without a row nothing was chosen. */
export async function findLook(tx: Tx, orgId: string): Promise<Look> {
  const [row] = await tx.select().from(organizationLooks).where(eq(organizationLooks.orgId, orgId));
  if (!row) return { accent: null, logo: null };
  const { accent, logo, logoSha256: sha256, logoType: type, logoWidth: width, logoHeight: height } = row;
  return { accent, logo: logo && sha256 && type && width && height ? { sha256, type, width, height, base64: Buffer.from(logo).toString("base64") } : null };
}

/** The colour alone: pages need no more of it. */
export async function findAccent(tx: Tx, orgId: string): Promise<string | null> {
  const [row] = await tx.select({ accent: organizationLooks.accent }).from(organizationLooks).where(eq(organizationLooks.orgId, orgId));
  return row?.accent ?? null;
}

/** What a page has to know of the logo; its bytes are not read. */
export async function findLogoMark(tx: Tx, orgId: string): Promise<LogoMark | null> {
  const [row] = await tx.select({ sha256: organizationLooks.logoSha256, width: organizationLooks.logoWidth, height: organizationLooks.logoHeight }).from(organizationLooks).where(eq(organizationLooks.orgId, orgId));
  return row?.sha256 && row.width && row.height ? { sha256: row.sha256, width: row.width, height: row.height } : null;
}

export type LookChange = Partial<Omit<typeof organizationLooks.$inferInsert, "orgId" | "updatedAt">>;
export async function writeLook(tx: Tx, orgId: string, now: Date, change: LookChange): Promise<void> {
  const set = { ...change, updatedAt: now };
  await tx.insert(organizationLooks).values({ orgId, ...set }).onConflictDoUpdate({ target: organizationLooks.orgId, set });
}
