import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { GET as getFile } from "@/app/privacy/[orgSlug]/case/[token]/files/[grant]/route";
import { GET as getCasePage, POST as postCase } from "@/app/privacy/[orgSlug]/case/[token]/route";
import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, dumpOf } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import { PRIVACY_SETTINGS as SETTINGS } from "@/db/testing/privacy";
import { registerEntries } from "@/db/schema/registers";
import { dataSystems } from "@/db/schema/privacy-systems";
import { newId } from "@/server/domain/ids/ids";
import { emptyOf } from "@/server/domain/registers/field";
import { ACTIVITIES } from "@/server/domain/registers/activities";

import { type CaseContext, resolveCaseLink } from "../../access/resolve-case-link";
import type { ServiceContext } from "../../context";
import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";
import { actOnCase } from "../act";
import { confirmAddress } from "../confirm-address";
import { destroyWhoAsked } from "../destroy-who-asked";
import { nameRecipients } from "../erasure/recipients/name";
import { fetchOwnFile } from "../delivery/fetch";
import { sendDownloadCode } from "../delivery/send-code";
import { redeemDownloadCode } from "../delivery/redeem-code";
import { destroyOldFilesOf } from "../files/destroy";
import { filesOfCase } from "../files/file-keys";
import { keepRequestFile } from "../files/keep";
import { getOwnCase } from "../get-own-case";
import { recordRequest } from "../record-request";
import { savePrivacySettings } from "../save-settings";
import { listCaseFiles } from "./case-files";
import { downloadCaseFile } from "./download";
import { makeAnswer } from "./make";
import { reviewAnswer } from "./review";
import { revokeFile } from "./revoke";

const AT = new Date("2026-03-05T10:00:00Z");
const LATER = new Date("2026-03-10T10:00:00Z");
const EMAIL = "petra.marker@example.org";
const CSV = "id,note,agent\r\n1,=cmd|' /C calc'!A0,Otto MARKEROTHER\r\n2,<script>alert(1)</script>,Ole MARKEROTHER\r\n";
const RECEIPT = "a".repeat(64);
type Desk = { org: TestOrg; officer: ServiceContext; second: ServiceContext; systemId: string };
type Made = Desk & { id: string; own: CaseContext };

const at = (ctx: ServiceContext, now: Date): ServiceContext => ({ ...ctx, now });
const facts = (now = LATER) => ({ now, requestId: "req_1" });
const mailsTo = async (org: TestOrg, address: string) => admin()<{ plain: string }[]>`select plain from outbox where recipient = ${address} and plain like ${`%/privacy/${org.slug}/%`} order by created_at, id`;
const bytesOf = async (stream: AsyncIterable<Uint8Array>) => { const parts: Uint8Array[] = []; for await (const part of stream) parts.push(part); return Buffer.concat(parts); };

async function desk(): Promise<Desk> {
  const org = await createOrg({ adopt: false });
  const officer = at(org.as(), AT);
  await savePrivacySettings(officer, SETTINGS);
  const second = { ...officer, actor: { kind: "user" as const, ...(await addMember(org.id, "officer")) } };
  const systemId = newId("dataSystem");
  const activity = {
    ...emptyOf(ACTIVITIES.fields), name: "Support", role: "controller", purposes: [{ purpose: "Answer questions", legalBasis: "contract", condition: null, article: "" }], dataCategories: ["Messages"], retention: "2 years",
    recipients: [{ name: "Desk Inc.", processorId: null, country: "US" }], transfers: [{ country: "US", recipient: "Desk Inc.", safeguard: "scc", documentation: "kept" }], systemIds: [systemId],
  };
  await withOrg(org.id, async (tx) => {
    await tx.insert(dataSystems).values({ orgId: org.id, id: systemId, name: "Helpdesk", description: "", holder: "own", processorId: null, categories: ["Tickets"], subjects: [], rights: ["access", "portability", "erasure"], connector: { kind: "manual", assigneeId: null, instructions: "" }, backupSets: [], retention: "", createdAt: AT, updatedAt: AT });
    await tx.insert(registerEntries).values({ orgId: org.id, id: newId("registerEntry"), register: "activities", number: 1, version: 1, name: "Support", content: activity, refs: [systemId], createdAt: AT, updatedAt: AT });
  });
  return { org, officer, second, systemId };
}

