import { beforeAll, describe, expect, test } from "vitest";

import { GET as getDocument, POST as postDocument } from "@/app/status/[orgSlug]/document/[token]/route";
import { GET as getLogo } from "@/app/status/[orgSlug]/logo/route";
import { GET as getStatus, POST as postStatus } from "@/app/status/[orgSlug]/route";
import { GET as getSent } from "@/app/status/[orgSlug]/sent/route";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { chunks } from "@/db/testing/objects";
import { addMember } from "@/db/testing/people";
import { newId } from "@/server/domain/ids/ids";
import { smallPdf } from "@/server/domain/pdf-signature/testing/small-pdf";
import { storeStream } from "@/server/storage/blob-store";

import type { ServiceContext } from "../../services/context";
import { listControls } from "../../services/controls/list";
import { createEngagement } from "../../services/engagements/create";
import { moveEngagement } from "../../services/engagements/move";
import { getLook } from "../../services/organizations/get-look";
import { saveLook } from "../../services/organizations/save-look";
import { addRegisterEntry } from "../../services/registers/add";
import { makeReport } from "../../services/reports/make";
import { approveDocument } from "../../services/status-page/approve";
import { getStatusBoard } from "../../services/status-page/board";
import { statusChoices } from "../../services/status-page/choices";
import { forgetDocumentRequestsOf } from "../../services/status-page/forget";
import { saveStatusSettings } from "../../services/status-page/settings";
import { draftStatusPage } from "../../services/status-page/draft";
import { getStatusVersion } from "../../services/status-page/get-version";
import { publishStatusPage } from "../../services/status-page/publish";
import { refuseDocument } from "../../services/status-page/refuse";
import { withdrawStatusPage } from "../../services/status-page/withdraw";
import { peerHeader } from "../incoming";

/** A picture of 16 by 16. */
const LOGO = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGUlEQVR4nGP4z8DQQAlmGDVg1IBRA4aLAQDoJn8Qy7CZ9QAAAABJRU5ErkJggg==";
const OTHER_LOGO = "iVBORw0KGgoAAAANSUhEUgAAABQAAAAQCAYAAAAWGF8bAAAAHElEQVR42mOQsznxn5qYYdTAUQNHDRw1cGgaCADWlqlfB4XiFgAAAABJRU5ErkJggg==";
type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
let peers = 0;

async function call(route: Route, path: string, fields?: Record<string, string>) {
  const [, , orgSlug = "", , token = ""] = path.split("/");
  const headers = { [peerHeader()]: `198.18.7.${++peers % 250}`, ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}) };
  const init = fields ? { method: "POST", body: new URLSearchParams(fields).toString(), headers } : { headers };
  const response = await route(new Request(`http://localhost${path}`, init), { params: Promise.resolve({ orgSlug, token }) });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** A second person of the organization. */
