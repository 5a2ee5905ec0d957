import { jsonBody, pathParameter, type Parameter, type Paths } from "./operation";
import { protocolOperation } from "./protocol-operation";

const SIGNATURE: Parameter = { name: "X-Shopify-Hmac-Sha256", in: "header", required: true, schema: { type: "string" }, description: "HMAC-SHA-256 of the body's bytes under the app's secret, in base64." };
export const SHOP_EXAMPLE = { shop_id: 954889, shop_domain: "shop.example", orders_to_redact: [299938], customer: { id: 191167, email: "petra@example.org", phone: "555-625-1199" } };

export function shopPaths(): Paths {
  const parameters = [
    pathParameter("orgSlug", "The organization, as in its addresses.", "acme"), pathParameter("peerId", "The app's address, from Privacy, Protocols.", "peer_01k8r4m0e7q2v9x3c5b6n7d8fz"),
    pathParameter("about", "`customers` or `shop`.", "customers"), pathParameter("what", "`data_request` or `redact`.", "redact"), SIGNATURE,
  ];
  return {
    "/api/shops/v1/{orgSlug}/{peerId}/{about}/{what}": {
      post: protocolOperation({
        id: "receiveShop", tag: "Shops", summary: "A shop's message about a customer or about itself", parameters, refusals: [400, 401, 413], body: jsonBody("ShopMessage", { redact: { summary: "Erase a customer", value: SHOP_EXAMPLE } }),
        description: "`customers/data_request` becomes a case of access, `customers/redact` one of erasure, `shop/redact` one of erasure for everybody of the shop, which goes to the organization's owner. The same message again is the same case.",
        replies: { 200: { description: "Taken, with the id of its case." } },
      }),
    },
  };
}
