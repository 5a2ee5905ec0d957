import { withOrg } from "@/db/client";
import { DIALECTS, OPENDSR_TYPES, SUPPORTED_IDENTITIES, type Dialect, type Discovery } from "@/server/domain/privacy/protocols/opendsr";

import { authorize, type ServiceContext } from "../../context";
import { certificateAddress } from "./addresses";
import { openSettings } from "./open-door";

/** What the organization takes as an OpenDSR processor, for everybody. Throws NOT_FOUND where it takes nothing. */
export async function discoverOwn(ctx: ServiceContext, slug: string, dialect: Dialect): Promise<Discovery> {
  authorize(ctx, "privacy:receive");
  const { domain } = await withOrg(ctx.orgId, async (tx) => openSettings(tx, ctx, slug));
  return { api_version: DIALECTS[dialect].version, supported_identities: [...SUPPORTED_IDENTITIES], supported_subject_request_types: [...OPENDSR_TYPES], processor_certificate: atDomain(certificateAddress(slug), domain) };
}

/** The certificate that answers are signed with, as PEM. */
export async function getOwnCertificate(ctx: ServiceContext, slug: string): Promise<string> {
  authorize(ctx, "privacy:receive");
  return (await withOrg(ctx.orgId, async (tx) => openSettings(tx, ctx, slug))).certificate;
}

/** The specification wants it at the domain it is for; where the organization has one of its own, that leads here. */
function atDomain(address: string, domain: string): string {
  const url = new URL(address);
  if (url.hostname === domain) return address;
  return `https://${domain}${url.pathname}`;
}
