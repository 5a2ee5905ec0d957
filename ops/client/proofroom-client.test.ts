import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { ProofroomClient, type ClientOptions, type PushAnswer } from "./proofroom-client";
import { retryAfterMs } from "./retry";

const KEY = "prk_test_1234567890";
const created: Partial<PushAnswer> = { status: "created", id: "ev_1", number: 1, issues: [], controls: ["BCP-03"] };
type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: Buffer };
type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | "hang up";

let server: Server;
let seen: Seen[] = [];
let replies: (Reply | ((call: Seen) => Reply))[] = [];
let folder: string;

beforeEach(async () => {
  [seen, replies, folder] = [[], [], mkdtempSync(path.join(tmpdir(), "proofroom-client-"))];
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Answers with the next reply; the last one again when they are used up. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const call = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) };
  seen.push(call);
  const next = replies.length > 1 ? replies.shift() : replies[0];
  const reply = typeof next === "function" ? next(call) : next;
  if (!reply || reply === "hang up") return void request.socket.destroy();
  response.writeHead(reply.status, { "content-type": reply.status < 400 || reply.status === 422 ? "application/json" : "application/problem+json", ...reply.headers });
  response.end(JSON.stringify(reply.body ?? {}));
}

const client = (options: Partial<ClientOptions> = {}) =>
  new ProofroomClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, key: KEY, retryBaseMs: 2, ...options });
const refusal = (status: number, code: string, headers: Record<string, string> = {}): Reply =>
  ({ status, headers: { "x-request-id": "req-1", ...headers }, body: { type: "about:blank", status, code, title: `${code} it is`, errors: [{ field: "items", message: "wrong" }], requestId: "req-1" } });
const text = (content: string) => ({ content: { text: content } });

