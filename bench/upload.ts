import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";

import type { Bench } from "./installation";
import { median, type Bar } from "./measure";

const BYTES = 1024 ** 3;

/** A 1 GB file up to the store (hashed, on disk) against `sha256sum` of the same file; the server's memory beside it. */
export async function benchUpload(bench: Bench, webPid: () => number | undefined): Promise<Bar> {
  const folder = mkdtempSync(path.join(tmpdir(), "proofroom-upload-"));
  const file = path.join(folder, "one-gigabyte");
  await writeRandom(file);
  const headers = { authorization: `Bearer ${await bench.makeKey(await bench.makeOrg())}`, "content-type": "application/octet-stream", "content-length": String(BYTES) };
  const ratios: number[] = [];
  let peak = 0;
  for (let round = 0; round < 3; round++) {
    const sumStarted = performance.now();
    spawnSync("sha256sum", [file]);
    const sum = performance.now() - sumStarted;
    const before = await memoryOf(webPid());
    const watch = setInterval(() => void memoryOf(webPid()).then((now) => { peak = Math.max(peak, now - before); }), 200);
    const started = performance.now();
    const response = await fetch(`${bench.url}/api/v1/files`, { method: "POST", headers, body: Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 })) as never, duplex: "half" } as RequestInit);
    if (response.status !== 201) throw new Error(`upload answered ${response.status}`);
    await response.text();
    ratios.push(sum / (performance.now() - started));
    clearInterval(watch);
  }
  rmSync(folder, { recursive: true, force: true });
  return { what: "1 GB file upload", measured: `${median(ratios).toFixed(2)}× (memory +${Math.round(peak / 1024 ** 2)} MB)`, reach: "≥ 0.60×, memory flat", method: "median of 3; time of sha256sum on the file ÷ time of the upload over loopback, sender on the same two cores" };
}

async function writeRandom(file: string): Promise<void> {
  const block = randomBytes(16 * 1024 ** 2);
  const handle = await open(file, "w");
  for (let written = 0; written < BYTES; written += block.length) {
    block.writeUInt32LE(written / block.length, 0);
    await handle.write(block);
  }
  await handle.close();
}

async function memoryOf(pid: number | undefined): Promise<number> {
  if (!pid) return 0;
  const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) * 1024;
}
