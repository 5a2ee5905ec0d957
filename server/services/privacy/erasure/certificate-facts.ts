import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { invitations } from "@/db/schema/organizations";
import { requestEvents } from "@/db/schema/privacy";
import { personErasures, portalFindings } from "@/db/schema/privacy-erasure";
import { localDay } from "@/server/domain/privacy/calendar-days";
import type { Case, RightProcess } from "@/server/domain/privacy/case/case";
import { GROUNDS } from "@/server/domain/privacy/case/grounds";
import { type Certificate, PROOF_ITEMS } from "@/server/domain/privacy/erasure/certificate";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import { positionOf } from "../../ledger/position";
import { settingsOrThrow } from "../rows";
import { listSystems } from "../systems/rows";
import { namedSet, namesOfSets } from "./backups";

type Of = { orgId: string; requestId: string; current: Case; process: RightProcess };
export type CertificateFacts = Pick<Certificate, "organization" | "log" | "outcome" | "approvedOn" | "answeredOn" | "systems" | "exceptions" | "backups" | "recipients" | "proof" | "ledger">;
const BEYOND_USE = { true: "Beyond use: kept apart, used for nothing, and after a restore erased again before use.", false: "Not put beyond use before it expires." } as const;

/** What a certificate says, from the events of a case and what was ordered. Undefined where nothing was erased and answered. */
export async function certificateFacts(tx: Tx, of: Of): Promise<CertificateFacts | undefined> {
  const { orgId, requestId, process, current: { receipt } } = of;
  if (process.outcome !== "full" && process.outcome !== "partial") return undefined;
  const events = await tx.select({ kind: requestEvents.kind, at: requestEvents.at, entryId: requestEvents.entryId }).from(requestEvents)
    .where(and(eq(requestEvents.orgId, orgId), eq(requestEvents.requestId, requestId), eq(requestEvents.right, "erasure"), inArray(requestEvents.kind, ["fulfilment_started", "answered"]))).orderBy(asc(requestEvents.seq));
  const [approval, answer] = [events.find(({ kind }) => kind === "fulfilment_started"), events.findLast(({ kind }) => kind === "answered")];
  if (!approval || !answer) return undefined;
  const orders = await tx.select().from(personErasures).where(and(eq(personErasures.orgId, orgId), eq(personErasures.requestId, requestId))).orderBy(asc(personErasures.orderedAt), asc(personErasures.taskId));
  const place = async (entry: string) => {
    const { origin, index } = await positionOf(tx, orgId, entry);
    return { entry, log: origin, index };
  };
  const { controllerName, retentionYears } = await settingsOrThrow(tx, orgId);
  const approved = await place(approval.entryId);
  const items: Certificate["ledger"]["items"] = [];
  for (const { entryId } of orders) items.push(await place(entryId));
  const day = (at: Date) => localDay(at.toISOString(), receipt.zone).toString();
  return {
    organization: controllerName, log: approved.log, outcome: process.outcome, approvedOn: day(approval.at), answeredOn: day(answer.at),
    systems: await systemsDone(tx, orgId, orders, day), exceptions: keptOf(process), backups: await tailOf(tx, orgId, process), recipients: toldOf(process),
    proof: { items: await proofItems(tx, orgId, requestId), years: retentionYears },
    ledger: { approval: approved, items, answer: await place(answer.entryId) },
  };
}

async function systemsDone(tx: Tx, orgId: string, orders: (typeof personErasures.$inferSelect)[], day: (at: Date) => string): Promise<Certificate["systems"]> {
  const names = new Map((await listSystems(tx, orgId, { archived: true })).map(({ id, name }) => [id, name]));
  return orders.flatMap(({ systemId, method, records, doneAt, receiptSha256 }) =>
    method && doneAt && receiptSha256 ? [{ system: systemId, name: names.get(systemId) ?? (systemId === PORTAL_SYSTEM ? "This compliance portal" : systemId), method, records: records ?? 0, erasedOn: day(doneAt), receiptSha256 }] : []);
}

function keptOf({ exceptions }: RightProcess): Certificate["exceptions"] {
  return exceptions.map(({ ground, endsOn, ended }, i) => ({ item: i + 1, ground: ground as keyof typeof GROUNDS, article: GROUNDS[ground as keyof typeof GROUNDS].article, endsOn, ended }));
}

/** What of the person stays here all the same: the case, and what the search of the portal found and may not be erased. */
async function proofItems(tx: Tx, orgId: string, requestId: string): Promise<NonNullable<Certificate["proof"]>["items"]> {
  const rows = await tx.selectDistinct({ kept: portalFindings.kept, acceptedAt: invitations.acceptedAt }).from(portalFindings)
    .leftJoin(invitations, and(eq(portalFindings.kind, "invitation"), eq(invitations.orgId, portalFindings.orgId), eq(invitations.id, portalFindings.objectId)))
    .where(and(eq(portalFindings.orgId, orgId), eq(portalFindings.requestId, requestId), isNotNull(portalFindings.kept)));
  // Accepted after the portal was searched, it has let somebody in all the same.
  const kept = new Set(rows.map((row) => (row.kept === "invitation_record" && row.acceptedAt !== null ? "access_record" : row.kept)));
  return PROOF_ITEMS.filter((item) => item === "case" || kept.has(item));
}

async function tailOf(tx: Tx, orgId: string, { backups }: RightProcess): Promise<Certificate["backups"]> {
  const names = await namesOfSets(tx, orgId);
  return (backups ?? []).map(({ backupSetId, expiresOn, expired }) => {
    const known = namedSet(names, backupSetId);
    return { set: backupSetId, name: known?.name ?? backupSetId, expiresOn, expired, beyondUse: BEYOND_USE[known?.beyondUse ? "true" : "false"] };
  });
}

function toldOf({ recipients }: RightProcess): Certificate["recipients"] {
  const count = (wanted: string | null) => (recipients ?? []).filter(({ result }) => result === wanted).length;
  return { notified: count("notified"), impossible: count("impossible"), disproportionate: count("disproportionate"), open: count(null) };
}
