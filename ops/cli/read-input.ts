import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { usageError } from "./cli-error";

/** A file to push: small ones in memory, larger ones by path. */
export type Input = { name: string; fileName: string | undefined; bytes: Uint8Array } | { name: string; fileName: string | undefined; path: string; dispose: () => Promise<void> };

export const STDIN = "-";
export const INLINE_BYTES = 1024 ** 2;

/** Refuses what is not there or is no file, before anything is sent. */
export async function requireFiles(files: string[]): Promise<void> {
  if (files.filter((file) => file === STDIN).length > 1) throw usageError("The standard input (-) can be given once.");
  for (const file of files.filter((name) => name !== STDIN)) {
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) throw usageError(`${file} cannot be read: ${found.code === "ENOENT" ? "there is no such file" : found.message}.`);
    if (found.isDirectory()) throw usageError(`${file} is a folder. Name its files.`);
  }
}

export async function readInput(file: string, stdin: AsyncIterable<Uint8Array>): Promise<Input> {
  if (file === STDIN) return readStdin(stdin);
  const fileName = path.basename(file);
  const { size } = await stat(file);
  if (size > INLINE_BYTES) return { name: file, fileName, path: file, dispose: async () => undefined };
  return { name: file, fileName, bytes: await readFile(file) };
}

/** More than fits inline goes to a temporary file first, so that it can be digested and sent again. */
async function readStdin(stdin: AsyncIterable<Uint8Array>): Promise<Input> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const rest = stdin[Symbol.asyncIterator]();
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > INLINE_BYTES) return spool(chunks, rest);
  }
  return { name: "stdin", fileName: undefined, bytes: Buffer.concat(chunks) };
}

async function spool(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): Promise<Input> {
  const folder = await mkdtemp(path.join(tmpdir(), "proofroom-"));
  const dispose = async () => rm(folder, { recursive: true, force: true });
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }
  try {
    await pipeline(Readable.from(all(), { objectMode: false }), createWriteStream(path.join(folder, "stdin"), { mode: 0o600 }));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { name: "stdin", fileName: undefined, path: path.join(folder, "stdin"), dispose };
}