describe("trying again", () => {
  test("sends a push again under the same key after the server was away, busy, or still at it", async () => {
    replies = ["hang up", refusal(503, "UNAVAILABLE"), refusal(429, "RATE_LIMITED", { "retry-after": "0" }), refusal(409, "CONFLICT"), { status: 201, body: created }];
    expect(await client().push(text("x"))).toMatchObject({ status: "created" });
    expect(seen).toHaveLength(5);
    expect(seen[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(seen.map((call) => `${call.headers["idempotency-key"]} ${call.body.toString()}`)).size).toBe(1);
  });

  test("gives up after the agreed number of tries, with the last reason", async () => {
    replies = [refusal(503, "UNAVAILABLE")];
    await expect(client({ attempts: 3 }).controls()).rejects.toMatchObject({ name: "ProofroomError", code: "UNAVAILABLE", status: 503 });
    expect(seen).toHaveLength(3);
  });

  test("says that nothing answers where no server is", async () => {
    const gone = client({ attempts: 2, url: "http://127.0.0.1:9" });
    await expect(gone.controls()).rejects.toMatchObject({ code: "UNREACHABLE", status: 0 });
  });

  test("waits as long as Retry-After says", async () => {
    replies = [refusal(429, "RATE_LIMITED", { "retry-after": "1" }), { status: 201, body: created }];
    const start = Date.now();
    await client().push(text("x"));
    expect(Date.now() - start).toBeGreaterThanOrEqual(1000);
  });

  test("does not wait for hours, and tries no refusal again that another try cannot change", async () => {
    for (const reply of [refusal(429, "RATE_LIMITED", { "retry-after": "7200" }), refusal(401, "UNAUTHORIZED"), refusal(400, "INVALID"), refusal(500, "INTERNAL")]) {
      [seen, replies] = [[], [reply]];
      await expect(client().push(text("x"))).rejects.toMatchObject({ requestId: "req-1" });
      expect(seen).toHaveLength(1);
    }
  });

  test("a conflict without a key is final", async () => {
    replies = [refusal(409, "CONFLICT")];
    await expect(client().downloadReport("rep_1")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(seen).toHaveLength(1);
  });

  test("Retry-After is read as seconds and as a date", () => {
    expect(retryAfterMs("3", 0)).toBe(3000);
    expect(retryAfterMs("Thu, 01 Jan 1970 00:00:09 GMT", 4000)).toBe(5000);
    expect(retryAfterMs("soon", 0)).toBeNull();
    expect(retryAfterMs(null, 0)).toBeNull();
  });
});

describe("pushing", () => {
  test("a refused item is an answer with its reasons, not an exception", async () => {
    replies = [{ status: 422, body: { ...created, status: "refused", issues: [{ level: "error", code: "UNKNOWN_FORMAT", message: "no" }] } }];
    expect(await client().push(text("x"))).toMatchObject({ status: "refused", issues: [{ code: "UNKNOWN_FORMAT" }] });
  });

  test("a key used for something else throws, although its status is the one of a refused item", async () => {
    replies = [refusal(422, "UNPROCESSABLE", { "content-type": "application/problem+json" })];
    await expect(client().push(text("x"), { idempotencyKey: "used" })).rejects.toMatchObject({ code: "UNPROCESSABLE", errors: [{ field: "items" }] });
  });

  test("a batch goes in hundreds, each under a key of its own, and is answered in order", async () => {
    replies = [({ body }) => ({ status: 200, body: { results: (JSON.parse(body.toString()) as { items: { content: { text: string } }[] }).items.map((item) => ({ ...created, id: item.content.text })) } })];
    const answers = await client().pushBatch(Array.from({ length: 250 }, (_, i) => text(String(i))), { idempotencyKey: "run-7" });
    expect(answers.map((item) => item.id)).toEqual(Array.from({ length: 250 }, (_, i) => String(i)));
    expect(seen.map((call) => call.headers["idempotency-key"])).toEqual(["run-7-0", "run-7-1", "run-7-2"]);
  });

  test("a batch stays below what the server reads as one request", async () => {
    replies = [({ body }) => ({ status: 200, body: { results: (JSON.parse(body.toString()) as { items: unknown[] }).items.map(() => created) } })];
    await client().pushBatch(Array.from({ length: 4 }, () => text("ü".repeat(2_500_000))));
    expect(seen.length).toBe(2);
    expect(Math.max(...seen.map((call) => call.body.length))).toBeLessThan(16 * 1024 ** 2);
  });

  test("a dry run is asked for as one", async () => {
    replies = [{ status: 200, body: { ...created, status: "dry_run" } }];
    await client().push(text("x"), { dryRun: true });
    expect(seen[0]?.url).toBe("/api/v1/evidence?dry_run=true");
  });

  test("a file is streamed with its digest and then named, and sent again whole after a failure", async () => {
    const bytes = Buffer.alloc(3 * 1024 ** 2, "evidence ");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(path.join(folder, "big.log"), bytes);
    replies = [refusal(503, "UNAVAILABLE"), { status: 201, body: { sha256, sizeBytes: bytes.length } }, { status: 201, body: created }];
    expect(await client().pushFile(path.join(folder, "big.log"), { title: "Big" })).toMatchObject({ status: "created" });
    for (const call of seen.slice(0, 2)) {
      expect(call.body.equals(bytes)).toBe(true);
      expect(call.headers["content-length"]).toBe(String(bytes.length));
      expect(call.headers["content-digest"]).toBe(`sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
    }
    expect(JSON.parse(seen[2]?.body.toString() ?? "")).toEqual({ fileName: "big.log", title: "Big", content: { sha256 } });
  });

  test("a stream is sent once, and refused where another digest comes back", async () => {
    async function* stream() {
      yield Buffer.from("some ");
      yield Buffer.from("bytes");
    }
    replies = [refusal(503, "UNAVAILABLE")];
    await expect(client().pushFile(stream())).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(seen).toHaveLength(1);
    replies = [{ status: 201, body: { sha256: "0".repeat(64), sizeBytes: 10 } }];
    await expect(client().pushFile(stream())).rejects.toMatchObject({ code: "DIGEST_MISMATCH" });
  });
});

describe("what is no Proofroom", () => {
  test("a redirect is not followed but named", async () => {
    replies = [{ status: 308, headers: { location: "https://elsewhere.example/" } }];
    await expect(client().push(text("x"))).rejects.toMatchObject({ code: "NOT_PROOFROOM", message: expect.stringContaining("https://elsewhere.example/") });
  });

  test("a web page in place of an answer is said to be one", async () => {
    replies = [{ status: 200, headers: { "content-type": "text/html" } }];
    await expect(client().controls()).rejects.toMatchObject({ code: "NOT_PROOFROOM" });
  });

  test("a key that is none and an address that is none are refused before anything is sent, and not repeated", () => {
    expect(() => client({ key: "secret!" })).toThrow(/^key is an API key(?!.*secret!)/);
    expect(() => client({ url: "ftp://x" })).toThrow(/^url is/);
  });
});
