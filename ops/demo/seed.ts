import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import postgres from "postgres";

import { closeDatabase, configureDatabase } from "@/db/client";
import { applyAdjustments } from "@/db/seed/demo/apply";
import { demoScope } from "@/db/seed/demo/scope";
import { demoYear, type DemoDay } from "@/db/seed/demo/year";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import { createApiKey } from "@/server/services/api-keys/create";
import type { ProvenOrgId, ServiceContext } from "@/server/services/context";
import { renderRequestedReport } from "@/server/services/reports/render";
import { downloadReport } from "@/server/services/reports/download";
import { makeReport } from "@/server/services/reports/make";

import type { Installation } from "../launch/installation";
import type { Step } from "../launch/steps";
import { makePeople, makeOrganization } from "./people";
import { DEMO_ORG, EMPTY_ORG } from "./sign-ins";

type Seeding = { url: string; installation: Installation; dataDir: string; step: Step };
const DAY_MS = 86_400_000;
const ZONE = DEMO_ORG.timezone;

/** True when an earlier start finished seeding. A start that was cut off in the middle is begun again from an empty database. */
export async function demoIsSeeded({ adminUrl }: Installation): Promise<boolean> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [done] = await sql`select 1 from instance_settings where key = 'demo_seeded'`;
    if (done) return true;
    const [begun] = await sql`select 1 from organizations limit 1`;
    if (begun) throw new Error("An earlier first start was cut off in the middle. Start again with: npm run demo -- --reset");
    return false;
  } finally {
    await sql.end();
  }
}

/** Makes the two organizations; lives through Acme's year by pushing each day's files through the public API at that day's time. */
export async function seedDemo({ url, installation, dataDir, step }: Seeding): Promise<void> {
  Object.assign(process.env, installation.env);
  configureDatabase({ app: installation.env["DATABASE_APP_URL"] ?? "", system: installation.env["DATABASE_SYSTEM_URL"] ?? "" });
  const end = new Date();
  const start = new Date(end.getTime() - 366 * DAY_MS);
  const people = await makePeople(start);
  const acme = await makeOrganization(people.owner, DEMO_ORG, start, demoScope);
  await makeOrganization(people.newcomer, EMPTY_ORG, new Date(end.getTime() - DAY_MS), null);
  const ctx = (now: Date): ServiceContext => ({
    orgId: acme as ProvenOrgId, actor: { kind: "user", ...people.officer }, permissions: new Set(PERMISSIONS), now, requestId: null, ip: null, userAgent: "seeder",
  });
  await applyAdjustments(ctx(start), people);
  const { key } = await createApiKey(ctx(start), { name: "collector", scopes: ["evidence:push", "evidence:read", "controls:read"], expiresInDays: 366 });
  const days = demoYear(end, ZONE);
  await step(`Living through a year of evidence (${days.length} days)`, async (progress) => pushYear(url, key, days, progress));
  const report = await step("Making the readiness report", async () => makeFirstReport(ctx(end), end));
  mkdirSync(path.join(dataDir, "demo"), { recursive: true });
  writeFileSync(path.join(dataDir, "demo", "readiness-report.pdf"), report);
  await markSeeded(installation);
  await closeDatabase();
}

async function pushYear(url: string, key: string, days: DemoDay[], progress: (text: string) => void): Promise<void> {
  for (const [i, day] of days.entries()) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "x-proofroom-clock": day.at };
    if (day.items.length > 0) await post(`${url}/api/v1/evidence/batch`, headers, { items: day.items });
    await post(`${url}/api/dev/tick`, headers, {});
    if (i % 5 === 0) progress(day.at.slice(0, 10));
  }
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<void> {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok || response.status === 207) throw new Error(`Seeding stopped: ${url} answered ${response.status}: ${text.slice(0, 2000)}`);
}

async function makeFirstReport(ctx: ServiceContext, end: Date): Promise<Uint8Array> {
  const day = (moment: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(moment);
  const { id } = await makeReport(ctx, { kind: "soc2_readiness", from: day(new Date(end.getTime() - 364 * DAY_MS)), to: day(end) });
  await renderRequestedReport(ctx.orgId, id, end);
  const file = await downloadReport(ctx, { id });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function markSeeded({ adminUrl }: Installation): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await sql`insert into instance_settings (key, value) values ('demo_seeded', 'true')`;
  await sql.end();
}
