import path from "node:path";
import { Worker } from "node:worker_threads";

import type { Recognition } from "@/server/domain/evidence/record";
import type { RecogniseOptions } from "@/server/domain/formats/format";
import { recognise } from "@/server/domain/formats/recognise";

import { atMost } from "../at-most";

const INLINE_BYTES = 1024 ** 2;
const TIME_LIMIT_MS = 20_000;
const MEMORY_LIMIT_MB = 1024;
const THREADS = 2;

export type Source = { sizeBytes: number; load: () => Promise<Uint8Array> };
type Holder = { proofroomParsing?: ReturnType<typeof atMost> };
// On globalThis because the framework instantiates modules once a bundle: one limit a process.
const holder = globalThis as typeof globalThis & Holder;
const inTurn = (holder.proofroomParsing ??= atMost(THREADS));

/**
 * Reads a file's records. Small files are read at once; larger ones in a thread of their own with a limit on time and
 * memory, so that a hostile file costs its sender an answer and nobody else anything. Two such threads run at a time in
 * a process, and the bytes are loaded when their turn comes.
 */
export async function recogniseApart({ sizeBytes, load }: Source, options: RecogniseOptions): Promise<Recognition> {
  if (sizeBytes <= INLINE_BYTES) return recognise(await load(), options);
  return inTurn(async () => recogniseInThread(await load(), options));
}

async function recogniseInThread(bytes: Uint8Array, options: RecogniseOptions): Promise<Recognition> {
  return new Promise((resolve) => {
    const worker = new Worker(path.resolve("server/services/evidence/recognise-worker.mjs"), {
      workerData: { bytes, options }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB }, env: {}, stderr: true,
    });
    const settle = (answer: Recognition) => {
      clearTimeout(timer);
      // The place is free for the next when the thread has given its memory back.
      void worker.terminate().then(() => resolve(answer));
    };
    const timer = setTimeout(() => settle(unreadable("PARSE_TIMEOUT", `Reading it took more than ${TIME_LIMIT_MS / 1000} seconds. Split the file.`)), TIME_LIMIT_MS);
    worker.once("message", settle);
    worker.once("error", (error) => settle(unreadable("PARSE_FAILED", `It could not be read: ${error.message}`)));
  });
}

function unreadable(code: string, message: string): Recognition {
  return { format: null, tool: null, records: [], facts: {}, issues: [{ level: "error", code, message }] };
}
