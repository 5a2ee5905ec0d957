import { requestsPath } from "@/server/domain/privacy/protocols/controller";
import type { Dialect } from "@/server/domain/privacy/protocols/opendsr";
import { notFound } from "@/server/services/errors";
import { discoverOwn, getOwnCertificate } from "@/server/services/privacy/protocols/discover-own";
import { cancelOpenDsr, getOpenDsrStatus } from "@/server/services/privacy/protocols/opendsr-status";
import { receiveCallback } from "@/server/services/privacy/protocols/receive-callback";
import { receiveOpenDsr } from "@/server/services/privacy/protocols/receive-opendsr";
import type { SignedBody } from "@/server/services/privacy/protocols/sign-answer";

import { readMessage } from "./read-body";
import { withProtocolDoor, withProtocolKey } from "./with-protocol-key";

/** Every answer to a controller says what the specification calls `no-store`: none may be kept on the way. */
const signed = ({ body, headers }: SignedBody, status: number) => new Response(Buffer.from(body), { status, headers: { ...headers, pragma: "no-cache" } });

/** One organization as an OpenDSR processor, under the names of 2.0 or of OpenGDPR. */
function openDsrDoor(dialect: Dialect) {
  /** Folders of routes cannot have the old name of requests, so there it is a parameter. */
  const named = (params: Record<string, string>) => {
    if ("resource" in params && params["resource"] !== requestsPath(dialect)) throw notFound("This address");
    return params["orgSlug"] ?? "";
  };
  return {
    discovery: withProtocolDoor(async ({ ctx, params }) => Response.json(await discoverOwn(ctx, params["orgSlug"] ?? "", dialect), { headers: { "cache-control": "public, max-age=300" } })),
    submit: withProtocolKey(async ({ request, ctx, params }) => signed(await receiveOpenDsr(ctx, named(params), dialect, await readMessage(request)), 201)),
    status: withProtocolKey(async ({ ctx, params }) => signed(await getOpenDsrStatus(ctx, named(params), dialect, params["id"] ?? ""), 200)),
    cancel: withProtocolKey(async ({ ctx, params }) => signed(await cancelOpenDsr(ctx, named(params), dialect, params["id"] ?? ""), 202)),
  };
}

export const opendsr = openDsrDoor("opendsr");
export const opengdpr = openDsrDoor("opengdpr");

/** GET …/certificate: with what answers are signed, as PEM. */
export const certificate = withProtocolDoor(async ({ ctx, params }) =>
  new Response(await getOwnCertificate(ctx, params["orgSlug"] ?? ""), { headers: { "content-type": "application/x-pem-file", "cache-control": "public, max-age=300" } }));

/** POST …/callbacks/{id}: a processor's word about a request of ours. The signature is over the body as it arrived. */
export const callback = withProtocolDoor(async ({ request, ctx, params }) => {
  await receiveCallback(ctx, params["orgSlug"] ?? "", { id: params["id"] ?? "", headers: request.headers, body: await readMessage(request) });
  return new Response(null, { status: 202 });
});
