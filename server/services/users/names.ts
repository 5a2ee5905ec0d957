import { inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { isId } from "@/server/domain/ids/ids";

/** Names to show for actor ids: people, keys of this organization, the system itself, whoever asked in a case. Unknown ids are left out. */
export async function personNames(tx: Tx, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const [people, keys] = await Promise.all([
    tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted)),
    tx.select({ id: apiKeys.id, name: apiKeys.name }).from(apiKeys).where(inArray(apiKeys.id, wanted)),
  ]);
  const requesters = wanted.filter((id) => isId("rightsRequest", id) || isId("statusRequest", id)).map((id) => [id, "Requester"] as const);
  return new Map([["system", "Proofroom"], ...requesters, ...people.map((row) => [row.id, row.name] as const), ...keys.map((row) => [row.id, `API key ${row.name}`] as const)]);
}
