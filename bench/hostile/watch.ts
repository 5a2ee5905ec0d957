import { readFileSync, writeFileSync } from "node:fs";

const EVERY_MS = 50;

/** What a file cost everybody else: the server's peak of memory, and how long an answer of the server took meanwhile at worst. */
export type Cost = { peakBytes: number; slowestMs: number; failed: number };

/** Asks the server for something small all the while `work` runs. */
export async function watching<T>(pid: number, probe: () => Promise<void>, work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  // Linux: sets the peak back to what is held now (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  let over = false;
  const cost: Cost = { peakBytes: 0, slowestMs: 0, failed: 0 };
  const asking = (async () => {
    while (!over) {
      const started = performance.now();
      await probe().catch(() => { cost.failed += 1; });
      cost.slowestMs = Math.max(cost.slowestMs, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  try {
    const result = await work();
    over = true;
    await asking;
    cost.peakBytes = statusOf(pid, "VmHWM");
    return { result, cost };
  } finally {
    over = true;
  }
}

/** A size from the process's status in bytes; fails when the process is gone. */
export function statusOf(pid: number, field: "VmHWM" | "VmRSS"): number {
  const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (!found) throw new Error(`The web process ${pid} is gone.`);
  return Number(found) * 1024;
}
