import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

import { programFile } from "./programs";

const TIME_LIMIT_MS = 120_000;

/** Programs that take their input as JSON on stdin and give bytes on stdout, with the memory their heap may take. */
const HEAP_MB = {
  "draw-answer": 512,
  "draw-certificate": 512,
  "write-export": 2048,
} as const;

/**
 * Makes a file in a process of its own, so that nobody waits for it and no page of the portal carries the code. What it
 * is made of passes through pipes and touches no disk.
 */
export async function piped(program: keyof typeof HEAP_MB, input: unknown): Promise<Buffer> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB[program]}`, programFile(program)], {
    stdio: ["pipe", "pipe", "pipe"], env: { PATH: process.env["PATH"], NODE_ENV: "production", TZ: "UTC" }, timeout: TIME_LIMIT_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve); });
  // A child that died takes no more; why it did stands in its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [bytes, , code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
  // What it complained of may quote the data, so only that it failed is told.
  if (code !== 0) throw new Error(`${program} ended with ${code ?? "a signal"}.`);
  return bytes;
}
