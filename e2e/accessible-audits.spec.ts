import { generateSync } from "otplib";

import { AUDIT_STORY, newScene, type Scene } from "../db/seed/demo/audit/story";
import { withoutOrg } from "../db/client";
import { makeSessionCookie } from "../server/auth/cookie";
import { listFindings } from "../server/services/audit-findings/list";
import { getReport } from "../server/services/reports/get";
import { makeReport } from "../server/services/reports/make";
import { startSession } from "../server/services/sessions/start";
import { shareReport } from "../server/services/shared-reports/share";
import { type BrowserOrg, expect, nativeItem, ready, test } from "./fixtures";
import { LOOKS, startTour } from "./looks";

const DAY = 86_400_000;
/** The code of the next 30 seconds: this one's was used to set the factor up, and none is taken twice. */
const STEP = 30;
const dayOf = (daysBefore: number) => new Date(Date.now() - daysBefore * DAY).toISOString();

// Named here too, it gives these tests a process and a browser of their own: they look at more pages than all others together.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

for (const look of LOOKS) {
  test.describe(`${look.viewport.width} px wide, ${look.colorScheme} and ${look.dusk}`, () => {
    test.use({ colorScheme: look.colorScheme, viewport: look.viewport });

    test("every page of an audit is accessible, quiet, steady and fits, for the officer and for the auditor", async ({ page, browser, org, problems }) => {
      test.setTimeout(600_000);
      const scene = await live(org);
      const [request, finding] = [scene.requests.get("IAM-5.1") ?? "", scene.findingId];
      const inside = ["", "/requests", `/requests/${request}`, "/findings", `/findings/${finding}`, "/samples", `/samples/${scene.sampleId}`];
      await org.signIn(page, "officer");
      const officer = await startTour(page, problems, look);
      for (const place of ["/audits", "/audits?new=1", ...inside.map((part) => `/audits/${scene.engagementId}${part}`)]) await officer.visit(`/o/${org.slug}${place}`);
      expect(officer.faults).toEqual([]);

      const room = await (await browser.newContext({ baseURL: org.url, viewport: look.viewport, colorScheme: look.colorScheme, reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/Berlin" })).newPage();
      const said: string[] = [];
      room.on("console", (message) => message.type() === "error" && said.push(message.text()));
      room.on("pageerror", (error) => said.push(String(error)));
      const auditor = await startTour(room, said, look);
      const { user, secret } = scene.auditor ?? { user: { id: "" }, secret: "" };
      const now = new Date();
      const cookie = await makeSessionCookie(await withoutOrg(async (tx) => startSession(tx, user.id, { now, ip: "127.0.0.1", userAgent: "e2e" })));
      await room.context().addCookies([{ name: cookie.name, value: cookie.value, url: org.url, httpOnly: true, sameSite: "Lax" }]);
      await room.goto(`/audit/${scene.engagementId}`);
      await expect(room.getByLabel("Code", { exact: true })).toBeVisible();
      await auditor.look("/audit/second-factor");
      await (await ready(room.getByLabel("Code", { exact: true }))).fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + STEP }));
      await room.getByRole("button", { name: "Go on" }).click();
      await expect(room.getByRole("heading", { level: 1, name: "SOC 2 of the year" })).toBeVisible();
      await auditor.visit("/audit");
      for (const part of [...inside, "/reports", "/people", "/controls/BCP-03"]) await auditor.visit(`/audit/${scene.engagementId}${part}`);
      expect(auditor.faults).toEqual([]);
      const copy = await room.request.get((await (await room.goto(`/audit/${scene.engagementId}/reports`), room.getByRole("link", { name: /^Download a marked copy/ })).getAttribute("href")) ?? "");
      expect([copy.status(), copy.headers()["content-type"]]).toEqual([200, "application/pdf"]);
      await page.goto(`/o/${org.slug}/audits/${scene.engagementId}`);
      await expect(page.getByText(/took along SOC 2 readiness/)).toBeVisible();
    });
  });
}

/** The demo's audit, in an organization of the test's own, with a report that is shared. */
async function live(org: BrowserOrg): Promise<Scene> {
  const officer = (now: Date) => ({ ...org.as(), now });
  const changes = Array.from({ length: 30 }, (_, at) => nativeItem(`Change ${at}`, { kind: "change_record", facts: { change_id: `c-${at}`, author: "ada", approved_by: "ben", approved_at: dayOf(61 + at), deployed_at: dayOf(60 + at), tests_passed: true, emergency: false } }));
  await org.push(...changes, nativeItem("Restore of db-1", { kind: "restore_test", facts: { executed_at: dayOf(50), system_id: "db-1", outcome: "success" } }), nativeItem("Access review", { kind: "access_review", facts: { completed_at: dayOf(50), reviewer: "ada" } }));
  const person = (name: string) => ({ name, email: `${name.toLowerCase()}-${org.slug}@example.org` });
  const scene = newScene(officer(new Date()), (daysBefore) => dayOf(daysBefore).slice(0, 10), { lead: person("Miriam"), invited: person("Jonas") });
  // Mails are drawn in this process, which loaded React before it took the installation's settings over: both halves must be of one build.
  Object.assign(process.env, { NODE_ENV: "test" });
  // What it asks about came just now, so all its days are this one.
  for (const { work } of AUDIT_STORY) {
    scene.officer = officer(new Date());
    await work(scene);
  }
  expect(await listFindings(officer(new Date()), { engagementId: scene.engagementId })).toHaveLength(1);
  const { id: reportId } = await makeReport(officer(new Date()), { kind: "soc2_readiness", status: "final", from: dayOf(60).slice(0, 10), to: dayOf(0).slice(0, 10) });
  await expect.poll(async () => (await getReport(officer(new Date()), { id: reportId })).state, { timeout: 60_000 }).toBe("done");
  await shareReport(officer(new Date()), { engagementId: scene.engagementId, reportId });
  return scene;
}
