import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

import type { ProofroomClient } from "../client/proofroom-client";
import { CliError, EXIT, usageError } from "./cli-error";

/** Saves the PDF under its name once its digest is right; until then there is no file of that name. */
export async function saveReport(client: Pick<ProofroomClient, "downloadReport">, id: string, file: string): Promise<void> {
  const { sha256, body } = await client.downloadReport(id);
  const partial = `${file}.part`;
  const hash = createHash("sha256");
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), meter, createWriteStream(partial));
    if (hash.digest("hex") !== sha256) throw new CliError(EXIT.refused, "The report changed on its way; it was not saved. Try again.");
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof CliError) throw error;
    throw usageError(`${file} cannot be written: ${error instanceof Error ? error.message : "unknown reason"}.`);
  }
}
