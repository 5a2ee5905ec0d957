import { spawn } from "node:child_process";
import path from "node:path";
import { buffer } from "node:stream/consumers";

const TIME_LIMIT_MS = 120_000;

/** Scripts that take their input as JSON on stdin and give bytes on stdout, with the memory their heap may take. */
const SCRIPTS = {
  "reports/draw-answer.ts": 512,
  "reports/draw-certificate.ts": 512,
  "domain/engagements/write-export-piped.ts": 2048,
} as const;

/**
 * Makes a file in a process of its own, so that nobody waits for it and no page of the portal carries the code. What it
 * is made of passes through pipes and touches no disk.
 */
export async function piped(script: keyof typeof SCRIPTS, input: unknown): Promise<Buffer> {
  const child = spawn(process.execPath, [`--max-old-space-size=${SCRIPTS[script]}`, "--import", "tsx", path.resolve(/* turbopackIgnore: true */ "server", script)], {
    stdio: ["pipe", "pipe", "pipe"], env: { PATH: process.env["PATH"], NODE_ENV: "production", TZ: "UTC" }, timeout: TIME_LIMIT_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve); });
  // A child that died takes no more; why it did stands in its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [bytes, , code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
  // What it complained of may quote the data, so only that it failed is told.
  if (code !== 0) throw new Error(`${script} ended with ${code ?? "a signal"}.`);
  return bytes;
}
