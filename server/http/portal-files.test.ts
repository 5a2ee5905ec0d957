import { createHash } from "node:crypto";

import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";

import { GET as statusVersionFile } from "@/app/o/[orgSlug]/files/status/[id]/route";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { fromPage, signedIn } from "@/db/testing/browser";
import { problemOf } from "@/db/testing/api";
import { makeObjects, nobodys, type Objects } from "@/db/testing/objects";
import { sequenceOf } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { verifyTlogProof } from "@/server/domain/ledger/tlog-proof";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { updateControl } from "@/server/services/controls/update";
import { pushEvidence } from "@/server/services/evidence/push";
import { updateOrganization } from "@/server/services/organizations/update";

import { activityExport, caseFile, checkpointFile, engagementOscal, engagementTableFile, evidenceFile, evidenceLeaf, evidenceProof, ledgerEntryFile, packFile, reportFile, uploadFile } from "./portal-files";
import { askedSampleFile } from "./sample-files";

type Route = typeof uploadFile;
const call = (route: Route, request: Request, params: Record<string, string>) => route(request, { params: Promise.resolve(params) });

let [mine, theirs]: TestOrg[] = [];
let ofThem: Objects;
let cookie = "";
beforeAll(async () => {
  [mine, theirs] = await Promise.all([createOrg(), createOrg()]);
  ofThem = await makeObjects(theirs, "SECRETOFTHEIRS");
  cookie = await signedIn((await addMember(mine.id, "owner")).id);
}, 60_000);

