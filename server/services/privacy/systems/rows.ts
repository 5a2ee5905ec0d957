import { and, asc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { dataSystems } from "@/db/schema/privacy-systems";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";

import { notFound } from "../../errors";

const COLUMNS = {
  id: dataSystems.id, name: dataSystems.name, description: dataSystems.description, holder: dataSystems.holder, processorId: dataSystems.processorId, categories: dataSystems.categories, subjects: dataSystems.subjects,
  rights: dataSystems.rights, connector: dataSystems.connector, backupSets: dataSystems.backupSets, retention: dataSystems.retention, archivedAt: dataSystems.archivedAt,
};

/** The systems in use, by name. With `archived` also those that are not any more. */
export async function listSystems(tx: Tx, orgId: string, { archived = false } = {}): Promise<DataSystem[]> {
  return tx.select(COLUMNS).from(dataSystems).where(and(eq(dataSystems.orgId, orgId), archived ? undefined : isNull(dataSystems.archivedAt))).orderBy(asc(dataSystems.name), asc(dataSystems.id));
}

/** One system, in use or not; undefined where the register does not have it. */
export async function findSystem(tx: Tx, orgId: string, id: string): Promise<DataSystem | undefined> {
  const [row] = await tx.select(COLUMNS).from(dataSystems).where(and(eq(dataSystems.orgId, orgId), eq(dataSystems.id, id)));
  return row;
}

/** Throws NOT_FOUND for another organization's as for nobody's. */
export async function systemOrThrow(tx: Tx, orgId: string, id: string): Promise<DataSystem> {
  const row = await findSystem(tx, orgId, id);
  if (!row) throw notFound("This system");
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockSystem(tx: Tx, orgId: string, id: string): Promise<DataSystem> {
  const [row] = await tx.select(COLUMNS).from(dataSystems).where(and(eq(dataSystems.orgId, orgId), eq(dataSystems.id, id))).for("update");
  if (!row) throw notFound("This system");
  return row;
}
