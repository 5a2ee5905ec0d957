import type { Tx } from "@/db/client";
import { type Case, processOf } from "@/server/domain/privacy/case/case";
import type { OwnErasure } from "@/server/domain/privacy/erasure/view";

import { namedBackups, namedRecipients } from "./get-erasure";
import { newestCertificate } from "./issue-certificate";

/** What whoever asked sees of what followed their erasure: who was told (GDPR Art. 19), backups that run out, the certificate. Null before an answer. */
export async function ownErasure(tx: Tx, of: { orgId: string; requestId: string }, current: Case, now: Date): Promise<OwnErasure | null> {
  const outcome = processOf(current, "erasure")?.answers.at(-1)?.outcome;
  if (outcome !== "full" && outcome !== "partial") return null;
  const recipients = (await namedRecipients(tx, of, current)).filter(({ right }) => right === "erasure").map(({ name, country, result }) => ({ name, country, result }));
  const backups = (await namedBackups(tx, of.orgId, current, now)).map(({ id: _id, ...backup }) => backup);
  const certificate = await newestCertificate(tx, of.orgId, of.requestId);
  return { recipients, backups, certificate: certificate ? { number: certificate.id, version: certificate.version } : null };
}
