import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { programFile } from "../processes/programs";

export type Rendered = { bytes: Uint8Array; pages: number };
type Progress = (fraction: number, step: string) => void;
/** What a drawing of a report is kept in while it is drawn, in the folder for temporary files. */
export const DRAWING_FOLDER = "proofroom-report-";
const TIME_LIMIT_MS = 15 * 60_000;

/**
 * Draws a report in a process of its own: drawing blocks its event loop for seconds, and the worker has a ledger to
 * sequence meanwhile. The heap limits make V8 collect early: measured, a 10,000-row report stays under 512 MB with them
 * and takes 700 MB without. Where `signal` ends it, it throws.
 */
export async function renderApart(snapshot: ReportSnapshot, onProgress: Progress, signal?: AbortSignal): Promise<Rendered> {
  const folder = await mkdtemp(path.join(tmpdir(), DRAWING_FOLDER));
  const [input, output] = [path.join(folder, "snapshot.json"), path.join(folder, "report.pdf")];
  try {
    await writeFile(input, JSON.stringify(snapshot), { mode: 0o600 });
    const pages = await draw(input, output, heapFlags(snapshot.evidence.length), onProgress, signal);
    return { bytes: await readFile(output), pages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function heapFlags(rows: number): string[] {
  return ["--max-semi-space-size=32", `--max-old-space-size=${rows <= 15_000 ? 256 : 2048}`];
}

async function draw(input: string, output: string, flags: string[], onProgress: Progress, signal?: AbortSignal): Promise<number> {
  const child = spawn(process.execPath, [...flags, programFile("draw-report"), input, output], {
    stdio: ["ignore", "ignore", "pipe", "ipc"], env: { PATH: process.env["PATH"], NODE_ENV: "production", TZ: "UTC" }, timeout: TIME_LIMIT_MS, ...(signal && { signal, killSignal: "SIGKILL" }),
  });
  // Ended by its signal it says so here too; what it means stands in its exit.
  child.on("error", () => undefined);
  const complaints: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => complaints.push(chunk.toString("utf8")));
  let pages = 0;
  child.on("message", (message: { fraction?: number; step?: string; pages?: number }) => {
    if (message.pages !== undefined) pages = message.pages;
    else onProgress(message.fraction ?? 0, message.step ?? "");
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`Drawing the report ended with ${code ?? "a signal"}: ${complaints.join("").slice(-1000)}`);
  return pages;
}