describe("the portal's file routes", () => {
  test.each<[string, Route, (on: Objects) => Record<string, string>]>([["evidence", evidenceFile, (on) => ({ id: on.evidenceId })], ["a version of the status page", statusVersionFile, (on) => ({ id: on.statusVersionId })], ["a proof", evidenceProof, (on) => ({ id: on.evidenceId })], ["a leaf", evidenceLeaf, (on) => ({ id: on.evidenceId })], ["a ledger entry", ledgerEntryFile, (on) => ({ id: on.evidenceId })], ["a report", reportFile, (on) => ({ id: on.reportId })], ["a pack", packFile, (on) => ({ id: on.packId })], ["a request", caseFile, (on) => ({ id: on.caseId, fileId: on.caseFileId })], ["a sample", askedSampleFile, (on) => ({ engagementId: on.engagementId, id: on.sampleId })], ["an audit as OSCAL", engagementOscal, (on) => ({ id: on.engagementId, document: "all" })], ["a table of an audit", engagementTableFile, (on) => ({ id: on.engagementId, file: "evidence.csv" })]])("the file of another organization's %s is that of nobody, and leaves no trace", async (_, route, params) => {
    const before = await countRows(mine?.id ?? "", theirs?.id ?? "");
    const foreign = await problemOf(await call(route, fromPage("/x", { cookie }), { orgSlug: mine?.slug ?? "", ...params(ofThem) }));
    expect(foreign).toEqual(await problemOf(await call(route, fromPage("/x", { cookie }), { orgSlug: mine?.slug ?? "", ...params(nobodys()) })));
    expect(foreign.status).toBe(404);
    const address = await problemOf(await call(route, fromPage("/x", { cookie }), { orgSlug: theirs?.slug ?? "", ...params(ofThem) }));
    expect(address).toEqual(await problemOf(await call(route, fromPage("/x", { cookie }), { orgSlug: "nobody-has-this", ...params(ofThem) })));
    expect(await countRows(mine?.id ?? "", theirs?.id ?? "")).toEqual(before);
  });

  test("without a session, or with a made-up, foreign or ended one, every route is 401", async () => {
    const on = { orgSlug: theirs?.slug ?? "", id: ofThem.evidenceId };
    const ended = await signedIn((await addMember(theirs?.id ?? "", "owner")).id);
    expect((await call(evidenceFile, fromPage("/x", { cookie: ended }), on)).status).toBe(200);
    await admin()`update sessions set revoked_at = now() where user_id in (select user_id from memberships where org_id = ${theirs?.id ?? ""})`;
    for (const wrong of [undefined, "proofroom.session=abc", `proofroom.session=${"e".repeat(5000)}`, "proofroom.session=%", ended, `${cookie.slice(0, -3)}AAA`]) {
      for (const route of [evidenceFile, evidenceProof, evidenceLeaf, ledgerEntryFile, checkpointFile, reportFile, packFile, caseFile, activityExport, statusVersionFile, askedSampleFile]) {
        const answer = await call(route, fromPage("/x", { cookie: wrong }), on).catch((error: unknown) => new Response(null, { status: 599, statusText: String(error).slice(0, 60) }));
        if (wrong === "proofroom.session=%") continue;
        expect(answer.status, wrong).toBe(401);
      }
    }
  });

  test("a proof and its leaf are files that verify with the log's key; a checkpoint is for who may read the ledger", async () => {
    await sequenceOf(theirs?.id ?? "");
    const on = { orgSlug: theirs?.slug ?? "", id: ofThem.evidenceId };
    const [owner, contributor] = await Promise.all((["owner", "contributor"] as const).map(async (role) => signedIn((await addMember(theirs?.id ?? "", role)).id)));
    const [proof, leaf] = await Promise.all([evidenceProof, evidenceLeaf].map(async (route) => call(route, fromPage("/x", { cookie: owner }), on)));
    expect([proof?.status, leaf?.status, proof?.headers.get("cache-control")]).toEqual([200, 200, "private, no-store"]);
    expect(proof?.headers.get("content-disposition")).toBe(`attachment; filename="${ofThem.entryId}.tlog-proof"`);
    const [key] = await admin()<{ vkey: string; size: number }[]>`select vkey, (select max(size)::int from ledger.checkpoints where org_id = ${theirs?.id ?? ""}) as size from ledger.keys where org_id = ${theirs?.id ?? ""}`;
    const logKeys = [parseVerifierKey(key?.vkey ?? "")];
    expect(verifyTlogProof(await proof?.text() ?? "", new Uint8Array(await leaf?.arrayBuffer() ?? new ArrayBuffer()), { logKeys }).index).toBeGreaterThan(0);
    const note = await call(checkpointFile, fromPage("/x", { cookie: owner }), { orgSlug: on.orgSlug, size: String(key?.size) });
    expect(openCheckpoint(await note.text(), logKeys).size).toBe(key?.size);
    for (const [route, params, status] of [[checkpointFile, { orgSlug: on.orgSlug, size: String(key?.size) }, 403], [evidenceProof, on, 404], [evidenceLeaf, on, 404]] as const) expect((await call(route, fromPage("/x", { cookie: contributor }), params)).status).toBe(status);
    expect((await call(checkpointFile, fromPage("/x", { cookie: owner }), { orgSlug: on.orgSlug, size: "x" })).status).toBe(400);
  });

  test("a cookie with a broken escape is a signed-out visitor, not a failure", async () => {
    const answer = await call(evidenceFile, fromPage("/x", { cookie: "proofroom.session=%" }), { orgSlug: "x", id: "y" });
    expect(answer.status).toBe(401);
  });

  test("an upload from another site, or from nowhere, is refused and nothing is kept", async () => {
    const on = { orgSlug: mine?.slug ?? "" };
    for (const origin of ["https://evil.example", "null", "http://localhost:3000.evil.example", "https://localhost:3000", "http://localhost:3001"]) {
      const answer = await call(uploadFile, fromPage("/x", { cookie, method: "POST", body: "bytes", headers: { origin, "x-forwarded-host": "evil.example" } }), on);
      expect(answer.status, origin).toBe(403);
    }
    expect((await call(uploadFile, fromPage("/x", { cookie, method: "POST", body: "bytes" }), on)).status).toBe(201);
    for (const site of ["cross-site", "same-site", "none", ""]) {
      const bare = new Request("http://localhost:3000/x", { method: "POST", body: "bytes", headers: { cookie, ...(site ? { "sec-fetch-site": site } : {}) } });
      expect((await call(uploadFile, bare, on)).status, site).toBe(403);
    }
  });

  test("an uploaded file is answered with its digest and can be pushed by it, by its own organization only", async () => {
    const text = "Minutes of the board";
    const answer = await call(uploadFile, fromPage("/x", { cookie, method: "POST", body: text }), { orgSlug: mine?.slug ?? "" });
    const { sha256 } = (await answer.json()) as { sha256: string };
    expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
    const item = { content: { sha256 }, asDocument: true };
    expect((await pushEvidence((theirs as TestOrg).as(), { items: [item] }))[0]).toMatchObject({ status: "refused", issues: [{ code: "FILE_NOT_UPLOADED" }] });
    expect((await pushEvidence((mine as TestOrg).as(), { items: [item] }))[0]).toMatchObject({ status: "created" });
  });

  test("a contributor downloads the evidence of controls they own, no other, and neither the trail nor reports", async () => {
    const person = await addMember(theirs?.id ?? "", "contributor");
    const contributor = await signedIn(person.id);
    const on = { orgSlug: theirs?.slug ?? "" };
    expect((await call(evidenceFile, fromPage("/x", { cookie: contributor }), { ...on, id: ofThem.evidenceId })).status).toBe(404);
    await updateControl((theirs as TestOrg).as(), { key: "BCP-03", ownerId: person.id });
    expect((await call(evidenceFile, fromPage("/x", { cookie: contributor }), { ...on, id: ofThem.evidenceId })).status).toBe(200);
    expect((await call(activityExport, fromPage("/x", { cookie: contributor }), on)).status).toBe(403);
    expect((await call(reportFile, fromPage("/x", { cookie: contributor }), { ...on, id: ofThem.reportId })).status).toBe(403);
  });
});

