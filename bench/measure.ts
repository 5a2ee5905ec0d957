/** Calls `work` from `lanes` lanes for `seconds`; returns calls a second. */
export async function rateOf(lanes: number, seconds: number, work: (call: number) => Promise<void>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let calls = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (performance.now() < end) await work(calls++);
  }));
  return calls / ((performance.now() - started) / 1000);
}

/** Milliseconds of each of `times` calls, one after the other. */
export async function timesOf(times: number, work: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken;
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** Fetches and reads to the end; throws on anything but 2xx, so that a fast error is never counted as speed. */
export async function call(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { ...init, redirect: "manual" });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`);
  return text;
}

export type Bar = { what: string; measured: string; reach: string; method: string };
