import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { fromPage, signedIn } from "@/db/testing/browser";
import { downloadEvidence } from "@/server/services/evidence/download";
import { listEvidence } from "@/server/services/evidence/list";
import { handleTrpc } from "@/server/trpc/handler";

import { pushBatch, pushOne } from "./evidence";

// All that parsing and writing again would change: a number beyond 2^53, a zero at the end, a key twice, space, an escape, a bracket in a text.
const SENT = '{ "n": 9007199254740993, "price" : 1.30,\n "twice": 1, "twice": [ 2, "]}\\\\" ], "\\u0061": "\\u00e9", "e": 1E+2 }';
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

async function bare() {
  const org = await createOrg({ adopt: false });
  return { org, key: await keyOf(org, "evidence:push", "evidence:read") };
}

async function bytesOf(org: Awaited<ReturnType<typeof bare>>["org"]): Promise<string[]> {
  const { rows } = await listEvidence(org.as());
  const texts = await Promise.all(rows.map(async ({ id }) => (await downloadEvidence(org.as(), { id })).stream.toArray()));
  return texts.map((chunks) => Buffer.concat(chunks as Uint8Array[]).toString("utf8")).sort();
}

describe("JSON in a push is kept as it was sent", () => {
  test("by itself, with keys beside it and before it, and shown as JSON", async () => {
    const { org, key } = await bare();
    const response = await send(pushOne, { key, body: `{"asDocument":true,"title":"{\\"content\\":{\\"json\\":1}}", "content" : {"json": ${SENT} } , "fileName":"a.json"}` });
    expect([response.status, ((await response.json()) as { sha256: string }).sha256]).toEqual([201, digest(SENT)]);
    expect(await bytesOf(org)).toEqual([SENT]);
    expect((await listEvidence(org.as())).rows[0]?.title).toBe('{"content":{"json":1}}');
  });

  test("in a batch, each item its own, between items of another content", async () => {
    const { org, key } = await bare();
    const texts = [SENT, "1.50", '"text"', "[1.0,{}]", "{}", "null"];
    const items = texts.map((text) => `{"content":{"json":${text}},"asDocument":true}`);
    const response = await send(pushBatch, { key, body: `{"items":[{"content":{"text":"plain"},"asDocument":true},${items.join(" , ")}]}` });
    expect(response.status).toBe(200);
    expect(await bytesOf(org)).toEqual([...texts, "plain"].sort());
  });

  test.each([["evidence.push", (push: string) => push], ["evidence.push?batch=1", (push: string) => `{"0": ${push} }`]])("through tRPC, %s", async (path, body) => {
    const { org } = await bare();
    const cookie = await signedIn(org.owner.id);
    const text = body(`{"items":[{"content":{"json":${SENT}},"asDocument":true}]}`);
    const request = fromPage(`/api/trpc/${org.slug}/${path}`, { cookie, method: "POST", body: text, headers: { "content-type": "application/json" } });
    expect(await (await handleTrpc(request, org.slug)).text()).toContain(digest(SENT));
    expect(await bytesOf(org)).toEqual([SENT]);
  });

  test("a content of two forms is refused as before", async () => {
    const { key } = await bare();
    expect((await send(pushOne, { key, body: '{"content":{"json":1,"text":"x"}}' })).status).toBe(400);
  });
});

describe("JSON that nests deep", () => {
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + (close === "}" ? "1" : "") + close.repeat(levels);

  test("is refused with a sentence before it is parsed, wherever it stands, and leaves nothing", async () => {
    const { org, key } = await bare();
    const before = await countRows(org.id);
    for (const text of [deep("[", "]", 200_000), deep('{"a":', "}", 200_000), `{"content":{"json":${deep("[", "]", 200_000)}}}`, "[".repeat(1_000_000)]) {
      expect(await problemOf(await send(pushOne, { key, body: text }))).toMatchObject({ status: 400, body: { title: expect.stringContaining("128 levels") as string, errors: [{ code: "TOO_DEEP" }] } });
    }
    const cookie = await signedIn(org.owner.id);
    const page = fromPage(`/api/trpc/${org.slug}/evidence.push`, { cookie, method: "POST", body: `{"items":[{"content":{"json":${deep("[", "]", 200_000)}}}]}`, headers: { "content-type": "application/json" } });
    expect((await handleTrpc(page, org.slug)).status).toBe(400);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("brackets inside texts are no depth", async () => {
    const { key } = await bare();
    expect((await send(pushOne, { key, body: JSON.stringify({ content: { text: `${"[{\"\\".repeat(1000)}` }, asDocument: true }) })).status).toBe(201);
  });
});

describe("an object of very many keys", () => {
  const keys = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}":0`).join(",")}}`;

  test("is refused with a sentence before it is parsed, wherever it stands and by whichever door, and leaves nothing", async () => {
    const { org, key } = await bare();
    const before = await countRows(org.id);
    const many = keys(10_001);
    for (const text of [many, `{"content":{"json":${many}}}`, `{"content":{"text":"a"},"mapping":{"kind":"account","columns":${many}}}`, `{"a":[{"b":${many.slice(0, -1)}`]) {
      expect(await problemOf(await send(pushOne, { key, body: text }))).toMatchObject({ status: 400, body: { title: expect.stringContaining("10000 keys") as string, errors: [{ code: "TOO_MANY_KEYS" }] } });
    }
    const cookie = await signedIn(org.owner.id);
    const page = fromPage(`/api/trpc/${org.slug}/evidence.push`, { cookie, method: "POST", body: `{"items":[${many}]}`, headers: { "content-type": "application/json" } });
    expect((await handleTrpc(page, org.slug)).status).toBe(400);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("and a request of more than a million objects and lists are refused alike, a million are not", async () => {
    const { key } = await bare();
    const holding = (count: number) => `{"content":{"json":[${"[],".repeat(count - 4)}{}]},"asDocument":true}`;
    expect(await problemOf(await send(pushOne, { key, body: holding(1_000_001) }))).toMatchObject({ status: 400, body: { errors: [{ code: "TOO_MANY_VALUES" }] } });
    expect((await send(pushOne, { key, body: holding(1_000_000) })).status).toBe(201);
  });

  test("counts each object by itself, and no colon inside a text", async () => {
    const { key } = await bare();
    const json = `{"several":[${keys(6_000)},${keys(6_000)}],"within":{"a":${keys(6_000)}},"text":"${":".repeat(20_000)}"}`;
    expect((await send(pushOne, { key, body: `{"content":{"json":${json}},"asDocument":true}` })).status).toBe(201);
  });
});
