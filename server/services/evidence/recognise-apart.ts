import { setImmediate } from "node:timers/promises";

import type { Recognition } from "@/server/domain/evidence/record";
import type { RecogniseOptions } from "@/server/domain/formats/format";
import { recognise } from "@/server/domain/formats/recognise";

import { atMost } from "../at-most";
import { recogniseInProcess } from "./recognise-in-process";

const INLINE_BYTES = 1024 ** 2;
/** What takes longer to read than to let others go first. */
const SOME_BYTES = 16 * 1024;
const PROCESSES = 2;

export type Source = { sizeBytes: number; load: () => Promise<Uint8Array> };
type Holder = { proofroomParsing?: ReturnType<typeof atMost> };
// On globalThis because the framework instantiates modules once a bundle: one limit a process.
const holder = globalThis as typeof globalThis & Holder;
const inTurn = (holder.proofroomParsing ??= atMost(PROCESSES));

/**
 * Reads a file's records. Small files are read at once; larger ones in a process of their own with a limit on time and
 * memory, so that a hostile file costs its sender an answer and nobody else anything. Two such processes run at a time,
 * and the bytes are loaded when their turn comes.
 */
export async function recogniseApart({ sizeBytes, load }: Source, options: RecogniseOptions): Promise<Recognition> {
  if (sizeBytes <= INLINE_BYTES) return recogniseHere(await load(), options);
  return inTurn(async () => recogniseInProcess(await load(), options));
}

/** Between the files of a batch other requests get their turn. */
async function recogniseHere(bytes: Uint8Array, options: RecogniseOptions): Promise<Recognition> {
  if (bytes.length > SOME_BYTES) await setImmediate();
  return recognise(bytes, options);
}