/** A request whose systems have reported, with what they gave. */
async function collected(of: Desk, rights: string[] = ["access"], language = "de"): Promise<Made> {
  const { org, officer, systemId } = of;
  const { id } = await recordRequest(officer, { channel: "e-mail", receivedAt: AT.toISOString(), language, rights, requester: { name: "Petra Marker", email: EMAIL, address: null, identifiers: [] }, knownAddress: true, wording: "What do you hold?" });
  const token = /\/case\/([\w-]+)/.exec((await mailsTo(org, EMAIL)).at(-1)?.plain ?? "")?.[1] ?? "";
  const own = await resolveCaseLink(org.slug, token, facts());
  await confirmAddress(own);
  await act(of, id, "settle_identity", undefined, { method: "email_loop", reason: null, mandate: null });
  for (const right of rights) {
    const begun = await act(of, id, "start_fulfilment", right, { planSeq: null, tasks: { systems: [systemId] } });
    const taskId = begun.rights.find((each) => each.right === right)?.tasks[0]?.taskId ?? "";
    await act(of, id, "complete_task", right, { taskId, method: "extracted", records: 2, receiptSha256: RECEIPT });
    await withOrg(org.id, async (tx) => keepRequestFile(tx, { orgId: org.id, requestId: id, now: AT }, { kind: "collected", taskId, systemId, name: "tickets.csv", mediaType: "text/csv" }, Buffer.from(CSV)));
  }
  return { ...of, id, own };
}

async function act({ officer }: { officer: ServiceContext }, id: string, kind: string, right: string | undefined, data: object, now = AT) {
  return actOnCase(at(officer, now), { id, kind, ...(right ? { right } : {}), data });
}

async function redactions({ officer, id }: Made) {
  const review = await reviewAnswer(officer, { id, right: "access" });
  return [{ fileId: review.tables[0]?.fileId ?? "", table: 0, row: null, column: "agent", reason: "third_party" as const }];
}

async function answered(made: Made, right = "access") {
  const { id, second } = made;
  const { sha256 } = await makeAnswer(at(made.officer, LATER), { id, right, ...(right === "access" ? { redactions: await redactions(made) } : {}) });
  const [file] = await listCaseFiles(made.officer, { id });
  const prepared = await act(made, id, "prepare_answer", right, {
    outcome: "full", contentSha256: { draft: { kind: "answer_full", said: file?.prepared?.said ?? {} } }, packageSha256: sha256, thirdPartyChecked: true, redactions: file?.prepared?.counts ?? [], grounds: [], withheld: [], searched: file?.prepared?.searched ?? null,
  }, LATER);
  const { seq, contentSha256 } = prepared.rights.find((each) => each.right === right)?.prepared ?? { seq: 0, contentSha256: "" };
  await actOnCase(at(second, LATER), { id, kind: "approve_answer", right, data: { preparedSeq: seq, notice: { approved: { contentSha256 } } } });
  return { sha256, fileId: file?.id ?? "" };
}

async function codeFor(made: Made, own: CaseContext, fileId: string): Promise<string> {
  await sendDownloadCode(own, fileId);
  return /: ([2-9A-Z]{8})\b/.exec((await mailsTo(made.org, EMAIL)).at(-1)?.plain ?? "")?.[1] ?? "";
}

