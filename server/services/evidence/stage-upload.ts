import { withOrg } from "@/db/client";
import { MAX_FILE_BYTES } from "@/server/domain/evidence/schema";
import { BlobTooLarge, storeStream, type StoredBlob } from "@/server/storage/blob-store";
import { givingBack } from "@/server/storage/give-back";

import { authorize, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { holdAgainstSweeper } from "./file-locks";

export type Expected = { sizeBytes?: number; sha256?: string };

/**
 * Streams a file into the organization's part of the store, hashing while it passes. What the sender announced must be
 * what arrived: another length or digest is refused. The chunks are taken over: each is freed when it is sealed. A staged
 * file that no push names is swept after a day.
 */
export async function stageUpload(ctx: ServiceContext, source: AsyncIterable<Uint8Array>, expected: Expected): Promise<StoredBlob> {
  authorize(ctx, "evidence:push");
  try {
    return await storeStream(ctx.orgId, givingBack(source), MAX_FILE_BYTES, async (arrived, place) => {
      requireExpected(arrived, expected);
      await withOrg(ctx.orgId, async (tx) => {
        // Where the sweeper is about to remove the same file, it goes first: what is placed after it stays a day.
        await holdAgainstSweeper(tx, { orgId: ctx.orgId, digests: [arrived.sha256] });
        await place();
      });
    });
  } catch (error) {
    if (error instanceof BlobTooLarge) throw new ServiceError("TOO_LARGE", error.message, [], { cause: error });
    throw error;
  }
}

function requireExpected(arrived: StoredBlob, expected: Expected): void {
  if (expected.sizeBytes !== undefined && expected.sizeBytes !== arrived.sizeBytes) {
    throw new ServiceError("INVALID", `${expected.sizeBytes} bytes were announced, ${arrived.sizeBytes} arrived. Nothing was kept; send it again.`, [{ field: "content-length", message: "length does not match" }]);
  }
  if (expected.sha256 !== undefined && expected.sha256 !== arrived.sha256) {
    throw new ServiceError("INVALID", `The SHA-256 of what arrived is ${arrived.sha256}, not ${expected.sha256}. Nothing was kept; send it again.`, [{ field: "content-digest", message: "digest does not match" }]);
  }
}
