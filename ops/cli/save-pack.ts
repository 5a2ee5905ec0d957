import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

import type { PackPiece, ProofroomClient } from "../client/proofroom-client";
import { ProofroomError } from "../client/proofroom-error";
import { sleep } from "../client/retry";
import { CliError, EXIT, usageError } from "./cli-error";
import type { Terminal } from "./terminal";

const ATTEMPTS = 20;
const PAUSE_MS = 2000;

type Client = Pick<ProofroomClient, "downloadPack">;

/**
 * Saves a pack under its name once its digest is right. What came before a break stays in `<file>.<pack>.part`: the next
 * try, in this run or a later one, goes on behind it.
 */
export async function savePack(client: Client, id: string, file: string, terminal: Pick<Terminal, "note">, pauseMs = PAUSE_MS): Promise<void> {
  const partial = `${file}.${id}.part`;
  const sha256 = await fetchAll(client, id, partial, terminal, pauseMs);
  if ((await digestOf(partial)) !== sha256) {
    await rm(partial, { force: true });
    throw new CliError(EXIT.refused, "The pack changed on its way; it was not saved. Try again.");
  }
  await rename(partial, file);
}

async function fetchAll(client: Client, id: string, partial: string, terminal: Pick<Terminal, "note">, pauseMs: number): Promise<string> {
  for (let tried = 1; ; tried++) {
    const have = await sizeOf(partial);
    const piece = await client.downloadPack(id, have);
    if (piece.start === piece.sizeBytes && have === piece.sizeBytes) return piece.sha256;
    try {
      await append(piece, partial);
      if ((await sizeOf(partial)) >= piece.sizeBytes) return piece.sha256;
    } catch (error) {
      if (isDiskFault(error)) throw usageError(`${partial} cannot be written: ${error.message}.`);
      if (tried >= ATTEMPTS || error instanceof ProofroomError) throw error;
    }
    if (tried >= ATTEMPTS) throw new CliError(EXIT.unreachable, `The download broke off ${ATTEMPTS} times. Run it again with --pack ${id}: it goes on at byte ${await sizeOf(partial)}.`);
    terminal.note(`The download broke off at byte ${await sizeOf(partial)} of ${piece.sizeBytes}; going on.\n`);
    await sleep(pauseMs);
  }
}

async function append({ body, start }: PackPiece, partial: string): Promise<void> {
  const target = createWriteStream(partial, start === 0 ? { flags: "w" } : { flags: "r+", start });
  await pipeline(Readable.fromWeb(body as ReadableStream), target);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

function isDiskFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && ["ENOSPC", "EACCES", "ENOENT", "EROFS", "EISDIR", "EDQUOT"].includes(String((error as NodeJS.ErrnoException).code));
}
