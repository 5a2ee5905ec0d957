import { createHash } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { keyOf, send } from "@/db/testing/api";
import { restoreTest } from "@/db/testing/items";
import { makeRequestedPack } from "@/server/services/packs/make";
import { pushEvidence } from "@/server/services/evidence/push";

import { ask, download, get } from "./packs";

let key = "";
let id = "";
let whole: Buffer;
let etag = "";
const fetched = async (headers: Record<string, string> = {}) => send(download, { key, params: { id }, headers });

beforeAll(async () => {
  const org = await createOrg({ adopt: false });
  await pushEvidence(org.as(), { items: [restoreTest("2026-01-31T10:00:00Z")] });
  key = await keyOf(org, "packs:read", "packs:make");
  const asked = await send(ask, { key, body: { scope: { kind: "all" } } });
  ({ id } = (await asked.json()) as { id: string });
  expect([asked.status, asked.headers.get("location")]).toEqual([202, `/api/v1/packs/${id}`]);
  expect((await fetched()).status).toBe(409);
  await makeRequestedPack(org.id, id, () => new Date());
  const response = await fetched();
  whole = Buffer.from(await response.arrayBuffer());
  etag = response.headers.get("etag") ?? "";
}, 60_000);

describe("fetching a made pack", () => {
  test("whole gives its digest as ETag and says that parts can be had", async () => {
    const row = (await (await send(get, { key, params: { id } })).json()) as { sha256: string; sizeBytes: number };
    expect(createHash("sha256").update(whole).digest("hex")).toBe(row.sha256);
    expect([etag, whole.length]).toEqual([`"${row.sha256}"`, row.sizeBytes]);
    const response = await fetched();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "accept-ranges": "bytes", "content-type": "application/zip", "content-length": String(whole.length), "cache-control": "private, no-store",
      "content-disposition": expect.stringMatching(/^attachment; filename="auditor-pack-/),
    });
    await response.arrayBuffer();
  });

  test.each([["bytes=1000-", 1000, Infinity], ["bytes=0-0", 0, 1], ["bytes=10-19", 10, 20], ["bytes=10-99999999999", 10, Infinity]])("%s gives these bytes and says where they stand", async (range, start, end) => {
    const response = await fetched({ range, "if-range": etag });
    const expected = whole.subarray(start, Math.min(end, whole.length));
    expect(response.status).toBe(206);
    expect([response.headers.get("content-range"), response.headers.get("content-length")]).toEqual([`bytes ${start}-${start + expected.length - 1}/${whole.length}`, String(expected.length)]);
    expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true);
  });

  test("the last bytes can be asked for by their number", async () => {
    const response = await fetched({ range: "bytes=-22" });
    expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(-22))).toBe(true);
  });

  test.each([[{ range: "bytes=5-", "if-range": '"another"' }], [{ range: "bytes=5-", "if-range": "Wed, 21 Oct 2026 07:28:00 GMT" }], [{ range: "bytes=0-1,5-6" }], [{ range: "bytes=9-3" }], [{ range: "items=1-2" }], [{ range: "bytes=-" }]])("%j is answered with the whole", async (headers) => {
    const response = await fetched(headers);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(whole.length);
  });

  test("from behind its end is 416 with its size", async () => {
    const response = await fetched({ range: `bytes=${whole.length}-` });
    expect([response.status, response.headers.get("content-range")]).toEqual([416, `bytes */${whole.length}`]);
    await response.arrayBuffer();
  });

  test("a part with an open end behind one that came before is the whole again", async () => {
    const parts = await Promise.all([fetched({ range: "bytes=0-4999" }), fetched({ range: "bytes=5000-", "if-range": etag })]);
    const bytes = await Promise.all(parts.map(async (part) => Buffer.from(await part.arrayBuffer())));
    expect(Buffer.concat(bytes).equals(whole)).toBe(true);
  });
});
