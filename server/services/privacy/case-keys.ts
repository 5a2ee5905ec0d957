import { createHmac } from "node:crypto";

import { tokenDigest } from "@/server/domain/access/token";
import { env } from "@/server/env";
import { objectSubject } from "@/server/storage/org-keys";

import { openKeys } from "../ledger/open-keys";
import { personOfCase } from "./case-texts";

/**
 * The secret of a case's link, made from the case's own key so that it is stored nowhere and dies with it. Undefined
 * where the person was forgotten.
 */
async function caseToken(orgId: string, requestId: string): Promise<string | undefined> {
  const key = (await openKeys(orgId)).find(personOfCase(requestId));
  return key && createHmac("sha256", key).update("case-link/v1").digest("base64url");
}

/** The address of a case for whoever asked, and the digest by which it is found. */
export async function caseLink(orgId: string, slug: string, requestId: string): Promise<{ url: string; sha256: string } | undefined> {
  const token = await caseToken(orgId, requestId);
  return token === undefined ? undefined : { url: new URL(`/privacy/${slug}/case/${token}`, env().PROOFROOM_URL).toString(), sha256: tokenDigest(token) };
}

/** A keyed hash of an address, the same for all cases of one organization: finds one person's cases and tells nobody else anything. */
export async function subjectRef(orgId: string, email: string): Promise<string> {
  const key = (await openKeys(orgId)).key(objectSubject("privacy_subjects", orgId));
  return createHmac("sha256", key).update(email.trim().toLowerCase()).digest("base64url");
}