describe("an access answer from collection to download", () => {
  let made: Made;
  let files: { sha256: string; fileId: string };
  beforeAll(async () => {
    made = await collected(await desk());
    files = await answered(made);
  });

  test("is one archive of readable and machine-readable files with their digests, in the person's language, with blocks for other people's data", async () => {
    const { org, officer, id } = made;
    const bytes = await bytesOf((await downloadCaseFile(officer, { id, fileId: files.fileId })).open());
    const folder = mkdtempSync(path.join(tmpdir(), "answer-"));
    writeFileSync(path.join(folder, "a.zip"), bytes);
    execFileSync("unzip", ["-q", "a.zip"], { cwd: folder });
    const read = (name: string) => readFileSync(path.join(folder, name));
    const manifest = JSON.parse(read("manifest.json").toString()) as { files: { path: string; sha256: string }[]; kind: string };
    expect(manifest.files.map(({ path: name }) => name)).toEqual(["answer.html", "answer.pdf", "data/Helpdesk-001-tickets.csv.csv", "data/Helpdesk-001-tickets.csv.json", "information.json"]);
    for (const { path: name, sha256 } of manifest.files) expect([name, execFileSync("sha256sum", [path.join(folder, name)]).toString().slice(0, 64)]).toEqual([name, sha256]);
    const html = read("answer.html").toString();
    expect(html).toContain("<html lang=\"de\">");
    expect(html).toContain("Desk Inc., Vereinigte Staaten (außerhalb des Europäischen Wirtschaftsraums)");
    expect(html).toContain("geschwärzt: Daten anderer Personen (2)");
    expect(html).not.toMatch(/<script|MARKEROTHER/);
    expect(read("data/Helpdesk-001-tickets.csv.csv").toString()).toContain("1,'=cmd");
    expect(read("data/Helpdesk-001-tickets.csv.json").toString()).toContain('"redacted": "third_party"');
    expect(read("answer.pdf").subarray(0, 5).toString()).toBe("%PDF-");
    expect(await dumpOf(org.id, "request_files", "request_events", "audit_events", "request_texts")).not.toMatch(/MARKEROTHER|petra\.marker/i);
  });

  test("tells in its letter every item and the digest of the archive; events name both digests", async () => {
    const letter = (await mailsTo(made.org, EMAIL)).at(-1)?.plain ?? "";
    for (const words of ["Answer questions", "Messages", "2 years", files.sha256, "Berlin Commissioner"]) expect(letter).toContain(words);
    expect(letter).not.toContain("MARKEROTHER");
    expect(await admin()`select detail->>'packageSha256' as sha from request_events where org_id = ${made.org.id} and kind = 'answer_prepared'`).toEqual([{ sha: files.sha256 }]);
  });

  test("opens by a code mailed to the confirmed address, once for each, counted and shown; a wrong code and a strange file are one answer", async () => {
    const { own, officer, id } = made;
    expect(await getOwnCase(own)).toMatchObject({ searched: ["Helpdesk"], files: [{ id: files.fileId, state: "open", sha256: files.sha256 }] });
    const code = await codeFor(made, own, files.fileId);
    expect(code).toHaveLength(8);
    expect(await redeemDownloadCode(own, files.fileId, "WRONGONE")).toBeNull();
    expect(await redeemDownloadCode(own, newId("caseFile"), code)).toBeNull();
    const opened = await redeemDownloadCode(own, files.fileId, ` ${code.toLowerCase()} `);
    expect(await redeemDownloadCode(own, files.fileId, code)).toBeNull();
    const grant = opened?.grant ?? "";
    const whole = await bytesOf((await fetchOwnFile(own, grant, false)).open());
    const rest = await bytesOf((await fetchOwnFile(own, grant, true)).open({ start: 100, end: whole.length - 1 }));
    expect(rest.equals(whole.subarray(100))).toBe(true);
    await expect(fetchOwnFile(own, `${grant.slice(0, -1)}${grant.endsWith("A") ? "B" : "A"}`, false)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(fetchOwnFile({ ...own, now: new Date(LATER.getTime() + 61 * 60_000) }, grant, false)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listCaseFiles(officer, { id }))[0]).toMatchObject({ opens: 1, lastOpenedAt: LATER.toISOString() });
    expect(await admin()`select 1 from audit_events where org_id = ${made.org.id} and action = 'rights_request.file_opened'`).toHaveLength(2);
  });

  test("five wrong tries end a code, and six codes an hour are enough", async () => {
    const own = { ...made.own, now: new Date(LATER.getTime() + 2 * 3_600_000) };
    const code = await codeFor(made, own, files.fileId);
    for (let time = 0; time < 5; time++) expect(await redeemDownloadCode(own, files.fileId, "WRONGONE")).toBeNull();
    expect(await redeemDownloadCode(own, files.fileId, code)).toBeNull();
    for (let time = 0; time < 5; time++) await sendDownloadCode(own, files.fileId);
    await expect(sendDownloadCode(own, files.fileId)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  test("is fetched on the person's page without script: a wrong code keeps the page, the right one leads to the file, which goes on where it broke off", async () => {
    const { org, own } = made;
    const [url] = /\/privacy\/[^/\s]+\/case\/[\w-]+/.exec((await mailsTo(org, EMAIL))[0]?.plain ?? "") ?? [""];
    const [, , orgSlug = "", , token = ""] = url.split("/");
    const visit = (grant = "") => ({ params: Promise.resolve({ orgSlug, token, grant }) });
    const post = async (fields: Record<string, string>) => postCase(new Request(`http://localhost${url}`, { method: "POST", body: new URLSearchParams(fields).toString(), headers: { "content-type": "application/x-www-form-urlencoded" } }), visit());
    await admin()`update request_files set expires_at = now() + interval '1 day' where org_id = ${org.id} and id = ${files.fileId}`;
    await admin()`delete from rate_limits where key like ${`%${made.id}%`}`;
    expect(await (await getCasePage(new Request(`http://localhost${url}`), visit())).text()).toContain(files.sha256);
    expect((await post({ act: "code", file: files.fileId })).headers.get("location")).toMatch(/done=code/);
    const code = /: ([2-9A-Z]{8})\b/.exec((await mailsTo(org, EMAIL)).at(-1)?.plain ?? "")?.[1] ?? "";
    const wrong = await post({ act: "open", file: files.fileId, code: "NOTRIGHT" });
    expect([wrong.status, (await wrong.text()).includes("falsch oder zu alt")]).toEqual([422, true]);
    const strange = await post({ act: "open", file: newId("caseFile"), code });
    expect(strange.status).toBe(422);
    const opened = await post({ act: "open", file: files.fileId, code });
    expect(opened.status).toBe(303);
    const grant = (opened.headers.get("location") ?? "").split("/").at(-1) ?? "";
    const whole = await getFile(new Request("http://localhost/x"), visit(grant));
    expect([whole.status, whole.headers.get("content-type"), whole.headers.get("cache-control"), whole.headers.get("content-disposition")]).toEqual([200, "application/zip", "private, no-store", expect.stringContaining("attachment; filename=\"R-1-access.zip\"")]);
    const size = (await whole.arrayBuffer()).byteLength;
    const rest = await getFile(new Request("http://localhost/x", { headers: { range: "bytes=10-" } }), visit(grant));
    expect([rest.status, (await rest.arrayBuffer()).byteLength]).toEqual([206, size - 10]);
    expect((await getFile(new Request("http://localhost/x"), visit("dsf_x.1.y"))).status).toBe(404);
    await admin()`update request_files set expires_at = ${new Date(own.now.getTime() + 14 * 86_400_000).toISOString()} where org_id = ${org.id} and id = ${files.fileId}`;
  });

  test("another organization and another case find nothing of it", async () => {
    const other = await collected(await desk());
    await expect(downloadCaseFile(other.officer, { id: made.id, fileId: files.fileId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(downloadCaseFile(other.officer, { id: other.id, fileId: files.fileId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(reviewAnswer(other.officer, { id: made.id, right: "access" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeFile(other.officer, { id: made.id, fileId: files.fileId, reason: "Not yours to revoke" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const before = (await mailsTo(other.org, EMAIL)).length;
    await sendDownloadCode(other.own, files.fileId);
    expect(await mailsTo(other.org, EMAIL)).toHaveLength(before);
  });

  test("is over after its days: no code opens it, then its bytes and keys are gone with what was collected, and the digest stays", async () => {
    const after = new Date(LATER.getTime() + 14 * 86_400_000);
    const own = { ...made.own, now: after };
    const grants = await redeemDownloadCode({ ...own, now: new Date(after.getTime() - 1000) }, files.fileId, await codeFor(made, { ...own, now: new Date(after.getTime() - 1000) }, files.fileId));
    await expect(fetchOwnFile(own, grants?.grant ?? "", false)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await destroyOldFilesOf(made.org.id, after)).toBe(2);
    await expect(downloadCaseFile(made.officer, { id: made.id, fileId: files.fileId })).rejects.toMatchObject({ code: "GONE" });
    expect((await openKeys(made.org.id)).has(filesOfCase(files.fileId))).toBe(false);
    expect(await getOwnCase(own)).toMatchObject({ files: [{ state: "over", sha256: files.sha256 }] });
  });

  test("leaves no mail to whoever asked once they are forgotten, those with codes neither", async () => {
    expect((await mailsTo(made.org, EMAIL)).length).toBeGreaterThan(2);
    await withOrg(made.org.id, async (tx) => {
      await holdKeys(tx, made.org.id, "exclusive");
      await destroyWhoAsked(tx, made.org.id, made.id, LATER);
    }, "system");
    expect(await mailsTo(made.org, EMAIL)).toEqual([]);
  });
});

describe("before an answer goes out", () => {
  test("nothing is made while a system has not reported, and nothing while an item of Art. 15 has nobody who tells it", async () => {
    const of = await desk();
    const made = await collected(of);
    await admin()`update register_entries set archived_at = now() where org_id = ${of.org.id}`;
    await expect(makeAnswer(made.officer, { id: made.id, right: "access" })).rejects.toMatchObject({ code: "UNPROCESSABLE", details: expect.arrayContaining([expect.objectContaining({ field: "told.purposes" })]) });
    await expect(makeAnswer(made.officer, { id: made.id, right: "access", redactions: [{ fileId: "x", table: 0, row: 0, column: null, reason: "other" }] })).rejects.toMatchObject({ code: "INVALID" });
    const { id } = await recordRequest(of.officer, { channel: "e-mail", receivedAt: AT.toISOString(), language: "en", rights: ["access"], requester: { name: "P", email: EMAIL, address: null, identifiers: [] }, knownAddress: true, wording: "?" });
    await expect(makeAnswer(of.officer, { id, right: "access" })).rejects.toMatchObject({ code: "UNPROCESSABLE", details: [{ code: "IDENTITY_FIRST" }] });
  });

  test("two who make it at once leave one that can be prepared; the other's digest is refused", async () => {
    const made = await collected(await desk());
    const both = await Promise.all([made.officer, made.second].map(async (ctx, at) => makeAnswer(ctx, { id: made.id, right: "access", told: { source: `Told by number ${at}` } })));
    const [latest] = await listCaseFiles(made.officer, { id: made.id });
    const stale = both.find(({ fileId }) => fileId !== latest?.id)?.sha256 ?? "";
    const data = (packageSha256: string) => ({ outcome: "full", contentSha256: { draft: { kind: "answer_full", said: latest?.prepared?.said ?? {} } }, packageSha256, thirdPartyChecked: true, redactions: [], grounds: [], withheld: [], searched: null });
    await expect(act(made, made.id, "prepare_answer", "access", data(stale))).rejects.toMatchObject({ code: "CONFLICT" });
    await act(made, made.id, "prepare_answer", "access", data(latest?.sha256 ?? ""));
    await expect(makeAnswer(made.officer, { id: made.id, right: "access" })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  });
});

test("a revoked file opens to nobody, and its bytes go; why is kept for the organization", async () => {
  const made = await collected(await desk());
  const { fileId } = await answered(made);
  const grant = (await redeemDownloadCode(made.own, fileId, await codeFor(made, made.own, fileId)))?.grant ?? "";
  await revokeFile(at(made.officer, LATER), { id: made.id, fileId, reason: "It went to the wrong person." });
  await expect(fetchOwnFile(made.own, grant, false)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getOwnCase(made.own)).toMatchObject({ files: [{ state: "revoked" }] });
  expect((await listCaseFiles(made.officer, { id: made.id }))[0]).toMatchObject({ revokeReason: "It went to the wrong person." });
  await destroyOldFilesOf(made.org.id, LATER);
  await expect(downloadCaseFile(made.officer, { id: made.id, fileId })).rejects.toMatchObject({ code: "GONE" });
});

test("what is taken elsewhere are chosen columns of systems used by consent or contract, and nothing else", async () => {
  const made = await collected(await desk(), ["access", "portability"], "en");
  const { tables } = await reviewAnswer(made.officer, { id: made.id, right: "portability" });
  const chosen = tables.filter(({ isPortable }) => isPortable).slice(0, 1).map(({ fileId, table }) => ({ fileId, table, columns: ["id", "note"] }));
  await expect(makeAnswer(made.officer, { id: made.id, right: "portability" })).rejects.toMatchObject({ code: "UNPROCESSABLE" });
  const { fileId } = await makeAnswer(made.officer, { id: made.id, right: "portability", portable: chosen });
  const text = (await bytesOf((await downloadCaseFile(made.officer, { id: made.id, fileId })).open())).toString("latin1");
  expect(text).toContain("id,note\r\n");
  expect(text).not.toContain("MARKEROTHER");
  await admin()`update register_entries set content = jsonb_set(content, '{purposes,0,legalBasis}', '"legitimate_interests"') where org_id = ${made.org.id}`;
  await expect(makeAnswer(made.officer, { id: made.id, right: "portability", portable: chosen })).rejects.toMatchObject({ details: [{ code: "NOT_PORTABLE" }] });
});

test("the report of an erasure is made from the case alone, handed over with the answer, and says what stays", async () => {
  const of = await desk();
  const { officer, second, org, systemId } = of;
  const { id } = await recordRequest(officer, { channel: "e-mail", receivedAt: AT.toISOString(), language: "en", rights: ["erasure"], requester: { name: "Petra Marker", email: EMAIL, address: null, identifiers: [] }, knownAddress: true, wording: "Erase me" });
  await act(of, id, "settle_identity", undefined, { method: "no_doubt", reason: { text: "A letter with the customer number" }, mandate: null });
  const planned = await act(of, id, "plan_erasure", "erasure", { plan: { text: "Everything in the help desk." }, itemCount: 2, tasks: { systems: [systemId] } });
  await actOnCase(second, { id, kind: "start_fulfilment", right: "erasure", data: { planSeq: planned.rights[0]?.plan?.seq, tasks: [] } });
  await expect(makeAnswer(officer, { id, right: "erasure" })).rejects.toMatchObject({ details: [{ code: "TASKS_OPEN" }] });
  await act(of, id, "complete_task", "erasure", { taskId: planned.rights[0]?.plan?.tasks[0]?.taskId, method: "deleted", records: 2, receiptSha256: RECEIPT });
  await nameRecipients(officer, { id, right: "erasure", recipients: [{ name: "Desk Inc.", email: null }] });
  await act(of, id, "list_backups", "erasure", { sets: [{ backupSetId: "nightly", expiresOn: "2026-06-01" }], whyNone: null });
  const made = { ...of, id, own: await resolveCaseLink(org.slug, /\/case\/([\w-]+)/.exec((await mailsTo(org, EMAIL)).at(-1)?.plain ?? "")?.[1] ?? "", facts()) };
  const { fileId } = await answered(made, "erasure");
  const text = (await bytesOf((await downloadCaseFile(officer, { id, fileId })).open())).toString("latin1");
  for (const words of ["report.html", "Helpdesk", "deleted", "nightly", "1 June 2026", "Desk Inc.", "3 years"]) expect(text).toContain(words);
  expect(text).not.toContain("rcp_");
  expect((await mailsTo(org, EMAIL)).at(-1)?.plain).toMatch(/Helpdesk: deleted \(2\)[\s\S]*SHA-256/);
  expect(await getOwnCase(made.own)).toMatchObject({ files: [{ id: fileId, state: "open" }] });
});
