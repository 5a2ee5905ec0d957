import type { Dialect } from "@/server/domain/privacy/protocols/opendsr";
import { discoverOwn, getOwnCertificate } from "@/server/services/privacy/protocols/discover-own";
import { cancelOpenDsr, getOpenDsrStatus } from "@/server/services/privacy/protocols/opendsr-status";
import { receiveOpenDsr } from "@/server/services/privacy/protocols/receive-opendsr";
import type { SignedBody } from "@/server/services/privacy/protocols/sign-answer";

import { readMessage } from "./read-body";
import { withProtocolDoor, withProtocolKey } from "./with-protocol-key";

/** Every answer to a controller says what the specification calls `no-store`: none may be kept on the way. */
const signed = ({ body, headers }: SignedBody, status: number) => new Response(Buffer.from(body), { status, headers: { ...headers, pragma: "no-cache" } });

/** One organization as an OpenDSR processor, under the names of 2.0 or of OpenGDPR. */
export function openDsrDoor(dialect: Dialect) {
  return {
    discovery: withProtocolDoor(async ({ ctx, params }) => Response.json(await discoverOwn(ctx, params["orgSlug"] ?? "", dialect), { headers: { "cache-control": "public, max-age=300" } })),
    submit: withProtocolKey(async ({ request, ctx, params }) => signed(await receiveOpenDsr(ctx, params["orgSlug"] ?? "", dialect, await readMessage(request)), 201)),
    status: withProtocolKey(async ({ ctx, params }) => signed(await getOpenDsrStatus(ctx, params["orgSlug"] ?? "", dialect, params["id"] ?? ""), 200)),
    cancel: withProtocolKey(async ({ ctx, params }) => signed(await cancelOpenDsr(ctx, params["orgSlug"] ?? "", dialect, params["id"] ?? ""), 202)),
  };
}

export const opendsr = openDsrDoor("opendsr");
export const opengdpr = openDsrDoor("opengdpr");

/** GET …/certificate: with what answers are signed, as PEM. */
export const certificate = withProtocolDoor(async ({ ctx, params }) =>
  new Response(await getOwnCertificate(ctx, params["orgSlug"] ?? ""), { headers: { "content-type": "application/x-pem-file", "cache-control": "public, max-age=300" } }));
