import { spawn } from "node:child_process";
import path from "node:path";
import { buffer } from "node:stream/consumers";

import type { AnswerDocument } from "@/server/domain/privacy/answers/document";

const TIME_LIMIT_MS = 120_000;

/** Draws an answer as PDF in a process of its own, so that nobody waits for it; what it shows passes through pipes and touches no disk. */
export async function drawApart(document: AnswerDocument, madeAt: Date): Promise<Uint8Array> {
  const child = spawn(process.execPath, ["--max-old-space-size=512", "--import", "tsx", path.resolve(/* turbopackIgnore: true */ "server/reports/draw-answer.ts")], {
    stdio: ["pipe", "pipe", "pipe"], env: { PATH: process.env["PATH"], NODE_ENV: "production", TZ: "UTC" }, timeout: TIME_LIMIT_MS,
  });
  const { more: _more, ...sent } = document;
  const ended = new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve); });
  // A child that died takes no more; why it did stands in its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify({ document: sent, madeAt: madeAt.toISOString() }));
  const [bytes, , code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
  // What it complained of may quote the data, so only that it failed is told.
  if (code !== 0) throw new Error(`Drawing the answer ended with ${code ?? "a signal"}.`);
  return bytes;
}
