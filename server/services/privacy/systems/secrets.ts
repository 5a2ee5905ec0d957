import { and, desc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { systemSecrets } from "@/db/schema/privacy-systems";
import { seal, unseal } from "@/server/domain/crypto/envelope";
import { newId } from "@/server/domain/ids/ids";
import { objectSubject } from "@/server/storage/org-keys";

import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";

type Kind = typeof systemSecrets.$inferSelect["kind"];
type Of = { orgId: string; systemId: string };
/** How many of a kind are valid at once. Two of a webhook, so that one can follow the other without a gap. */
const VALID: Record<Kind, number> = { webhook: 2, database: 1 };

const keyOf = (systemId: string) => objectSubject("data_system_secrets", systemId);
const contextOf = ({ orgId, systemId }: Of, id: string) => `${orgId}/${systemId}/${id}`;

/** Keeps a secret of a system, sealed; the oldest beyond what may be valid at once goes. */
export async function keepSecret(tx: Tx, of: Of, kind: Kind, text: string, now: Date): Promise<string> {
  await holdKeys(tx, of.orgId, "shared");
  const id = newId("systemSecret");
  const sealed = seal((await openKeys(of.orgId)).key(keyOf(of.systemId)), Buffer.from(text), contextOf(of, id));
  await dropSecrets(tx, of, kind, VALID[kind] - 1);
  await tx.insert(systemSecrets).values({ ...of, id, kind, sealed, createdAt: now });
  return id;
}

/** Drops all secrets of a kind but the newest so many. */
export async function dropSecrets(tx: Tx, of: Of, kind: Kind, keep = 0): Promise<void> {
  const old = (await secretRows(tx, of, kind)).slice(keep).map(({ id }) => id);
  if (old.length > 0) await tx.delete(systemSecrets).where(and(eq(systemSecrets.orgId, of.orgId), eq(systemSecrets.systemId, of.systemId), inArray(systemSecrets.id, old)));
}

/** The secrets that are valid now, the newest first. */
export async function secretsOf(tx: Tx, of: Of, kind: Kind): Promise<string[]> {
  const rows = await secretRows(tx, of, kind);
  if (rows.length === 0) return [];
  const key = (await openKeys(of.orgId)).key(keyOf(of.systemId));
  return rows.map(({ id, sealed }) => Buffer.from(unseal(key, sealed, contextOf(of, id))).toString("utf8"));
}

/** Rows of the valid secrets, sealed as they are, the newest first. */
export async function secretRows(tx: Tx, of: Of, kind?: Kind) {
  return tx.select().from(systemSecrets).where(and(eq(systemSecrets.orgId, of.orgId), eq(systemSecrets.systemId, of.systemId), ...(kind ? [eq(systemSecrets.kind, kind)] : []))).orderBy(desc(systemSecrets.createdAt), desc(systemSecrets.id));
}
