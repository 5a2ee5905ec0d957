import { benchBatch, benchPush } from "./push";
import { startDatabase, type BenchDatabase } from "./database";
import { startBench, type Bench } from "./installation";
import { benchAppend, benchLargeLog } from "./ledger";
import type { Bar } from "./measure";
import { benchPack } from "./pack";
import { benchPages } from "./pages";
import { benchReportPdf } from "./report-pdf";
import { benchSameTime } from "./same-time";
import { benchUpload } from "./upload";

const log = (text: string) => process.stderr.write(`  ${text}\n`);
const wanted = new Set(process.argv.slice(2));
const print = ({ what, measured, reach, method }: Bar) => process.stdout.write(`${what}\n  measured ${measured}\n  reach    ${reach}\n  method   ${method}\n`);
const chosen = (name: string) => wanted.size === 0 || wanted.has(name);

/** `npm run bench [push|batch|upload|pages|same-time|append|log|pack|pdf …]`: the ratios of the design's table, each against its bare limit in the same run. */
async function overHttp(bench: Bench): Promise<void> {
  if (chosen("push")) print(await benchPush(bench));
  if (chosen("batch")) print(await benchBatch(bench));
  if (chosen("upload")) print(await benchUpload(bench, bench.webPid));
  if (chosen("pages")) (await benchPages(bench, log)).forEach(print);
  if (chosen("same-time")) (await benchSameTime(bench)).forEach(print);
}

if (["push", "batch", "upload", "pages", "same-time"].some(chosen)) {
  const bench = await startBench();
  try {
    await overHttp(bench);
  } finally {
    await bench.stop();
  }
}
async function below(names: string[], fsync: boolean, work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  if (!names.some(chosen)) return;
  const database = await startDatabase(fsync);
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}
await below(["append"], true, async (database) => { print(await benchAppend(database)); });
await below(["log"], false, async (database) => { for await (const bar of benchLargeLog(database, log)) print(bar); });
await below(["pack"], false, async (database) => { print(await benchPack(database)); });
if (chosen("pdf")) await benchReportPdf(); // prints its own bars
process.exit(0);
