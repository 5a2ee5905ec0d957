import { spawn } from "node:child_process";

/** `npm run check`: types, lint, structure and unit tests, beside each other. Each one's output comes whole, when it has ended. */
const CHECKS = ["unit", "types", "lint", "structure"];

type Outcome = { name: string; code: number | null; seconds: number };

async function run(name: string): Promise<Outcome> {
  const started = performance.now();
  const child = spawn("npm", ["run", "--silent", name], { stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => output.push(part));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  process.stdout.write(Buffer.concat(output));
  return { name, code, seconds: (performance.now() - started) / 1000 };
}

const outcomes = await Promise.all(CHECKS.map(run));
for (const { name, code, seconds } of outcomes) process.stdout.write(`${name.padEnd(10)} ${code === 0 ? "passed" : "FAILED"} after ${seconds.toFixed(0)} s\n`);
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1;
