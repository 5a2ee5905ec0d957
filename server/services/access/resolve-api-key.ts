import { sql } from "drizzle-orm";

import { ask } from "@/db/client";
import { parseApiKey, sameDigest } from "@/server/domain/access/api-key";
import type { Permission } from "@/server/domain/access/permissions";

import type { ProvenOrgId, ServiceContext } from "../context";
import { ServiceError } from "../errors";

type KeyRow = { org_id: string; name: string; secret_sha256: string; scopes: Permission[]; expires_at: string; revoked_at: string | null; last_used_at: string | null };
type RequestFacts = Pick<ServiceContext, "now" | "requestId" | "ip" | "userAgent">;

const REFUSED = "The API key is missing, mistyped, expired or revoked. Send a current key as `Authorization: Bearer prk_…`.";

/** Mints the context of a request that carries an API key. Every way a key can be wrong gives the same answer. */
export async function resolveApiKey(header: string | null, facts: RequestFacts): Promise<ServiceContext> {
  const parsed = parseApiKey(/^Bearer (\S+)$/.exec(header ?? "")?.[1] ?? "");
  if (!parsed) throw new ServiceError("UNAUTHORIZED", REFUSED);
  const [row] = await ask<KeyRow>(sql`select * from access.find_api_key(${parsed.id})`);
  const valid = row && sameDigest(row.secret_sha256, parsed.secretSha256) && !row.revoked_at && new Date(row.expires_at) > facts.now;
  if (!valid) throw new ServiceError("UNAUTHORIZED", REFUSED);
  return {
    ...facts,
    orgId: row.org_id as ProvenOrgId,
    actor: { kind: "apiKey", id: parsed.id, name: row.name, lastUsedAt: row.last_used_at ? new Date(row.last_used_at) : null },
    permissions: new Set(row.scopes),
    reach: "organization",
  };
}
