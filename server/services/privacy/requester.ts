import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestTexts } from "@/db/schema/privacy";
import { Requester } from "@/server/domain/privacy/intake";

import { readTexts } from "./case-texts";

/** Who asked, as they said; undefined where it was forgotten. */
export async function readRequester(tx: Tx, orgId: string, requestId: string): Promise<Requester | undefined> {
  const [row] = await tx.select({ id: requestTexts.id }).from(requestTexts).where(and(eq(requestTexts.orgId, orgId), eq(requestTexts.requestId, requestId), eq(requestTexts.kind, "subject")));
  const text = row && (await readTexts(tx, { orgId, requestId }, [row.id])).get(row.id);
  return text === undefined ? undefined : Requester.parse(JSON.parse(text));
}
