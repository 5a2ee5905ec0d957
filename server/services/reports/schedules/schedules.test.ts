import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { listActivity } from "@/server/services/activity/list";

import { getReport, reportOrThrow } from "../get";
import { listReports } from "../list";
import { renderRequestedReport } from "../render";
import { retryReport } from "../retry";
import { reportSnapshot } from "../snapshot";
import { createSchedule } from "./create";
import { deleteSchedule } from "./delete";
import { listSchedules } from "./list";
import { pauseSchedule } from "./pause";
import { retrySchedule } from "./retry";
import { runSchedulesOf } from "./run-due";
import { updateSchedule } from "./update";

const MONTHLY = { rhythm: { every: "month", day: 1 }, window: "previous_month" };
const at = (moment: string) => new Date(moment);
const theOnly = async (org: TestOrg) => (await listSchedules(org.as()))[0];

async function scheduled(more: object = {}): Promise<{ org: TestOrg; id: string }> {
  const org = await createOrg({ now: at("2026-01-10T12:00:00Z") });
  await admin()`update organizations set timezone = 'Europe/Berlin' where org_id = ${org.id}`;
  const { id } = await createSchedule(org.as(), { kind: "control_tests", options: { language: "de", sections: ["tests"] }, ...MONTHLY, ...more });
  return { org, id };
}

