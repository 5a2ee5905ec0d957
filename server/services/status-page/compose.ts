import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";

import type { Tx } from "@/db/client";
import { controls, controlStatus } from "@/db/schema/controls";
import { engagements } from "@/db/schema/engagements";
import { registerEntries } from "@/db/schema/registers";
import { reports } from "@/db/schema/reports";
import { countryName } from "@/server/domain/registers/world-countries";
import type { StatusContent } from "@/server/domain/status-page/content";
import type { DraftStatusPageInput } from "@/server/domain/status-page/schema";

import type { ServiceContext } from "../context";
import { notFound } from "../errors";
import { findLogoMark } from "../organizations/look-rows";
import { organizationOrThrow } from "../organizations/rows";
import { digestOf, isFinal } from "./rows";

type Chosen = z.output<typeof DraftStatusPageInput>;

/** What the page would say of what was chosen, as things are now. NOT_FOUND where something chosen is not there. */
export async function composeStatus(tx: Tx, { orgId, now }: ServiceContext, chosen: Chosen): Promise<StatusContent> {
  const organization = await organizationOrThrow(tx, orgId);
  const { introduction, agreement } = chosen;
  return {
    v: 1, organization: organization.name, timezone: organization.timezone, asOf: now.toISOString(), introduction, frameworks: [...new Set(chosen.frameworks)],
    audits: await auditsOf(tx, orgId, chosen.auditIds), controls: await controlsOf(tx, orgId, chosen), processors: await processorsOf(tx, orgId, chosen.processorIds), documents: await documentsOf(tx, orgId, chosen.reportIds),
    agreement: agreement && { ...agreement, sha256: digestOf(agreement.text) }, logo: await findLogoMark(tx, orgId),
  };
}

async function auditsOf(tx: Tx, orgId: string, ids: string[]): Promise<StatusContent["audits"]> {
  if (ids.length === 0) return [];
  const rows = await tx.select().from(engagements).where(and(eq(engagements.orgId, orgId), inArray(engagements.id, ids))).orderBy(asc(engagements.windowFrom), asc(engagements.number));
  requireAll("An audit", ids, rows.map(({ id }) => id));
  return rows.map(({ name, firm, type, frameworks, windowFrom, windowTo, phase }) => ({ name, firm, type, frameworks, from: windowFrom, to: windowTo, ...(phase === "ended" || phase === "closed" ? {} : { underWay: true as const }) }));
}

async function controlsOf(tx: Tx, orgId: string, { controlKeys, showStates }: Chosen): Promise<StatusContent["controls"]> {
  if (controlKeys.length === 0) return [];
  const rows = await tx.select({ key: controls.key, title: controls.title, promise: controls.promise, category: controls.category, state: controlStatus.state }).from(controls)
    .leftJoin(controlStatus, and(eq(controlStatus.orgId, controls.orgId), eq(controlStatus.controlId, controls.id)))
    .where(and(eq(controls.orgId, orgId), eq(controls.applicable, true), inArray(controls.key, controlKeys))).orderBy(asc(controls.category), asc(controls.key));
  requireAll("A control", controlKeys, rows.map(({ key }) => key));
  return rows.map(({ title, promise, category, state }) => ({ title, promise, category, state: showStates ? state : null }));
}

async function processorsOf(tx: Tx, orgId: string, ids: string[]): Promise<StatusContent["processors"]> {
  if (ids.length === 0) return [];
  const standing = and(eq(registerEntries.orgId, orgId), eq(registerEntries.register, "processors"), isNull(registerEntries.archivedAt), inArray(registerEntries.id, ids));
  const rows = await tx.select().from(registerEntries).where(standing).orderBy(asc(registerEntries.name), asc(registerEntries.number));
  requireAll("A processor", ids, rows.map(({ id }) => id));
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return rows.map(({ name, content }) => ({ name, country: countryName(text(content["country"])), services: text(content["services"]) }));
}

async function documentsOf(tx: Tx, orgId: string, ids: string[]): Promise<StatusContent["documents"]> {
  if (ids.length === 0) return [];
  const rows = await tx.select().from(reports).where(and(eq(reports.orgId, orgId), isFinal(), inArray(reports.id, ids))).orderBy(asc(reports.from), asc(reports.id));
  requireAll("A final report", ids, rows.map(({ id }) => id));
  return rows.map(({ id, title, options, finishedAt, requestedAt, sha256 }) => ({ id, title, from: String(options["from"]), to: String(options["to"]), madeAt: (finishedAt ?? requestedAt).toISOString(), sha256: sha256 ?? "" }));
}

function requireAll(what: string, wanted: string[], found: string[]): void {
  const known = new Set(found);
  if (!wanted.every((one) => known.has(one))) throw notFound(`${what} that was chosen`);
}
