import { benchBatch, benchPush } from "./push";
import { startBench, type Bench } from "./installation";
import type { Bar } from "./measure";
import { benchPages } from "./pages";
import { benchReportPdf } from "./report-pdf";
import { benchUpload } from "./upload";

const log = (text: string) => process.stderr.write(`  ${text}\n`);
const wanted = new Set(process.argv.slice(2));
const chosen = (name: string) => wanted.size === 0 || wanted.has(name);

/** `npm run bench [push|batch|upload|pages|pdf …]`: the ratios of the design's table, each against its bare limit in the same run. */
async function overHttp(bench: Bench): Promise<Bar[]> {
  const bars: Bar[] = [];
  if (chosen("push")) bars.push(await benchPush(bench));
  if (chosen("batch")) bars.push(await benchBatch(bench));
  if (chosen("upload")) bars.push(await benchUpload(bench, bench.webPid));
  if (chosen("pages")) bars.push(...(await benchPages(bench, log)));
  return bars;
}

const bars: Bar[] = [];
if (["push", "batch", "upload", "pages"].some(chosen)) {
  const bench = await startBench();
  try {
    bars.push(...(await overHttp(bench)));
  } finally {
    await bench.stop();
  }
}
if (chosen("pdf")) await benchReportPdf(); // prints its own bars
for (const { what, measured, reach, method } of bars) process.stdout.write(`${what}\n  measured ${measured}\n  reach    ${reach}\n  method   ${method}\n`);
process.exit(0);
