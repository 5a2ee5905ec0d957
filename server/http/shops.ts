import { SHOP_TOPICS } from "@/server/domain/privacy/protocols/shopify";
import { notFound } from "@/server/services/errors";
import { receiveShop } from "@/server/services/privacy/protocols/receive-shop";

import { readMessage } from "./read-body";
import { withProtocolDoor } from "./with-protocol-key";

const SIGNATURE = "x-shopify-hmac-sha256";

/** POST /api/shops/v1/{org}/{address}/{topic}: a shop's message about a customer or about itself. The signature is over the body as it arrived. */
export const receive = withProtocolDoor(async ({ request, ctx, params }) => {
  const topic = SHOP_TOPICS.find((known) => known === `${params["about"]}/${params["what"]}`);
  if (!topic) throw notFound("This topic");
  const { caseId } = await receiveShop(ctx, params["peerId"] ?? "", topic, { body: await readMessage(request), signature: request.headers.get(SIGNATURE) });
  return Response.json({ received: true, case: caseId });
});
