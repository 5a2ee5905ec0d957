import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import postgres from "postgres";

import { closeDatabase, configureDatabase } from "@/db/client";
import { DEMO_ADJUSTMENTS } from "@/db/seed/demo/adjustments";
import { DEMO_MEMBERS } from "@/db/seed/demo/people-list";
import { DEMO_SCOPE } from "@/db/seed/demo/scope";
import { demoYear, type DemoDay } from "@/db/seed/demo/year";
import { createApiKey } from "@/server/services/api-keys/create";
import type { ServiceContext } from "@/server/services/context";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { listControls } from "@/server/services/controls/list";
import { reviewEvidence } from "@/server/services/evidence/review";
import type { PushAnswer } from "@/server/domain/evidence/view";
import { updateControl } from "@/server/services/controls/update";
import { downloadReport } from "@/server/services/reports/download";
import { makeReport } from "@/server/services/reports/make";
import { renderRequestedReport } from "@/server/services/reports/render";
import { shareReport } from "@/server/services/shared-reports/share";

import type { Installation } from "../launch/installation";
import type { Step } from "../launch/steps";
import { type LiveAudit, openLiveAudit } from "./live-audit";
import { type LiveDesk, openLiveDesk } from "./live-desk";
import { publishStatus } from "./publish-status";
import { contextOf, joinMembers, makeOrganization, makePerson, type DemoPerson } from "./people";
import { ACME, NEWCO, NEWCOMER } from "./sign-ins";

type Seeding = { url: string; installation: Installation; dataDir: string; step: Step };
const DAY_MS = 86_400_000;

/** True when an earlier start finished seeding. Throws where one was cut off in the middle. */
export async function demoIsSeeded({ adminUrl }: Installation): Promise<boolean> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [done] = await sql`select 1 from instance_settings where key = 'demo_seeded'`;
    if (done) return true;
    const [begun] = await sql`select 1 from organizations limit 1`;
    if (begun) throw new Error("An earlier first start was cut off in the middle. Begin again with: npm run demo -- --reset");
    return false;
  } finally {
    await sql.end();
  }
}

/** Makes the two organizations; lives through Acme's year by pushing each day's files through the public API at that day's time. */
export async function seedDemo({ url, installation, dataDir, step }: Seeding): Promise<void> {
  configureDatabase({ app: installation.env["DATABASE_APP_URL"] ?? "", system: installation.env["DATABASE_SYSTEM_URL"] ?? "" });
  const end = new Date();
  const days = demoYear(end, ACME.timezone);
  // Adopted just before the first push: a day before that would count as missed.
  const start = new Date(Date.parse(days[0]?.at ?? end.toISOString()) - 3_600_000);
  const { acme, owner, officer, key } = await step("Making two organizations", async () => makeOrganizations(start, end));
  const audit = openLiveAudit((now) => contextOf(acme, officer, now), end, ACME.timezone);
  await step(`Living through a year of evidence (${days.reduce((sum, day) => sum + day.items.length, 0)} files)`, async (progress) => {
    const at = (person: DemoPerson) => (now: Date) => contextOf(acme, person, now);
    const desk = await openLiveDesk(url, end, start, { officer: at(officer), owner: at(owner) });
    await pushYear({ url, key, officer: at(officer), desk, audit, progress }, days);
  });
  const report = await step("Making the readiness report", async () => {
    const { id, bytes } = await makeFirstReport(contextOf(acme, officer, end));
    await shareReport(contextOf(acme, officer, end), { engagementId: audit.engagementId(), reportId: id });
    await publishStatus(contextOf(acme, officer, end), contextOf(acme, owner, end), id);
    return bytes;
  });
  mkdirSync(path.join(dataDir, "demo"), { recursive: true });
  writeFileSync(path.join(dataDir, "demo", "readiness-report.pdf"), report);
  await markSeeded(installation);
  await closeDatabase();
}

async function makeOrganizations(start: Date, end: Date): Promise<{ acme: string; owner: DemoPerson; officer: DemoPerson; key: string }> {
  const people = await Promise.all(DEMO_MEMBERS.map(async (member) => makePerson(start, member)));
  const [owner, officer] = people;
  if (!owner || !officer) throw new Error("The demo's people are missing.");
  const acme = await makeOrganization(owner, ACME, start, DEMO_SCOPE);
  await joinMembers(acme, people, start);
  const idOf = (name: string) => people.find((person) => person.name === name)?.id;
  for (const { owner: named, ...change } of DEMO_ADJUSTMENTS) {
    await updateControl(contextOf(acme, officer, start), { ...change, ...(named ? { ownerId: idOf(named) } : {}) });
  }
  await evaluateControls(acme, { at: start, now: start, controlIds: (await listControls(contextOf(acme, officer, start))).map((control) => control.id) });
  await makeOrganization(await makePerson(end, NEWCOMER), NEWCO, new Date(end.getTime() - 60_000), null);
  const { key } = await createApiKey(contextOf(acme, officer, start), { name: "collector", scopes: ["evidence:push", "evidence:read", "controls:read"], expiresInDays: 366 });
  return { acme, owner, officer, key };
}

/** Ben looks at what people put in, and at one collector's file in ten. */
async function reviewSome(officer: (now: Date) => ServiceContext, results: PushAnswer[], at: Date): Promise<void> {
  for (const { id, number, format } of results) {
    const due = number !== null && (format === "proofroom-native" || number % 10 === 0);
    if (id && due) await reviewEvidence(officer(at), { id, state: "accepted" });
  }
}

type Year = { url: string; key: string; officer: (now: Date) => ServiceContext; desk: LiveDesk; audit: LiveAudit; progress: (text: string) => void };

async function pushYear({ url, key, officer, desk, audit, progress }: Year, days: DemoDay[]): Promise<void> {
  for (const [i, day] of days.entries()) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "x-proofroom-clock": day.at };
    const { results } = (await post(`${url}/api/v1/evidence/batch`, headers, { items: day.items })) as { results: PushAnswer[] };
    await reviewSome(officer, results, new Date(Date.parse(day.at) + 60_000));
    await desk.until(new Date(Date.parse(day.at) + 120_000));
    await audit.until(new Date(Date.parse(day.at) + 1_200_000));
    await post(`${url}/api/dev/tick`, headers, {});
    if (i % 5 === 0) progress(day.at.slice(0, 10));
  }
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok || response.status === 207) throw new Error(`Seeding stopped: ${url} answered ${response.status}: ${text.slice(0, 2000)}`);
  return JSON.parse(text);
}

async function makeFirstReport(ctx: ServiceContext): Promise<{ id: string; bytes: Uint8Array }> {
  const day = (moment: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: ACME.timezone }).format(moment);
  const { id } = await makeReport(ctx, { kind: "soc2_readiness", from: day(new Date(ctx.now.getTime() - 364 * DAY_MS)), to: day(ctx.now), status: "final" });
  await renderRequestedReport(ctx.orgId, id, ctx.now);
  const file = await downloadReport(ctx, { id });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.stream) chunks.push(chunk as Uint8Array);
  return { id, bytes: Buffer.concat(chunks) };
}

async function markSeeded({ adminUrl }: Installation): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await sql`insert into instance_settings (key, value) values ('demo_seeded', 'true')`;
  await sql.end();
}
