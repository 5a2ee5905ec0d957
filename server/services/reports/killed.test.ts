import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { database } from "@/db/testing/database";

import { getReport } from "./get";
import { listReports } from "./list";
import { DRAWING_FOLDER } from "./render-apart";
import { retryReport } from "./retry";
import { createSchedule } from "./schedules/create";
import { runSchedulesOf } from "./schedules/run-due";
import { tendReports, tendReportsOf } from "./tend";

const { appUrl, systemUrl, secret, dataDir } = database;
const at = (moment: string) => new Date(moment);
const LATER = at("2026-02-01T14:00:00Z");
const stateOf = async (org: TestOrg, id: string) => (await getReport(org.as(), { id })).state;
/** What the queue's supervision does after the last try. */
const lastTryOver = async (id: string) => admin()`update pgboss.job set state = 'failed' where name = 'make-report' and data->>'reportId' = ${id}`;
const mailsTo = async (org: TestOrg) => (await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${org.owner.email} and subject like 'Not made%'`).map(({ plain }) => plain);

/** A report that a schedule asked for, and a process that was killed (SIGKILL) while it made it. */
async function killed(): Promise<{ org: TestOrg; id: string }> {
  const org = await createOrg({ adopt: false, now: at("2026-01-10T12:00:00Z") });
  await createSchedule(org.as(), { kind: "evidence_index", options: {}, rhythm: { every: "month", day: 1 }, window: "previous_month", notify: [] });
  await runSchedulesOf(org.id, at("2026-02-01T12:00:00Z"));
  const id = (await listReports(org.as()))[0]?.id ?? "";
  const env = { ...process.env, PROOFROOM_SECRET: secret, PROOFROOM_LEDGER_SEED: secret, PROOFROOM_DATA_DIR: dataDir, PROOFROOM_LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, ["--import", "tsx", path.resolve("db/testing/processes/die-at-report.ts"), appUrl, systemUrl, org.id, id], { env, stdio: ["ignore", "inherit", "inherit"] });
  expect(await once(child, "close")).toEqual([null, "SIGKILL"]);
  return { org, id };
}

test("a report whose worker is killed in every try fails with the reason, its people are mailed once, and it can be asked for again", async () => {
  const { org, id } = await killed();
  expect([await tendReportsOf(org.id, LATER), await stateOf(org, id), await mailsTo(org)]).toEqual([0, "running", []]);
  await expect(retryReport(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT" });
  await lastTryOver(id);
  expect([await tendReportsOf(org.id, LATER), await tendReportsOf(org.id, LATER)]).toEqual([1, 0]);
  expect(await getReport(org.as(), { id })).toMatchObject({ state: "failed", error: expect.stringContaining("Try it again") as string });
  expect(await mailsTo(org)).toEqual([expect.stringMatching(new RegExp(`The worker was stopped each time[\\s\\S]*/reports#${id}`))]);
  await retryReport(org.as(), { id });
  expect([await tendReportsOf(org.id, LATER), await stateOf(org, id)]).toEqual([0, "queued"]);
  expect([(await getReport(org.as(), { id })).error, await mailsTo(org)]).toEqual([null, [expect.any(String)]]);
}, 60_000);

test("a worker killed between noting a failure and telling of it, or at its drawing, leaves neither silence nor facts in the clear", async () => {
  const org = await createOrg({ adopt: false, now: at("2026-01-10T12:00:00Z") });
  await createSchedule(org.as(), { kind: "evidence_index", options: {}, rhythm: { every: "month", day: 1 }, window: "previous_month", notify: [] });
  await runSchedulesOf(org.id, at("2026-02-01T12:00:00Z"));
  const id = (await listReports(org.as()))[0]?.id ?? "";
  await admin()`update reports set state = 'failed', error = 'It broke.' where id = ${id}`;
  await lastTryOver(id);
  const [left, drawn] = [mkdtempSync(path.join(tmpdir(), DRAWING_FOLDER)), mkdtempSync(path.join(tmpdir(), DRAWING_FOLDER))];
  writeFileSync(path.join(left, "snapshot.json"), "{}");
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(left, hoursAgo, hoursAgo);
  await tendReports(new Date());
  expect([existsSync(left), existsSync(drawn)]).toEqual([false, true]);
  rmSync(drawn, { recursive: true });
  expect(await mailsTo(org)).toEqual([expect.stringContaining("It broke.")]);
}, 60_000);