describe("the activity export", () => {
  test("holds every event once, nothing of another organization, and no formula", async () => {
    const org = await createOrg({ adopt: false });
    await updateOrganization(org.as(), { name: '=HYPERLINK("http://evil.example")', timezone: "UTC" });
    const owner = await signedIn(org.owner.id);
    const text = await (await call(activityExport, fromPage("/x", { cookie: owner }), { orgSlug: org.slug })).text();
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    const [count] = await admin()<{ count: number }[]>`select count(*)::int from audit_events where org_id = ${org.id}`;
    expect(rows).toHaveLength((count?.count ?? -1) - 1); // all but the export's own event
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
    expect(text).not.toContain("SECRETOFTHEIRS");
    const filtered = await (await call(activityExport, fromPage(`/x?objectId=${ofThem.evidenceId}`, { cookie: owner }), { orgSlug: org.slug })).text();
    expect(filtered.trim().split("\r\n")).toHaveLength(1);
  });

  test("is on record once, with its filters and who took it, and not at all where it is refused", async () => {
    const org = await createOrg({ adopt: false });
    const events = async () => admin()<{ actor_id: string; detail: unknown }[]>`select actor_id, detail from audit_events where org_id = ${org.id} and action = 'activity.exported'`;
    const cookieOf = async (role: "owner" | "contributor") => signedIn(role === "owner" ? org.owner.id : (await addMember(org.id, role)).id);
    await (await call(activityExport, fromPage("/x?from=yesterday", { cookie: await cookieOf("owner") }), { orgSlug: org.slug })).text();
    await (await call(activityExport, fromPage("/x", { cookie: await cookieOf("contributor") }), { orgSlug: org.slug })).text();
    expect(await events()).toEqual([]);
    await (await call(activityExport, fromPage("/x?action=evidence.", { cookie: await cookieOf("owner") }), { orgSlug: org.slug })).text();
    expect(await events()).toEqual([{ actor_id: org.owner.id, detail: { filters: { action: "evidence." } } }]);
  });

  test("goes on while the ledger is frozen, and its record waits to be put on it", async () => {
    const org = await createOrg({ adopt: false });
    await admin()`update ledger.logs set state = 'frozen' where org_id = ${org.id}`;
    const answer = await call(activityExport, fromPage("/x", { cookie: await signedIn(org.owner.id) }), { orgSlug: org.slug });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("organization.created");
    expect(await admin()`select change->>'action' as action from ledger.held_changes where org_id = ${org.id}`).toEqual([{ action: "activity.exported" }]);
  });

  test("goes over its pages without losing or doubling a line", async () => {
    const org = await createOrg({ adopt: false });
    await admin()`insert into audit_events (org_id, id, at, actor_kind, actor_id, action, object_kind, object_id, detail, entry_id)
      select ${org.id}, 'aud_' || lpad(i::text, 26, '0'), timestamptz '2026-01-01' + (i / 3) * interval '1 second', 'system', 'system', 'test.made', 'test', i::text, '{}', 'x' from generate_series(1, 2500) i`;
    const text = await (await call(activityExport, fromPage("/x?action=test.", { cookie: await signedIn(org.owner.id) }), { orgSlug: org.slug })).text();
    const ids = (parse(text, { columns: true }) as Record<string, string>[]).map((row) => Number(row["objectId"]));
    expect(ids.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2500 }, (_, i) => i + 1));
  });

  test.each(["from=yesterday", "unknown=1", "actor="])("a filter that is none (%s) is 400 with its field", async (query) => {
    const org = await createOrg({ adopt: false });
    const answer = await call(activityExport, fromPage(`/x?${query}`, { cookie: await signedIn(org.owner.id) }), { orgSlug: org.slug });
    await answer.body?.cancel();
    expect(answer.status).toBe(400);
  });
});
