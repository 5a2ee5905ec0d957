import { createHmac } from "node:crypto";

import type { OrgKeys } from "@/server/storage/org-keys";
import { objectSubject } from "@/server/storage/org-keys";

import { personOfCase } from "../case-texts";

/** The key subject of files of a case that can be destroyed apart from the case. */
export const filesOfCase = (keyId: string) => objectSubject("request_files", keyId);

/**
 * The key of a file: made of the case's key and the file's own, so that destroying either destroys it. Undefined where
 * one was.
 */
export function fileKey(keys: OrgKeys, { requestId, keyId }: { requestId: string; keyId: string }): Uint8Array | undefined {
  const [person, own] = [keys.find(personOfCase(requestId)), keys.find(filesOfCase(keyId))];
  return person && own && createHmac("sha256", person).update("request-file/v1").update(own).digest();
}

/** A file opens in its own case and under its own id only. */
export const contextOfFile = (orgId: string, requestId: string, id: string, part: "name" | "bytes") => `${orgId}/${requestId}/${id}/${part}`;
