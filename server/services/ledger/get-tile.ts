import { withOrg } from "@/db/client";
import { LedgerError } from "@/server/domain/ledger/error";
import { HASH_BYTES, TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { TilePathInput } from "@/server/domain/ledger/schema";
import { parseTilePath } from "@/server/domain/ledger/tiles";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { findLog } from "./find-log";
import { readBundle } from "./read-bundle";
import { readTiles } from "./read-tiles";

/** `full`: these bytes never change, so that they may be kept for ever. */
export type TileFile = { bytes: Uint8Array; full: boolean };

/**
 * A hash tile or entry bundle by its path (C2SP tlog-tiles): `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`. Any
 * width the log has reached is given. Two queries. INVALID for what is no such path, NOT_FOUND beyond the log's end.
 */
export async function getTile(ctx: ServiceContext, input: unknown): Promise<TileFile> {
  authorize(ctx, "ledger:read");
  const { path, log: named } = parseInput(TilePathInput, input);
  const asked = parsed(path);
  return withOrg(ctx.orgId, async (tx) => {
    const log = await findLog(tx, ctx.orgId, named);
    const bytes = asked.kind === "entries" ? await readBundle(tx, log, asked) : (await readTiles(tx, log, [asked])).get(path);
    if (!bytes || (asked.kind === "tile" && bytes.length !== asked.width * HASH_BYTES)) throw notFound("This tile");
    return { bytes, full: asked.width === TILE_WIDTH };
  });
}

function parsed(path: string): ReturnType<typeof parseTilePath> {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new ServiceError("INVALID", "This is not the path of a tile.", [{ field: "path", code: error.code, message: error.message, expected: "tile/0/000, tile/1/000.p/12, tile/entries/x001/234" }]);
  }
}
