import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { readList, type ImportRow } from "@/server/domain/audit-requests/import-list";
import type { ImportField } from "@/server/domain/audit-requests/columns";
import { ImportRequestsInput } from "@/server/domain/audit-requests/schema";

import { authorize, parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { addRequests, takenReferences } from "./add";
import { readTable } from "./read-sheet";
import { coveredControls, goingOnOrThrow, sideOf, type AuditPartner } from "./rows";

/** What an import would do with one row. `isKnown`: its number is on the list already, so it stays as it is there. */
export type PreviewedRow = ImportRow & { isKnown: boolean; ownerId: string | null; controlIds: string[]; notes: string[] };
export type ImportPreview = { columns: { name: string; field: ImportField | null }[]; rows: PreviewedRow[]; fresh: number };

/** Says what an import of this file would do. Changes nothing. */
export async function previewImport(ctx: AuditPartner, input: unknown): Promise<ImportPreview> {
  const { engagementId, base64 } = allowedImport(ctx, input);
  const table = await readTable(base64);
  return withOrg(ctx.orgId, async (tx) => preview(tx, ctx, engagementId, table));
}

/**
 * Takes a request list over: every row without fault whose number is not on the list yet, all together or none. Done twice, rows with a
 * number are taken once. The organization may while the audit is planned or open, its auditors until it ends.
 */
export async function importRequests(ctx: AuditPartner, input: unknown): Promise<{ added: number }> {
  const { engagementId, base64, fileName } = allowedImport(ctx, input);
  const table = await readTable(base64);
  return withOrg(ctx.orgId, async (tx) => {
    const { phase } = await goingOnOrThrow(tx, ctx, engagementId);
    if (sideOf(ctx) === "organization" && phase === "closed") throw new ServiceError("CONFLICT", "This audit is closed: only its auditors ask for more.");
    const { rows } = await preview(tx, ctx, engagementId, table);
    const fresh = rows.filter(({ faults, isKnown }) => faults.length === 0 && !isKnown);
    if (fresh.length === 0) throw new ServiceError("INVALID", `Nothing of ${fileName || "the file"} was taken over: every row has a fault or is on the list already.`);
    const added = await addRequests(tx, ctx, engagementId, fresh.map(({ draft: { controls: _controls, ...draft }, ownerId, controlIds }) => ({ ...draft, ownerId, controlIds })));
    return { added: added.length };
  });
}

function allowedImport(ctx: AuditPartner, input: unknown) {
  authorize(ctx, sideOf(ctx) === "auditor" ? "audit:work" : "audits:manage");
  const wanted = parseInput(ImportRequestsInput, input);
  if (sideOf(ctx) === "auditor" && wanted.engagementId !== ctx.engagement?.id) throw notFound("This audit");
  return wanted;
}

async function preview(tx: Tx, ctx: AuditPartner, engagementId: string, table: Parameters<typeof readList>[0]): Promise<ImportPreview> {
  await goingOnOrThrow(tx, ctx, engagementId);
  const list = readList(table);
  if ("fault" in list) throw new ServiceError("INVALID", list.fault, [{ field: "base64", message: list.fault }]);
  const taken = await takenReferences(tx, ctx.orgId, engagementId, list.rows.flatMap(({ draft }) => draft.reference ?? []));
  const covered = await coveredControls(tx, ctx, engagementId, [...new Set(list.rows.flatMap(({ draft }) => draft.controls))]);
  // Who belongs to an organization is not an auditor's to find out.
  const members = sideOf(ctx) === "auditor" ? new Map<string, string>() : await membersByName(tx, ctx.orgId);
  const rows = list.rows.map((row): PreviewedRow => {
    const [unknown, ownerId] = [row.draft.controls.filter((name) => !covered.has(name)), row.owner === null ? null : (members.get(row.owner.toLowerCase()) ?? null)];
    const notes = [...(unknown.length > 0 ? [`Not controls of this audit, left out: ${unknown.slice(0, 5).join(", ")}`] : []), ...(row.owner !== null && ownerId === null ? ["Owner left open: nobody here goes by that name"] : [])];
    return { ...row, isKnown: taken.has(row.draft.reference), ownerId, notes, controlIds: [...new Set(row.draft.controls.flatMap((name) => covered.get(name) ?? []))] };
  });
  return { columns: list.columns, rows, fresh: rows.filter(({ faults, isKnown }) => faults.length === 0 && !isKnown).length };
}

/** Members by address and by name, in small letters. */
async function membersByName(tx: Tx, orgId: string): Promise<Map<string, string>> {
  const rows = await tx.select({ id: users.id, name: users.name, email: users.email }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(eq(memberships.orgId, orgId));
  return new Map(rows.flatMap(({ id, name, email }) => [[name.toLowerCase(), id] as const, [email.toLowerCase(), id] as const]));
}
