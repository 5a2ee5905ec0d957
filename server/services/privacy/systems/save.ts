import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { dataSystems } from "@/db/schema/privacy-systems";
import { uniqueViolation } from "@/db/violations";
import { newId } from "@/server/domain/ids/ids";
import { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import { newSharedSecret } from "@/server/domain/webhooks/signing-key";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { listProcessors } from "../../registers/rows";
import { requireConnector } from "./check-connector";
import { lockSystem } from "./rows";
import { dropSecrets, keepSecret, secretRows } from "./secrets";

/** `secret` is the signing secret of a new webhook: shown this once. */
export type SavedSystem = { id: string; secret: string | null };

/**
 * Adds a system to the register or changes one. Tasks that were sent stay as they are. Throws CONFLICT where another
 * system in use has the name, INVALID where the connector cannot work as it stands or the processor is not in the register.
 */
export async function saveSystem(ctx: ServiceContext, input: unknown): Promise<SavedSystem> {
  authorize(ctx, "privacy:manage");
  const { id: known, databaseUrl, ...after } = parseInput(SaveSystemInput, input);
  try {
    return await withOrg(ctx.orgId, async (tx) => {
      const before = known === null ? null : await lockSystem(tx, ctx.orgId, known);
      await requireConnector(tx, ctx.orgId, after.connector, databaseUrl);
      await requireProcessor(tx, ctx.orgId, after, before?.processorId ?? null);
      const id = known ?? newId("dataSystem");
      if (before) await tx.update(dataSystems).set({ ...after, updatedAt: ctx.now }).where(and(eq(dataSystems.orgId, ctx.orgId), eq(dataSystems.id, id)));
      else await tx.insert(dataSystems).values({ orgId: ctx.orgId, id, ...after, createdAt: ctx.now, updatedAt: ctx.now });
      const secret = await keepSecrets(tx, ctx, id, after.connector.kind, databaseUrl);
      await recordChanges(tx, ctx, [{ action: "data_system.saved", object: { kind: "data_system", id, label: after.name }, detail: { before, after, databaseChanged: databaseUrl !== undefined } }]);
      return { id, secret };
    });
  } catch (error) {
    if (uniqueViolation(error) === "data_systems_name_key") throw new ServiceError("CONFLICT", "Another system has this name.", [{ field: "name", message: "Another system has this name." }], { cause: error });
    throw error;
  }
}

/** A processor is one of the register's; one that was archived there since stays where it is named. Throws INVALID. */
async function requireProcessor(tx: Tx, orgId: string, { holder, processorId }: Pick<SaveSystemInput, "holder" | "processorId">, before: string | null): Promise<void> {
  if (processorId === null || processorId === before) return;
  const message = holder === "own" ? "A system of your own has no processor." : "This processor is not in your register of processors.";
  if (holder === "own" || !(await listProcessors(tx, orgId)).some(({ id }) => id === processorId)) throw new ServiceError("INVALID", message, [{ field: "processorId", message }]);
}

/** Secrets of the connector it has now, and none of the one it had. */
async function keepSecrets(tx: Tx, ctx: ServiceContext, systemId: string, kind: SaveSystemInput["connector"]["kind"], databaseUrl: string | undefined): Promise<string | null> {
  const of = { orgId: ctx.orgId, systemId };
  if (kind !== "webhook") await dropSecrets(tx, of, "webhook");
  if (kind !== "sql") await dropSecrets(tx, of, "database");
  if (kind === "sql" && databaseUrl !== undefined) await keepSecret(tx, of, "database", databaseUrl, ctx.now);
  if (kind === "sql" && (await secretRows(tx, of, "database")).length === 0) throw new ServiceError("INVALID", "Give the address of the database.", [{ field: "databaseUrl", message: "Give the address of the database." }]);
  if (kind !== "webhook" || (await secretRows(tx, of, "webhook")).length > 0) return null;
  const secret = newSharedSecret();
  await keepSecret(tx, of, "webhook", secret, ctx.now);
  return secret;
}