const secondOf = async (org: TestOrg): Promise<ServiceContext> => ({ ...org.as(), actor: { kind: "user", ...(await addMember(org.id, "officer")) } });
const shown = async (org: TestOrg) => call(getStatus, `/status/${org.slug}`);
const linkTo = async (org: TestOrg, email: string): Promise<string> => {
  const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${email} and plain like ${`%/status/${org.slug}/document/%`} order by created_at desc limit 1`;
  return /\/status\/[^/\s]+\/document\/[\w-]+/.exec(mail?.plain ?? "")?.[0] ?? "";
};

describe("the status page", () => {
  let [org, second]: [TestOrg, ServiceContext] = [undefined as never, undefined as never];
  let reportId = "";
  let whole: object = {};
  beforeAll(async () => {
    org = await createOrg();
    second = await secondOf(org);
    const report = await makeReport(org.as(), { kind: "soc2_readiness", status: "final", from: "2026-01-01", to: "2026-03-31" });
    const { sha256, sizeBytes } = await storeStream(org.id, chunks(smallPdf()), 10_000);
    await admin()`update reports set state = 'done', sha256 = ${sha256}, size_bytes = ${sizeBytes}, finished_at = now() where id = ${report.id}`;
    const processor = await addRegisterEntry(org.as(), { register: "processors", content: { name: "Cloud Hosting Ltd", country: "DE", services: "Runs the servers" } });
    reportId = report.id;
    whole = { introduction: "How we work.", frameworks: ["soc2"], controlKeys: ["BCP-03"], processorIds: [processor.id], reportIds: [reportId], agreement: { version: "2026-01", text: "Keep it to yourself." } };
  });

  test("an organization without a page, with a draft only, taken back, and none at all are one and the same 404", async () => {
    const bare = await createOrg({ adopt: false });
    const before = [await shown(bare), await call(getStatus, "/status/nobody-at-all"), await call(getSent, `/status/${bare.slug}/sent`), await call(getDocument, `/status/${bare.slug}/document/x`), await call(getLogo, `/status/${bare.slug}/logo`)];
    await saveLook(bare.as(), { accent: null, logo: LOGO });
    const draft = await draftStatusPage(bare.as(), { introduction: "Soon." });
    before.push(await call(getLogo, `/status/${bare.slug}/logo`), await shown(bare), await call(postStatus, `/status/${bare.slug}`, { name: "x" }));
    await publishStatusPage(await secondOf(bare), draft);
    expect((await shown(bare)).html).toMatch(new RegExp(`<img src="/status/${bare.slug}/logo\\?v=[0-9a-f]{16}"`));
    expect((await call(getLogo, `/status/${bare.slug}/logo`)).headers.get("content-type")).toBe("image/png");
    // Nobody reviewed a logo of later: it stands on the next version.
    await saveLook(bare.as(), { accent: null, logo: OTHER_LOGO });
    expect((await shown(bare)).html).not.toContain("<img");
    expect((await call(getLogo, `/status/${bare.slug}/logo`)).status).toBe(404);
    expect((await getStatusVersion(bare.as(), { id: (await draftStatusPage(bare.as(), { introduction: "Soon." })).id })).logo?.base64).toBe((await getLook(bare.as())).logo?.base64);
    await withdrawStatusPage(bare.as(), { id: draft.id });
    before.push(await shown(bare), await call(getLogo, `/status/${bare.slug}/logo`));
    expect(new Set(before.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
    expect(before[0]?.status).toBe(404);
  });

  test("nobody publishes their own draft, nor another content than the one they read", async () => {
    const draft = await draftStatusPage(org.as(), whole);
    await expect(publishStatusPage(org.as(), draft)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(publishStatusPage(second, { id: draft.id, sha256: "0".repeat(64) })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(draftStatusPage(org.as(), { introduction: "We are SOC 2 compliant." })).rejects.toMatchObject({ code: "INVALID" });
  });

  test("a draft of a report is neither offered nor put on the page", async () => {
    const id = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" }).then((report) => report.id);
    await admin()`update reports set state = 'done', sha256 = r.sha256, size_bytes = r.size_bytes, finished_at = now() from reports r where reports.id = ${id} and r.id = ${reportId}`;
    expect((await statusChoices(org.as())).reports.map((choice) => choice.id)).toEqual([reportId]);
    await expect(draftStatusPage(org.as(), { ...whole, reportIds: [id] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("what is published is what was frozen: words and no state, until another version replaces it", async () => {
    const draft = await draftStatusPage(org.as(), whole);
    const [control] = (await listControls(org.as())).filter(({ key }) => key === "BCP-03");
    await admin()`update controls set title = 'Renamed afterwards' where org_id = ${org.id} and key = 'BCP-03'`;
    await publishStatusPage(second, draft);
    const { html, headers } = await shown(org);
    for (const told of [control?.title ?? "?", "Cloud Hosting Ltd", "Germany", "Runs the servers", "Prepared by management", "How we work.", "Keep it to yourself.", draft.sha256]) expect(html).toContain(told);
    for (const hidden of ["Renamed afterwards", "No evidence", "BCP-03", reportId, org.id]) expect(html).not.toContain(hidden);
    expect(html).not.toMatch(/compliant|certified|<script|<img| src="http/i);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get("cache-control")).toContain("no-store");
    await publishStatusPage(second, await draftStatusPage(org.as(), { ...whole, showStates: true }));
    expect((await shown(org)).html).toContain("Renamed afterwards");
    expect((await shown(org)).html).toMatch(/No evidence|Pass|Fail|Stale/);
    expect((await getStatusBoard(org.as())).versions.filter(({ state }) => state === "published")).toHaveLength(1);
    const entries = await admin()`select 1 from audit_events where org_id = ${org.id} and action in ('status_page.drafted', 'status_page.published') and object_id = ${draft.id}`;
    expect(entries).toHaveLength(2);
  });

  test("a document goes to who accepted the agreement and was approved, so often and so long, and to nobody else", async () => {
    const agreement = /name="agreement" value="([0-9a-f]{64})"/.exec((await shown(org)).html)?.[1] ?? "";
    const whoAsks = { document: "0", name: "Vera Visitor", company: "Customer AG", email: "vera@example.org", agreement, accepted: "yes" };
    const at = `/status/${org.slug}`;
    for (const [field, value] of [["accepted", ""], ["email", "vera@"], ["document", "7"], ["agreement", "0".repeat(64)], ["website", "spam"], ["name", "a\u0000b"]] as const) {
      const refused = await call(postStatus, at, { ...whoAsks, [field]: value });
      expect([field, refused.status]).toEqual([field, field === "document" ? 404 : 422]);
    }
    expect((await getStatusBoard(org.as())).requests).toEqual([]);
    for (let twice = 0; twice < 2; twice++) expect((await call(postStatus, at, whoAsks)).status).toBe(303);
    const [asked, ...more] = (await getStatusBoard(org.as())).requests;
    expect(more).toEqual([]);
    expect(asked).toMatchObject({ name: "Vera Visitor", state: "asked", agreementVersion: "2026-01" });
    expect(await linkTo(org, "vera@example.org")).toBe("");

    await approveDocument(org.as(), { id: asked?.id, days: 3, downloads: 2 });
    const link = await linkTo(org, "vera@example.org");
    for (let look = 0; look < 3; look++) expect((await call(getDocument, link)).html).toContain("Vera Visitor");
    const got = await Promise.all([1, 2, 3].map(async () => call(postDocument, link, {})));
    expect(got.map(({ status }) => status).toSorted()).toEqual([200, 200, 404]);
    const copy = got.find(({ status }) => status === 200)?.html ?? "";
    expect(copy).toContain("%PDF-1.7");
    for (const mark of ["Taken along by Vera Visitor, Customer AG, ", "Unsigned copy of the report with SHA-256 "]) expect(copy).toContain(Buffer.from(mark, "latin1").toString("hex").toUpperCase());
    expect((await getStatusBoard(org.as())).requests).toMatchObject([{ downloads: 2 }]);
    expect((await call(getDocument, link)).status).toBe(404);
  });

  test("an audit that its auditors are still at is shown as under way, one that is closed is not", async () => {
    const { id } = await createEngagement(org.as(), { name: "SOC 2", firm: "Example Audit", type: "period", frameworks: ["soc2"], windowFrom: "2026-01-01", windowTo: "2026-12-31" });
    await moveEngagement(org.as(), { id, phase: "open" });
    const drafted = async () => (await getStatusVersion(org.as(), { id: (await draftStatusPage(org.as(), { auditIds: [id] })).id })).content.audits;
    expect(await drafted()).toMatchObject([{ name: "SOC 2", underWay: true }]);
    await moveEngagement(org.as(), { id, phase: "closed" });
    expect((await drafted())[0]).not.toHaveProperty("underWay");
  });

  test("who asked is forgotten after the months that the organization set, their mails with them; an open link and a later request are not", async () => {
    const ask = async (email: string, last: string, state: "asked" | "approved") => {
      const [row] = await admin()`insert into status_requests (org_id, id, version_id, report_id, title, name, company, email, nda_version, nda_sha256, asked_at, state, expires_at)
        select org_id, ${newId("statusRequest")}, id, ${reportId}, 'Readiness', 'Vera Visitor', 'Customer AG', ${email}, '1', '', ${last}, ${state}, ${state === "approved" ? last : null} from status_versions where org_id = ${org.id} order by number limit 1 returning id`;
      return String(row?.["id"]);
    };
    const old = await ask("old-one@example.org", "2025-01-31T10:00:00Z", "asked");
    await refuseDocument(org.as(), { id: old, reason: "Not a customer" });
    await admin()`update status_requests set decided_at = '2025-02-01T10:00:00Z' where id = ${old}`;
    const kept = [await ask("late@example.org", "2025-03-02T10:00:00Z", "asked"), await ask("open@example.org", "2025-02-02T10:00:00Z", "approved")];
    const left = async () => (await admin()`select id from status_requests where id = any(${[old, ...kept]}) order by asked_at`).map(({ id }) => id as string);
    expect([await forgetDocumentRequestsOf(org.id, new Date("2026-02-01T09:59:00Z")), (await left()).length]).toEqual([0, 3]);
    const mailed = async () => (await admin()`select 1 from outbox where recipient = 'old-one@example.org' or plain like '%Not a customer%'`).length;
    expect(await mailed()).toBe(1);
    expect([await forgetDocumentRequestsOf(org.id, new Date("2026-02-01T10:00:00Z")), new Set(await left()), await mailed()]).toEqual([1, new Set(kept), 0]);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'status_document.forgotten' and object_id = ${old}`).toHaveLength(1);
    await saveStatusSettings(org.as(), { keepMonths: 24 });
    expect(await forgetDocumentRequestsOf(org.id, new Date("2026-12-01T00:00:00Z"))).toBe(0);
    await expect(saveStatusSettings(org.as(), { keepMonths: 0 })).rejects.toMatchObject({ code: "INVALID" });
    expect([await forgetDocumentRequestsOf(org.id, new Date("2027-03-02T10:00:00Z")), await left()]).toEqual([2, []]);
    expect((await getStatusBoard(org.as())).keepMonths).toBe(24);
  });

  test("a link ends by its day, by a refusal, and with the page", async () => {
    const agreement = /name="agreement" value="([0-9a-f]{64})"/.exec((await shown(org)).html)?.[1] ?? "";
    const ask = async (email: string) => {
      await call(postStatus, `/status/${org.slug}`, { document: "0", name: "N", company: "C", email, agreement, accepted: "yes" });
      const id = (await getStatusBoard(org.as())).requests.find((one) => one.email === email)?.id;
      await approveDocument(org.as(), { id });
      return { id, link: await linkTo(org, email) };
    };
    const [old, refused, last] = [await ask("old@example.org"), await ask("refused@example.org"), await ask("last@example.org")];
    await admin()`update status_requests set expires_at = now() - interval '1 second' where id = ${old.id ?? ""}`;
    await refuseDocument(org.as(), { id: refused.id, reason: "No longer a customer" });
    const other = await createOrg({ adopt: false });
    await publishStatusPage(await secondOf(other), await draftStatusPage(other.as(), {}));
    const tries = [old.link, refused.link, last.link.replace(org.slug, other.slug)];
    for (const link of tries) expect([(await call(getDocument, link)).status, (await call(postDocument, link, {})).status]).toEqual([404, 404]);
    const opened = await call(getDocument, last.link);
    expect([opened.status, opened.html.includes("<img")]).toEqual([200, false]);
    // The logo that was reviewed stands on it as on the page itself.
    await saveLook(org.as(), { accent: null, logo: LOGO });
    await publishStatusPage(second, await draftStatusPage(org.as(), whole));
    expect((await call(getDocument, last.link)).html).toMatch(new RegExp(`<p class="org"><img src="/status/${org.slug}/logo\\?v=[0-9a-f]{16}"`));
    const published = (await getStatusBoard(org.as())).versions.find(({ state }) => state === "published");
    await withdrawStatusPage(org.as(), { id: published?.id });
    expect([(await call(getDocument, last.link)).status, (await call(postDocument, last.link, {})).status, (await shown(org)).status]).toEqual([404, 404, 404]);
  });
});
