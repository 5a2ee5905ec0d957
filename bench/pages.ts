import type { TestOrg } from "@/db/seed/factories";

import { bulkSeed } from "./bulk-seed";
import type { Bench } from "./installation";
import { call, quantile, timesOf, type Bar } from "./measure";

const ORGS = 100;
const ROWS = 1_000_000;
const CALLS = 60;

/** Home and Evidence of an organization among 100 with 1 M rows, against the same pages with 100 rows in the same database. */
export async function benchPages(bench: Bench, log: (text: string) => void): Promise<Bar[]> {
  const small = await bench.makeOrg();
  const large: TestOrg[] = [];
  for (let i = 0; i < ORGS; i++) large.push(await bench.makeOrg());
  await bulkSeed(bench.adminUrl, [{ id: small.id, rows: 100 }, ...large.map((org) => ({ id: org.id, rows: ROWS / ORGS }))], log);
  const [first] = large;
  if (!first) throw new Error("no organization");
  const [few, many] = [{ slug: small.slug, cookie: await bench.makeCookie(small) }, { slug: first.slug, cookie: await bench.makeCookie(first) }];
  const bars: Bar[] = [];
  for (const [name, path] of [["Home", ""], ["Evidence", "/evidence"]] as const) {
    const page = (who: typeof few) => async () => { await call(`${bench.url}/o/${who.slug}${path}`, { headers: { cookie: who.cookie } }); };
    await timesOf(10, page(few));
    await timesOf(10, page(many));
    const [smallTimes, largeTimes]: [number[], number[]] = [[], []];
    for (let round = 0; round < 3; round++) {
      smallTimes.push(...await timesOf(CALLS / 3, page(few)));
      largeTimes.push(...await timesOf(CALLS / 3, page(many)));
    }
    const [p95Small, p95Large] = [quantile(smallTimes, 0.95), quantile(largeTimes, 0.95)];
    bars.push({ what: `${name} page at ${ORGS} organizations × ${ROWS / 1e6} M rows`, measured: `${(p95Large / p95Small).toFixed(2)}× (p95 ${p95Large.toFixed(0)} ms against ${p95Small.toFixed(0)} ms)`, reach: "≤ 2×", method: `p95 of ${CALLS} whole server-rendered pages each, alternating, one connection` });
  }
  return bars;
}
