import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { deserialize, serialize } from "node:v8";

import type { Recognition } from "@/server/domain/evidence/record";
import type { RecogniseOptions } from "@/server/domain/formats/format";

import { programFile } from "../processes/programs";

const PIECE_BYTES = 1024 ** 2;
export type Limits = { timeMs: number; memoryMb: number };
const LIMITS: Limits = { timeMs: 20_000, memoryMb: 1024 };

/**
 * Reads a file's records in a process of its own, killed when its time is over. A thread would not do: where a thread
 * runs out of memory inside the JSON parser, the engine ends the whole process, and a thread in there cannot be stopped.
 * Total: what reading cannot end with is an answer with an error.
 */
export async function recogniseInProcess(bytes: Uint8Array, options: RecogniseOptions, { timeMs, memoryMb } = LIMITS): Promise<Recognition> {
  const child: ChildProcess = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, programFile("recognise")], { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] });
  let late = false;
  const timer = setTimeout(() => { late = child.kill("SIGKILL"); }, timeMs);
  try {
    const answer = await exchange(child, bytes, options);
    if (answer.length > 0) return deserialize(answer) as Recognition;
    if (late) return unreadable("PARSE_TIMEOUT", `Reading it took more than ${timeMs / 1000} seconds. Split the file.`);
    return unreadable("PARSE_FAILED", `Reading it took more than ${memoryMb} MB of memory, or broke off. Split the file.`);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the options and the file, and returns what came back; nothing where the process did not come to its end. */
async function exchange(child: ChildProcess, bytes: Uint8Array, options: RecogniseOptions): Promise<Buffer> {
  const ended = once(child, "close");
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("The reading process has no pipes.");
  const said: Buffer[] = [];
  stdout.on("data", (piece: Buffer) => said.push(piece));
  // A process that ends before it has read everything closes the pipe; how it ended says the rest.
  const sent = pipeline(Readable.from(pieces(bytes, options)), stdin).catch(() => undefined);
  const [code] = (await ended) as [number | null];
  await sent;
  return code === 0 ? Buffer.concat(said) : Buffer.alloc(0);
}

/** The options' length, the options, the file. */
function* pieces(bytes: Uint8Array, options: RecogniseOptions): Generator<Uint8Array> {
  const head = serialize(options);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  yield Buffer.concat([length, head]);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function unreadable(code: string, message: string): Recognition {
  return { format: null, tool: null, records: [], facts: {}, issues: [{ level: "error", code, message }] };
}
