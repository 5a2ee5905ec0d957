import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { makeAuthority, noOpenssl } from "@/db/testing/authority";
import { PKCS12 } from "@/db/testing/pkcs12";
import { newId } from "@/server/domain/ids/ids";
import { verifySignature } from "@/server/domain/pdf-signature/verify-signature";
import { env } from "@/server/env";

import { stubServer } from "../anchors/testing/stub-server";
import { downloadReport } from "../reports/download";
import { downloadSignedReport } from "../reports/download-signed";
import { getReport } from "../reports/get";
import { makeReport } from "../reports/make";
import { renderRequestedReport } from "../reports/render";
import { getSigningCertificate } from "./certificate";
import { listSigningIdentities } from "./list";
import { rotateSigningIdentity } from "./rotate";
import { signReport } from "./sign-report";
import { uploadSigningIdentity } from "./upload";

const password = "of the tests";
let org: TestOrg;
let unsigned: Buffer;
let id: string;
beforeAll(async () => {
  org = await createOrg();
  ({ id } = await madeReport("final"));
  unsigned = await bytesOf((await downloadReport(org.as(), { id })).stream);
}, 60_000);
afterAll(() => { vi.restoreAllMocks(); });

async function madeReport(status: "draft" | "final") {
  const made = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-01-31", status });
  await renderRequestedReport(org.id, made.id, new Date());
  return made;
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

/** Another report of the same bytes: what is signed is the file, and drawing takes long. */
async function copyOfReport(): Promise<string> {
  const copy = newId("report");
  await admin()`insert into reports select (jsonb_populate_record(r, jsonb_build_object('id', ${copy}::text))).* from reports r where org_id = ${org.id} and id = ${id}`;
  return copy;
}

describe("a final report", () => {
  test("gets one signed copy, asked for by many at once, and its unsigned bytes and digest stay", async () => {
    const before = await getReport(org.as(), { id });
    const all = await Promise.all([signReport(org.id, id, new Date()), signReport(org.id, id, new Date()), downloadSignedReport(org.as(), { id })]);
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
    const file = await downloadSignedReport(org.as(), { id });
    const signed = await bytesOf(file.stream);
    expect([file.fileName, createHash("sha256").update(signed).digest("hex"), signed.length]).toEqual(["control-tests-2026-01-01-2026-01-31-signed.pdf", file.sha256, file.sizeBytes]);
    expect(signed.subarray(0, unsigned.length).equals(unsigned)).toBe(true);
    expect(await verifySignature(signed)).toMatchObject({ holds: true, coversAll: true, stamped: false });
    const after = await getReport(org.as(), { id });
    expect(after).toMatchObject({ sha256: before.sha256, sizeBytes: before.sizeBytes, signature: { sha256: file.sha256, level: "B-B", stampError: null } });
    expect(await admin()`select action from audit_events where org_id = ${org.id} and action in ('report.signed', 'signing_identity.put_in_force') order by action`).toEqual([{ action: "report.signed" }, { action: "signing_identity.put_in_force" }]);
  });

  test("goes out as B-B where the time-stamping authority does not answer, and says so", async () => {
    vi.spyOn(await import("@/server/env"), "env").mockReturnValue({ ...env(), PROOFROOM_TSA_URL: "http://127.0.0.1:1", PROOFROOM_TSA_ROOTS: "/nowhere.pem" });
    const copy = await copyOfReport();
    const signature = await signReport(org.id, copy, new Date());
    vi.restoreAllMocks();
    expect(signature).toMatchObject({ level: "B-B", stampError: expect.any(String) as string });
  });

  test.skipIf(noOpenssl())("carries the time-stamp of the authority that is set, as B-T", async () => {
    const authority = makeAuthority();
    const server = await stubServer(({ body }) => ({ status: 200, body: authority.stamp(body) }));
    const roots = path.join(mkdtempSync(path.join(tmpdir(), "roots-")), "roots.pem");
    writeFileSync(roots, authority.rootsPem);
    const copy = await copyOfReport();
    vi.spyOn(await import("@/server/env"), "env").mockReturnValue({ ...env(), PROOFROOM_TSA_URL: server.url, PROOFROOM_TSA_ROOTS: roots });
    const signature = await signReport(org.id, copy, new Date());
    vi.restoreAllMocks();
    await server.stop();
    authority.remove();
    expect(signature).toMatchObject({ level: "B-T", stampError: null });
    expect(await verifySignature(await bytesOf((await downloadSignedReport(org.as(), { id: copy })).stream))).toMatchObject({ holds: true, stamped: true });
  });

  test("a draft is not signed, another organization's report is not found", async () => {
    const draft = await copyOfReport();
    await admin()`update reports set options = options || '{"status":"draft"}' where org_id = ${org.id} and id = ${draft}`;
    await expect(signReport(org.id, draft, new Date())).rejects.toMatchObject({ code: "CONFLICT" });
    const other = await createOrg({ adopt: false });
    await expect(downloadSignedReport(other.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the certificate that signs", () => {
  test("an uploaded one takes over, a new one after it, and all stay listed with what they signed", async () => {
    const { id: uploaded } = await uploadSigningIdentity(org.as(), { file: PKCS12, password });
    const copy = await copyOfReport();
    expect(await signReport(org.id, copy, new Date())).toMatchObject({ identityId: uploaded });
    const { id: newest } = await rotateSigningIdentity(org.as());
    const listed = await listSigningIdentities(org.as());
    expect(listed.slice(0, 2)).toMatchObject([
      { id: newest, source: "own", retiredAt: null, reports: 0 }, { id: uploaded, source: "uploaded", subject: "CN=Uploaded signer", reports: 1, retiredAt: expect.any(String) as string },
    ]);
    expect(listed.filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1);
    const { pem } = await getSigningCertificate(org.as(), { id: newest });
    const [own, root] = (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map((block) => new X509Certificate(block));
    expect(own?.verify((root as X509Certificate).publicKey)).toBe(true);
    const other = await createOrg({ adopt: false });
    await expect(getSigningCertificate(other.as(), { id: newest })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("nothing of the key or the password is in the database in the clear", async () => {
    const rows = await admin()<{ text: string }[]>`select to_jsonb(s)::text as text from signing_identities s where org_id = ${org.id} union all select to_jsonb(a)::text from audit_events a where org_id = ${org.id}`;
    for (const { text } of rows) {
      expect(text).not.toContain(password);
      expect(text).not.toContain("PRIVATE KEY");
    }
    expect(JSON.stringify(await listSigningIdentities(org.as()))).not.toContain("key");
  });

  test.each([
    ["a wrong password", { file: PKCS12, password: "another" }, "password"],
    ["what is no PKCS#12", { file: Buffer.from("hello").toString("base64"), password }, "file"],
    ["a file that was cut", { file: PKCS12.slice(0, 400), password }, "file"],
    ["what is no base64", { file: "%%%", password }, "file"],
  ])("%s is refused with its field, and nothing changes", async (_, input, field) => {
    const before = await listSigningIdentities(org.as());
    await expect(uploadSigningIdentity(org.as(), input)).rejects.toMatchObject({ code: "INVALID", details: [{ field }] });
    expect(await listSigningIdentities(org.as())).toEqual(before);
  });

  test("only who may manage it changes it", async () => {
    await expect(rotateSigningIdentity(org.as("reports:read"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(uploadSigningIdentity(org.as("reports:read"), { file: PKCS12, password })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
