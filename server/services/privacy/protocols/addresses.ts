import { env } from "@/server/env";

const at = (path: string) => new URL(path, env().PROOFROOM_URL).toString();

/** Where an organization is spoken to by each protocol. */
export const openDsrAddress = (slug: string) => at(`/api/opendsr/v2/${slug}`);
export const openGdprAddress = (slug: string) => at(`/api/opendsr/v1/${slug}`);
export const certificateAddress = (slug: string) => `${openDsrAddress(slug)}/certificate`;
/** Where a processor tells us about one submission. */
export const callbackAddress = (slug: string, submissionId: string) => `${openDsrAddress(slug)}/callbacks/${submissionId}`;
export const shopAddress = (slug: string, peerId: string, topic: string) => at(`/api/shops/v1/${slug}/${peerId}/${topic}`);
