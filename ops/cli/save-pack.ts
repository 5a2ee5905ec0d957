import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

import type { PackPiece, ProofroomClient } from "../client/proofroom-client";
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
    const piece = await client.downloadPack(id, await sizeOf(partial));
    const broken = await append(piece, partial);
    const have = await sizeOf(partial);
    if (!broken && have >= piece.sizeBytes) return piece.sha256;
    if (tried >= ATTEMPTS) throw new CliError(EXIT.unreachable, `The download broke off ${ATTEMPTS} times. Run it again with --pack ${id}: it goes on at byte ${have}.`, { cause: broken });
    terminal.note(`The download broke off at byte ${have} of ${piece.sizeBytes}; going on.\n`);
    await sleep(pauseMs);
  }
}

/** Writes what comes, chunk by chunk, so that all that came is kept. @returns what broke the connection, if something did */
async function append({ body, start }: PackPiece, partial: string): Promise<unknown> {
  const file = await open(partial, start === 0 ? "w" : "r+").catch((error: unknown) => cannotWrite(partial, error));
  let at = start;
  try {
    const chunks = (body as NodeStream<Uint8Array>)[Symbol.asyncIterator]();
    for (let next = await nextOf(chunks); next !== undefined; next = await nextOf(chunks)) {
      if (!(next instanceof Uint8Array)) return next.broken;
      await file.write(next, 0, next.length, at).catch((error: unknown) => cannotWrite(partial, error));
      at += next.length;
    }
    return undefined;
  } finally {
    await file.close();
  }
}

/** The next chunk, undefined at the end, or what broke the connection. */
async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined | { broken: unknown }> {
  try {
    const { done, value } = await chunks.next();
    return done ? undefined : value;
  } catch (broken) {
    return { broken };
  }
}

function cannotWrite(file: string, error: unknown): never {
  throw usageError(`${file} cannot be written: ${error instanceof Error ? error.message : "unknown reason"}.`);
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