describe("a report schedule", () => {
  test("two workers at the moment a day begins make one report of the month before, with what was chosen, and nothing a moment earlier", async () => {
    const { org, id } = await scheduled();
    expect(await runSchedulesOf(org.id, at("2026-01-31T22:59:59Z"))).toBe(0);
    // Changed when the day has come and is not served yet: the day stays due.
    await updateSchedule(org.at("2026-01-31T23:00:00Z"), { id, options: { language: "de", sections: ["tests"] }, ...MONTHLY });
    const both = await Promise.all([runSchedulesOf(org.id, at("2026-01-31T23:00:00Z")), runSchedulesOf(org.id, at("2026-01-31T23:00:00Z"))]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(await listReports(org.as())).toMatchObject([{ kind: "control_tests", from: "2026-01-01", to: "2026-01-31", language: "de", scheduleId: id, state: "queued" }]);
    expect(await theOnly(org)).toMatchObject({ nextOn: "2026-03-01", nextWindow: { from: "2026-02-01", to: "2026-02-28" }, last: { on: "2026-02-01", missed: [] } });
  });

  test("after a standstill it makes one report and names the days missed; the next says what changed since it, and those named get one mail with a link", async () => {
    const { org } = await scheduled({ kind: "evidence_index", options: {} });
    const reader = await addMember(org.id, "officer");
    const id = (await theOnly(org))?.id ?? "";
    await updateSchedule(org.as(), { id, options: {}, ...MONTHLY, notify: [reader.id] });
    expect(await runSchedulesOf(org.id, at("2026-04-02T12:00:00Z"))).toBe(1);
    expect((await theOnly(org))?.last).toMatchObject({ on: "2026-04-01", missed: ["2026-02-01", "2026-03-01"] });
    const [first] = await listReports(org.as());
    await renderRequestedReport(org.id, first?.id ?? "", at("2026-04-02T12:01:00Z"));
    const mails = await admin()`select plain, attachments from outbox where recipient = ${reader.email}`;
    expect(mails).toHaveLength(1);
    expect(String(mails[0]?.["plain"])).toMatch(new RegExp(`reports#${first?.id}[\\s\\S]*1 February 2026, 1 March 2026`));
    expect(mails[0]?.["attachments"]).toBeNull();
    await runSchedulesOf(org.id, at("2026-05-01T12:00:00Z"));
    const [second] = await listReports(org.as());
    const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, second?.id ?? "")));
    expect([second?.from, snapshot.since?.former]).toMatchObject(["2026-04-01", { id: first?.id, period: { from: "2026-03-01", to: "2026-03-31" } }]);
  }, 60_000);

  test("what cannot be made is told and can be tried again; paused, deleted and another's are left alone; every change is on record", async () => {
    const { org, id } = await scheduled();
    const other = await createOrg({ adopt: false });
    await admin()`update report_schedules set options = options || '{"sections":["gone"]}' where org_id = ${org.id}`;
    await runSchedulesOf(org.id, at("2026-02-01T12:00:00Z"));
    expect((await theOnly(org))?.last).toMatchObject({ reportId: null, state: "refused", error: expect.stringContaining("no such section") as string });
    const [mail] = await admin()<{ subject: string; plain: string; html: string }[]>`select subject, plain, html from outbox where recipient = ${org.owner.email} and subject like 'Nicht erstellt:%'`;
    expect([mail?.subject, mail?.html.includes('lang="de"')]).toEqual([expect.stringMatching(/^Nicht erstellt: Ergebnisse der Kontrolltests, .*, fällig am 1\. Februar 2026$/), true]);
    expect(mail?.plain).toMatch(/„sections: This report has no such section\.“[\s\S]*Ändern Sie den Zeitplan/);
    await expect(retrySchedule(org.as(), { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await admin()`update report_schedules set options = '{}' where org_id = ${org.id}`;
    await retrySchedule(org.as(), { id });
    const [report] = await listReports(org.as());
    expect((await theOnly(org))?.last).toMatchObject({ reportId: report?.id, state: "queued" });
    await expect(retryReport(org.as(), { id: report?.id })).rejects.toMatchObject({ code: "CONFLICT" });
    await admin()`update reports set state = 'failed', error = 'x' where org_id = ${org.id}`;
    await retryReport(org.as(), { id: report?.id });
    expect(await getReport(org.as(), { id: report?.id })).toMatchObject({ state: "queued", error: null });
    await pauseSchedule(org.at("2026-02-10T12:00:00Z"), { id, paused: true });
    expect(await runSchedulesOf(org.id, at("2026-06-01T12:00:00Z"))).toBe(0);
    await pauseSchedule(org.at("2026-06-10T12:00:00Z"), { id, paused: false });
    expect(await theOnly(org)).toMatchObject({ paused: false, nextOn: "2026-07-01" });
    await expect(deleteSchedule(other.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await deleteSchedule(org.as(), { id });
    expect(await listSchedules(org.as())).toEqual([]);
    expect(await runSchedulesOf(org.id, at("2026-12-01T12:00:00Z"))).toBe(0);
    const said = (await listActivity(org.as(), { limit: 100 })).rows.map(({ action }) => action);
    expect(said).toEqual(expect.arrayContaining(["created", "served", "retried", "paused", "resumed", "deleted"].map((what) => `report_schedule.${what}`)));
  });

  test("whoever makes reports and looks after a schedule is mailed once when its report fails, with the reason and a link, and once when it cannot be asked for", async () => {
    const { org, id } = await scheduled();
    const [named, stranger] = [await addMember(org.id, "officer"), await addMember(org.id, "contributor")];
    await updateSchedule(org.at("2026-01-11T12:00:00Z"), { id, options: {}, ...MONTHLY, notify: [named.id] });
    await admin()`update report_schedules set notify = ${admin().json([named.id, stranger.id])} where org_id = ${org.id}`;
    await runSchedulesOf(org.id, at("2026-02-01T12:00:00Z"));
    const [report] = await listReports(org.as());
    await admin()`update reports set options = options || '{"engagement":"eng_gone"}' where org_id = ${org.id}`;
    const fail = async () => expect(renderRequestedReport(org.id, report?.id ?? "", at("2026-02-01T12:01:00Z"))).rejects.toThrow("");
    const mails = async () => (await admin()<{ recipient: string; subject: string; plain: string }[]>`select recipient, subject, plain from outbox where recipient in (${named.email}, ${stranger.email}, ${org.owner.email}) and subject like 'Not made%' order by created_at, id`);
    await fail();
    expect(await mails()).toEqual([]);
    await fail();
    await retryReport(org.as(), { id: report?.id });
    for (let again = 0; again < 2; again++) await fail();
    expect((await mails()).map(({ recipient }) => recipient).sort()).toEqual([named.email, org.owner.email].sort());
    expect((await mails())[0]?.plain).toMatch(new RegExp(`due on its schedule on 1 February 2026, was not made so far\\. The report could not be made[\\s\\S]*/reports#${report?.id}`));
    await admin()`update report_schedules set options = '{"sections":["gone"]}' where org_id = ${org.id}`;
    await runSchedulesOf(org.id, at("2026-03-01T12:00:00Z"));
    expect((await mails()).slice(2).map(({ subject, plain }) => [subject.includes("1 March 2026"), plain.includes("no such section"), plain.includes("reports#schedules")])).toEqual([[true, true, true], [true, true, true]]);
  }, 60_000);

  test("only members who may read reports can be named, and only options the kind can be asked", async () => {
    const { org } = await scheduled();
    const contributor = await addMember(org.id, "contributor");
    const stranger = await addMember((await createOrg({ adopt: false })).id, "officer");
    for (const person of [contributor, stranger]) await expect(createSchedule(org.as(), { kind: "control_tests", ...MONTHLY, notify: [person.id] })).rejects.toMatchObject({ code: "INVALID" });
    await expect(createSchedule(org.as(), { kind: "breach_register", options: { sections: ["x"] }, ...MONTHLY })).rejects.toMatchObject({ code: "INVALID" });
    await expect(createSchedule(org.as(), { kind: "control_tests", options: { to: "2026-01-01", orgId: "org_1" }, ...MONTHLY })).rejects.toMatchObject({ code: "INVALID" });
  });
});
