import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { native, restoreTest } from "@/db/testing/items";
import { database } from "@/db/testing/database";
import { listEvidence } from "@/server/services/evidence/list";

import { MAX_JSON_BYTES } from "../read-body";
import { download, pushBatch, pushOne } from "./evidence";
import { upload } from "./files";

const LIMIT = 3_000_000;
// A gigabyte takes seconds to hash; the limit is the same code at three megabytes.
vi.mock("@/server/domain/evidence/schema", async (original) => ({ ...(await original<object>()), MAX_FILE_BYTES: 3_000_000 }));

const digest = (text: string | Uint8Array) => createHash("sha256").update(text).digest();
const bare = async () => {
  const org = await createOrg({ adopt: false });
  return { org, key: await keyOf(org, "evidence:push", "evidence:read") };
};

function blobsOf(org: TestOrg): string[] {
  const folder = path.join(database.dataDir, "blobs", org.id);
  const own = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[0-9a-f]{64}$/.test(name)) : [];
  return own;
}

/** A body made as it is read, so that what was read can be counted. */
function stream(totalBytes: number): { body: ReadableStream<Uint8Array>; read: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent >= totalBytes) return controller.close();
      const chunk = new Uint8Array(Math.min(65_536, totalBytes - sent)).fill(32);
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  }, { highWaterMark: 0 });
  return { body, read: () => sent };
}

async function post(handler: typeof upload, key: string, body: ReadableStream<Uint8Array> | string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request("http://localhost:3000/api/v1/x", { method: "POST", headers: { authorization: `Bearer ${key}`, ...headers }, body, duplex: "half" } as RequestInit);
  return handler(request, { params: Promise.resolve({}) });
}

describe("file uploads", () => {
  test("what was announced must be what arrived, or nothing is kept", async () => {
    const { org, key } = await bare();
    const good = digest("hello").toString("base64");
    const wrong: Record<string, string>[] = [
      { "content-length": "4" }, { "content-length": "6" }, { "content-length": "abc" }, { "x-content-sha256": digest("other").toString("hex") }, { "content-digest": `sha-256=:${digest("other").toString("base64")}:` },
      { "x-content-sha256": "zz" }, { "content-digest": "sha-512=:AAAA:" }, { "content-digest": "nonsense" }, { "content-length": "5", "content-digest": `sha-256=:${digest("hellO").toString("base64")}:` },
    ];
    for (const headers of wrong) expect(await problemOf(await post(upload, key, "hello", headers)), JSON.stringify(headers)).toMatchObject({ status: 400, body: { code: "INVALID" } });
    expect(blobsOf(org)).toEqual([]);
    for (const headers of [{}, { "content-length": "5" }, { "content-digest": `sha-256=:${good}:` }, { "content-digest": `sha-512=:AAAA:, sha-256=:${good}:` }, { "x-content-sha256": digest("hello").toString("hex").toUpperCase() }]) {
      expect((await post(upload, key, "hello", headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(201);
    }
    expect(blobsOf(org)).toHaveLength(1);
  });

  test("each announced digest is checked, also where another one beside it fits", async () => {
    const { key } = await bare();
    const headers = { "x-content-sha256": digest("hello").toString("hex"), "content-digest": `sha-256=:${digest("other").toString("base64")}:` };
    expect((await post(upload, key, "hello", headers)).status).toBe(400);
  });

  test("a stream that says five bytes and sends more than the limit is cut with 413, leaves nothing, and is not read to its end", async () => {
    const { org, key } = await bare();
    for (const headers of [{ "content-length": "5" }, {}]) {
      const endless = stream(LIMIT * 20);
      expect(await problemOf(await post(upload, key, endless.body, headers as Record<string, string>))).toMatchObject({ status: 413, body: { code: "TOO_LARGE" } });
      expect(endless.read()).toBeLessThan(LIMIT + 3_000_000);
    }
    expect(blobsOf(org)).toEqual([]);
    expect(readdirSync(path.join(database.dataDir, "blobs", "incoming")).length).toBe(0);
  });

  test("a file of exactly the limit is kept whole under its digest", async () => {
    const { org, key } = await bare();
    const answer = await post(upload, key, stream(LIMIT).body);
    expect(await answer.json()).toEqual({ sha256: digest(Buffer.alloc(LIMIT, 32)).toString("hex"), sizeBytes: LIMIT });
    expect(blobsOf(org)).toHaveLength(1);
  });

  test("a stream that breaks off leaves nothing", async () => {
    const { org, key } = await bare();
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => { controller.enqueue(Buffer.from("half")); controller.error(new Error("connection lost")); } });
    expect((await post(upload, key, broken)).status).toBeGreaterThanOrEqual(400);
    expect(blobsOf(org)).toEqual([]);
  });

  test("a staged file is pushed by its digest and comes back byte for byte; without staging it is refused by name of the field", async () => {
    const { org, key } = await bare();
    const text = JSON.stringify(restoreTest("2026-03-05T10:00:00Z").content.json);
    const sha256 = digest(text).toString("hex");
    const missing = await send(pushOne, { key, body: { content: { sha256 } } });
    expect([missing.status, await missing.json()]).toMatchObject([422, { issues: [{ code: "FILE_NOT_UPLOADED", field: "content.sha256" }] }]);
    await post(upload, key, text);
    const pushed = (await (await send(pushOne, { key, body: { content: { sha256 } } })).json()) as { id: string };
    const file = await send(download, { key, params: { id: pushed.id } });
    expect(await file.text()).toBe(text);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment;/) as string, "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, no-store",
    });
    expect((await listEvidence(org.as())).rows[0]?.sha256).toBe(sha256);
  });

  test("hostile file names reach neither the disk nor a header", async () => {
    const { org, key } = await bare();
    const names = ["../../etc/passwd", "a\r\nSet-Cookie: x=1", 'a"; filename="b', "\u202Egpj.exe", "x".repeat(400), "con", "%2e%2e%2f", "🦊.json", "a;b=c", "..", "'x'"];
    for (const [i, fileName] of names.entries()) {
      const answer = (await (await send(pushOne, { key, body: { ...restoreTest(`2026-03-05T10:00:${String(i).padStart(2, "0")}Z`), fileName } })).json()) as { id: string };
      const disposition = (await send(download, { key, params: { id: answer.id } })).headers.get("content-disposition") ?? "";
      expect(disposition, fileName).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+-]*$/);
    }
    expect(blobsOf(org).every((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))).toBe(true);
  });
});

