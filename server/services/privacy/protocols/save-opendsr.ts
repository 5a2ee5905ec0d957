import { withOrg, type Tx } from "@/db/client";
import { opendsrSettings } from "@/db/schema/privacy-protocols";
import { CertificateRefusal, requireCertificate, requireKeyOf, type CertificateFacts } from "@/server/domain/privacy/protocols/certificates";
import { issueCertificate } from "@/server/domain/privacy/protocols/issue-certificate";
import { SaveOpenDsrInput, TestCertificateInput } from "@/server/domain/privacy/protocols/schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";
import { sealSecret } from "./protocol-keys";
import { findOpenDsrSettings } from "./rows";

const TEST_DAYS = 90;
export const KEY_PLACE = "opendsr_settings/key";
type Signer = { certificate: string; privateKey: string };

/** Says whether and with which certificate the organization answers as an OpenDSR processor. */
export async function saveOpenDsr(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const { isOpen, domain, certificate, privateKey } = parseInput(SaveOpenDsrInput, input);
  await withOrg(ctx.orgId, async (tx) => save(tx, ctx, { isOpen, domain }, certificate && privateKey ? { certificate, privateKey } : undefined));
}

/** Makes a certificate that issued itself and answers with it: for trying a connection out. Peers that keep to the specification refuse it. */
export async function signWithTestCertificate(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const { domain } = parseInput(TestCertificateInput, input);
  const made = await issueCertificate({ domain, from: ctx.now, days: TEST_DAYS });
  await withOrg(ctx.orgId, async (tx) => save(tx, ctx, { isOpen: true, domain }, made));
}

async function save(tx: Tx, ctx: ServiceContext, said: { isOpen: boolean; domain: string }, signer: Signer | undefined): Promise<void> {
  // A case needs to know the law it is under.
  await settingsOrThrow(tx, ctx.orgId);
  const before = await findOpenDsrSettings(tx, ctx.orgId);
  // What was never opened is closed.
  if (!before && !signer && !said.isOpen) return;
  const certificate = signer?.certificate ?? before?.certificate;
  if (!certificate) throw new ServiceError("INVALID", "Give a certificate and its key, or make one for tests.", [{ field: "certificate", message: "Give a certificate and its key." }]);
  // Closing is always possible, with a certificate that has run out too.
  const facts = said.isOpen || signer ? fits(() => required(certificate, said.domain, ctx.now, signer)) : undefined;
  const sealedKey = signer ? await sealSecret(tx, ctx.orgId, KEY_PLACE, signer.privateKey) : before?.sealedKey;
  if (!sealedKey) throw new ServiceError("INVALID", "Give the key of the certificate.", [{ field: "privateKey", message: "Give the key." }]);
  const row = { ...said, certificate, sealedKey, isTest: facts?.selfIssued ?? before?.isTest ?? false, updatedAt: ctx.now };
  await tx.insert(opendsrSettings).values({ orgId: ctx.orgId, ...row }).onConflictDoUpdate({ target: opendsrSettings.orgId, set: row });
  await recordChanges(tx, ctx, [{ action: "opendsr_settings.saved", object: { kind: "opendsr_settings", id: ctx.orgId, label: said.domain }, detail: { ...said, certificateChanged: signer !== undefined, subject: facts?.subject ?? null, validTo: facts?.validTo.toISOString() ?? null } }]);
}

function required(certificate: string, domain: string, now: Date, signer: Signer | undefined): CertificateFacts {
  const facts = requireCertificate(certificate, { domain, now });
  if (signer) requireKeyOf(certificate, signer.privateKey);
  return facts;
}

function fits<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CertificateRefusal)) throw error;
    const field = error.code === "WRONG_KEY" ? "privateKey" : "certificate";
    throw new ServiceError("INVALID", error.message, [{ field, code: error.code, message: error.message }], { cause: error });
  }
}

