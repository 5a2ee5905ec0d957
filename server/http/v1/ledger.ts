import { entryOf } from "@/server/services/ledger/entry-of";
import { getCheckpoint } from "@/server/services/ledger/get-checkpoint";
import { getTile } from "@/server/services/ledger/get-tile";
import { proveConsistency } from "@/server/services/ledger/prove-consistency";
import { proveEntry } from "@/server/services/ledger/prove-entry";

import { bytesFile, textFile } from "../ledger-files";
import { queryInput } from "../query-input";
import { withApiKey } from "../with-api-key";

/** GET checkpoint: the newest, as a signed note. Never kept, because there is always a newer one. */
export const checkpoint = withApiKey("ledger:read", async ({ request, ctx }) => textFile((await getCheckpoint(ctx, queryInput(request))).note));

export const checkpointOfSize = withApiKey("ledger:read", async ({ request, ctx, params }) => textFile((await getCheckpoint(ctx, { ...queryInput(request), size: wholeNumber(params["size"]) })).note));

/** GET tile/…: hash tiles and entry bundles. A full one never changes, so it may be kept for ever, by this reader alone. */
export const tile = withApiKey("ledger:read", async ({ request, ctx, params }) => {
  const { bytes, full } = await getTile(ctx, { ...queryInput(request), path: `tile/${params["path"] ?? ""}` });
  return bytesFile(bytes, full ? { "cache-control": "private, max-age=31536000, immutable" } : {});
});

export const proof = withApiKey("ledger:read", async ({ request, ctx, params }) => {
  const proven = await proveEntry(ctx, { ...queryInput(request, { numbers: ["size"] }), id: params["entryId"] });
  return textFile(proven.proof, `${proven.entryId}.tlog-proof`);
});

export const consistency = withApiKey("ledger:read", async ({ request, ctx }) => textFile((await proveConsistency(ctx, queryInput(request, { numbers: ["from", "to"] }))).text));

/** GET entries/{id}: JSON, or with `Accept: application/octet-stream` the leaf's bytes as hashed. */
export const entry = withApiKey("ledger:read", async ({ request, ctx, params }) => {
  const found = await entryOf(ctx, { id: params["id"] });
  const wantsBytes = request.headers.get("accept") === "application/octet-stream";
  return wantsBytes ? bytesFile(Buffer.from(found.leaf, "base64"), {}) : Response.json(found);
});

/** Left as it is where it is none: the schema refuses it with its reason. */
function wholeNumber(text: string | undefined): unknown {
  return /^[1-9][0-9]{0,15}$/.test(text ?? "") ? Number(text) : text;
}
