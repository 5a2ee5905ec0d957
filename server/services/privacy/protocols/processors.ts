import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { opendsrProcessors } from "@/db/schema/privacy-protocols";
import { CertificateRefusal, requireTrusted } from "@/server/domain/privacy/protocols/certificates";
import { Discovery } from "@/server/domain/privacy/protocols/opendsr";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";

import { OutboundError, sendOut } from "../../outbound/send-out";
import { opendsrRoots } from "./opendsr-roots";
import { parseMessage } from "./parse-message";
import { openSecret } from "./protocol-keys";

const CACHE_MS = 24 * 3_600_000;
const LIMITS = { timeoutMs: 10_000, maxBytes: 256 * 1024 };

/** Why a processor cannot be spoken to, in words for people. `isFinal`: trying again changes nothing. */
export class ProcessorFault extends Error {
  constructor(message: string, readonly isFinal: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = "ProcessorFault";
  }
}

export type ProcessorRow = typeof opendsrProcessors.$inferSelect;
/** A processor as it was found and checked. */
export type Processor = { systemId: string; baseUrl: string; domain: string; discovery: Discovery; certificate: string; authorization: string | undefined; resultHosts: string[] };
export const authorizationPlace = (systemId: string) => `opendsr_processors/${systemId}`;

export async function findProcessorRow(tx: Tx, orgId: string, systemId: string): Promise<ProcessorRow | undefined> {
  const [row] = await tx.select().from(opendsrProcessors).where(and(eq(opendsrProcessors.orgId, orgId), eq(opendsrProcessors.systemId, systemId)));
  return row;
}

/**
 * A processor with a certificate that is trusted now: as found within a day, else asked anew. With `fresh` it is asked
 * anyway, because it may have changed its certificate. Throws `ProcessorFault`.
 */
export async function processorOf(orgId: string, system: DataSystem, now: Date, { fresh = false } = {}): Promise<Processor> {
  if (system.connector.kind !== "opendsr") throw new ProcessorFault("This system is not asked by OpenDSR any more.", true);
  const { domain } = system.connector;
  const baseUrl = system.connector.baseUrl.replace(/\/+$/, "");
  const row = await withOrg(orgId, async (tx) => findProcessorRow(tx, orgId, system.id), "system");
  const authorization = row?.sealedAuthorization ? await openSecret(orgId, authorizationPlace(system.id), row.sealedAuthorization) : undefined;
  const known = { systemId: system.id, baseUrl, domain, authorization, resultHosts: row?.resultHosts ?? [] };
  const cached = cachedIn(row, known, now);
  if (cached && !fresh) return { ...known, ...cached };
  const found = await discover(baseUrl, domain, now);
  await withOrg(orgId, async (tx) => {
    const of = { baseUrl, domain, ...found, fetchedAt: now };
    await tx.insert(opendsrProcessors).values({ orgId, systemId: system.id, resultHosts: [], ...of }).onConflictDoUpdate({ target: [opendsrProcessors.orgId, opendsrProcessors.systemId], set: of });
  }, "system");
  return { ...known, ...found };
}

/** What was found before, if it was at this address, is not old, and its certificate still does. */
export function cachedIn(row: ProcessorRow | undefined, { baseUrl, domain }: { baseUrl: string; domain: string }, now: Date): { discovery: Discovery; certificate: string } | undefined {
  if (!row?.discovery || !row.certificate || !row.fetchedAt || row.baseUrl !== baseUrl || row.domain !== domain) return undefined;
  if (now.getTime() - row.fetchedAt.getTime() > CACHE_MS) return undefined;
  try {
    requireTrusted(row.certificate, opendsrRoots(), { domain, now });
    return { discovery: row.discovery, certificate: row.certificate };
  } catch (error) {
    if (error instanceof CertificateRefusal) return undefined;
    throw error;
  }
}

async function discover(baseUrl: string, domain: string, now: Date): Promise<{ discovery: Discovery; certificate: string }> {
  const read = Discovery.safeParse(parseMessage(await get(`${baseUrl}/discovery`, "its discovery")));
  if (!read.success) throw new ProcessorFault("The processor's discovery is not one of the specification.", false);
  const at = read.data.processor_certificate;
  const host = URL.canParse(at) ? new URL(at).hostname : "";
  // Else anybody who may write a discovery could bring a certificate from anywhere.
  if (host !== domain && host !== new URL(baseUrl).hostname) throw new ProcessorFault(`The processor's certificate is not at ${domain}.`, false);
  const certificate = Buffer.from(await get(at, "its certificate")).toString("utf8");
  try {
    requireTrusted(certificate, opendsrRoots(), { domain, now });
  } catch (error) {
    if (error instanceof CertificateRefusal) throw new ProcessorFault(`The processor's certificate does not do: ${error.message}`, false, { cause: error });
    throw error;
  }
  return { discovery: read.data, certificate };
}

async function get(url: string, what: string): Promise<Uint8Array> {
  try {
    const { status, body } = await sendOut({ url, method: "GET", headers: { accept: "*/*" } }, LIMITS);
    if (status !== 200) throw new ProcessorFault(`The processor answered ${status} when asked for ${what}.`, false);
    return body;
  } catch (error) {
    if (error instanceof OutboundError) throw new ProcessorFault(error.message, error.code === "NOT_ALLOWED", { cause: error });
    throw error;
  }
}
