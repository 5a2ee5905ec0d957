export type Step = <T>(label: string, work: (progress: (text: string) => void) => Promise<T>) => Promise<T>;

/** Prints each step with how long it took; on a terminal the running step is rewritten in place. */
export function stepper(out: NodeJS.WriteStream = process.stdout): Step {
  const started = Date.now();
  return async (label, work) => {
    const begun = Date.now();
    const show = (text: string) => {
      if (out.isTTY) out.write(`\r\u001b[K  … ${label}${text ? `: ${text}` : ""}`);
    };
    show("");
    if (!out.isTTY) out.write(`  … ${label}\n`);
    const result = await work(show);
    out.write(`${out.isTTY ? "\r\u001b[K" : ""}  ✓ ${label} (${((Date.now() - begun) / 1000).toFixed(1)} s, ${Math.round((Date.now() - started) / 1000)} s in all)\n`);
    return result;
  };
}
