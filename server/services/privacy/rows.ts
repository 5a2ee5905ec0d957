import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { privacySettings, rightsRequests } from "@/db/schema/privacy";
import { localDay } from "@/server/domain/privacy/calendar-days";

import { notFound, ServiceError } from "../errors";
import { findAccent } from "../organizations/look-rows";
import { organizationOrThrow } from "../organizations/rows";

/** With the colour of the organization, which has it whether or not it answers people here. */
export type PrivacySettings = Omit<typeof privacySettings.$inferSelect, "orgId" | "updatedAt"> & { accent: string | null };
export type RequestRow = typeof rightsRequests.$inferSelect;

export async function findSettings(tx: Tx, orgId: string, how: "read" | "locked" = "read"): Promise<PrivacySettings | undefined> {
  const query = tx.select().from(privacySettings).where(eq(privacySettings.orgId, orgId));
  const [row] = await (how === "locked" ? query.for("update") : query);
  if (!row) return undefined;
  const { orgId: _orgId, updatedAt: _updatedAt, ...settings } = row;
  return { ...settings, accent: await findAccent(tx, orgId) };
}

/** Throws CONFLICT where nobody has said yet who answers and under which law. */
export async function settingsOrThrow(tx: Tx, orgId: string, how: "read" | "locked" = "read"): Promise<PrivacySettings> {
  const settings = await findSettings(tx, orgId, how);
  if (!settings) throw new ServiceError("CONFLICT", "Say first who answers requests and under which law: Privacy, Settings.");
  return settings;
}

/** The legal zone; the organization's own where nobody has said yet which law it answers under. */
export async function zoneOfDesk(tx: Tx, orgId: string): Promise<string> {
  return (await findSettings(tx, orgId))?.zone ?? (await organizationOrThrow(tx, orgId)).timezone;
}

/** The day it is in the organization's legal zone; in Greenwich for one that never said which law it answers under, and so keeps nothing by days. */
export async function legalToday(tx: Tx, orgId: string, now: Date): Promise<string> {
  return localDay(now.toISOString(), (await findSettings(tx, orgId))?.zone ?? "UTC").toString();
}

/** One request, locked until the transaction ends; NOT_FOUND for another organization's as for nobody's. */
export async function lockRequest(tx: Tx, orgId: string, id: string): Promise<RequestRow> {
  const [row] = await tx.select().from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, id))).for("update");
  if (!row) throw notFound("This request");
  return row;
}

export async function requestOrThrow(tx: Tx, orgId: string, id: string): Promise<RequestRow> {
  const [row] = await tx.select().from(rightsRequests).where(and(eq(rightsRequests.orgId, orgId), eq(rightsRequests.id, id)));
  if (!row) throw notFound("This request");
  return row;
}