describe("JSON bodies", () => {
  test("too much is 413 by the announced length and by what arrives, without reading on; nothing is stored", async () => {
    const { org, key } = await bare();
    const before = await countRows(org.id);
    const json = { "content-type": "application/json" };
    const announced = stream(10);
    expect((await post(pushOne, key, announced.body, { ...json, "content-length": String(MAX_JSON_BYTES + 1) })).status).toBe(413);
    expect(announced.read()).toBe(0);
    const endless = stream(MAX_JSON_BYTES * 3);
    expect((await post(pushOne, key, endless.body, { ...json, "content-length": "10" })).status).toBe(413);
    expect(endless.read()).toBeLessThan(MAX_JSON_BYTES + 200_000);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("another content type, no body, broken JSON, broken UTF-8 and the wrong shape are 400", async () => {
    const { org, key } = await bare();
    const before = await countRows(org.id);
    const text = JSON.stringify(native());
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]) expect((await post(pushOne, key, text, { "content-type": type })).status, type).toBe(400);
    for (const body of ["", "{", "null", "[]", '"x"', "5", "{}", '{"content":null}', "\ufeff{}", '{"content":{"text":"x"},"content":{"text":"y"},"z":1}']) expect((await send(pushOne, { key, body })).status, body).toBe(400);
    const latin = new ReadableStream<Uint8Array>({ start: (controller) => { controller.enqueue(Buffer.from(text.replace("proofroom", "pr\u00f6"), "latin1")); controller.close(); } });
    expect((await post(pushOne, key, latin, { "content-type": "application/json" })).status).toBe(400);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("an error says no more of what was sent than one can read", async () => {
    const { key } = await bare();
    const long = "k".repeat(1_000_000);
    for (const body of [`{"${long}":0}`, `{"content":{"text":"a"},"mapping":{"kind":"account","columns":{"${long}":0}}}`, `{"content":{"text":"a"},"supersedes":"${long}"}`, `{"content":{"text":"a"},"mappingName":"${long}"}`]) {
      const answer = await send(pushOne, { key, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect((await answer.text()).length).toBeLessThan(5_000);
    }
  });

  test("an error names the item and the field and what was expected", async () => {
    const { key } = await bare();
    const good = restoreTest("2026-03-05T10:00:00Z");
    const { status, body } = await problemOf(await send(pushBatch, { key, body: { items: [good, { ...good, titel: "typo" }, { ...good, provenance: { extractedAt: "yesterday" } }] } }));
    expect(status).toBe(400);
    expect(JSON.stringify(body["errors"])).toMatch(/items\.1/);
    expect(JSON.stringify(body["errors"])).toMatch(/titel/);
    expect(body["errors"]).toContainEqual(expect.objectContaining({ field: "items.2.provenance.extractedAt", message: expect.stringContaining("2026-03-05T10:00:00Z") as string }));
  });
});
