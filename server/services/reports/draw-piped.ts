import { spawn } from "node:child_process";
import path from "node:path";
import { buffer } from "node:stream/consumers";

const TIME_LIMIT_MS = 120_000;

/**
 * Draws a PDF about a person in a process of its own, so that nobody waits for it and no page of the portal carries the
 * drawing code. What it shows passes through pipes and touches no disk. `script` is one of `server/reports/draw-*.ts`.
 */
export async function drawPiped(script: "draw-answer.ts" | "draw-certificate.ts", input: unknown): Promise<Uint8Array> {
  const child = spawn(process.execPath, ["--max-old-space-size=512", "--import", "tsx", path.resolve(/* turbopackIgnore: true */ "server/reports", script)], {
    stdio: ["pipe", "pipe", "pipe"], env: { PATH: process.env["PATH"], NODE_ENV: "production", TZ: "UTC" }, timeout: TIME_LIMIT_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve); });
  // A child that died takes no more; why it did stands in its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [bytes, , code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
  // What it complained of may quote the data, so only that it failed is told.
  if (code !== 0) throw new Error(`Drawing ended with ${code ?? "a signal"}.`);
  return bytes;
}
