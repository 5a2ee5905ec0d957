import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import type { APIRequestContext, APIResponse } from "@playwright/test";

import { withoutOrg } from "../db/client";
import { makeSessionCookie } from "../server/auth/cookie";
import { startSession } from "../server/services/sessions/start";
import { type BrowserOrg, expect, nativeItem, test } from "./fixtures";

const PLACES = ["", "/controls", "/controls/BCP-03", "/evidence", "/reports", "/settings", "/settings/members", "/settings/keys", "/settings/catalog", "/activity"];
const OPEN_PAGES = ["/sign-in", "/sign-in/link", "/invitations", "/docs/api", "/tools/deadline", "/dev/mailbox", "/nothing"];
const PREFETCHES: Record<string, string>[] = [{}, { purpose: "prefetch" }, { "sec-purpose": "prefetch", "next-router-prefetch": "1", rsc: "1" }, { rsc: "1" }];
const PRODUCTION = path.resolve(".next");
const hasProduction = existsSync(path.join(PRODUCTION, "BUILD_ID"));

test("every page has a policy with a fresh nonce, also where it is fetched ahead or as data", async ({ request, org }) => {
  const cookie = await sessionCookie(org);
  const nonces = new Set<string>();
  let answers = 0;
  for (const address of [...OPEN_PAGES, "/organizations", ...PLACES.map((place) => `/o/${org.slug}${place}`)]) {
    for (const headers of PREFETCHES) {
      const answer = await request.get(address, { headers: { ...headers, cookie }, maxRedirects: 0 });
      expectGuarded(answer, address);
      const policy = answer.headers()["content-security-policy"] ?? "";
      expect(policy, address).toContain("default-src 'self'");
      expect(policy, address).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/);
      const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
      expect(nonce, `${address} ${JSON.stringify(headers)}`).toBeDefined();
      nonces.add(nonce ?? "");
      answers++;
      if (answer.headers()["content-type"]?.startsWith("text/html")) expectScriptsNamed(await answer.text(), nonce ?? "", address);
    }
  }
  expect(nonces.size).toBe(answers);
});

test("answers of the API are never cached and never guessed at", async ({ request, org }) => {
  const headers = { authorization: `Bearer ${await org.apiKey()}` };
  for (const address of ["/api/v1/ping", "/api/v1/evidence", "/api/v1/controls", "/api/v1/controls/BCP-03", "/api/v1/evidence/ev_none", "/api/v1/nothing-here"]) {
    const answer = await request.get(address, { headers });
    expectGuarded(answer, address);
    expect(answer.headers()["cache-control"], address).toContain("no-store");
  }
  const nothing = await request.post("/api/v1/nothing/here");
  expect([nothing.status(), nothing.headers()["content-type"], ((await nothing.json()) as { code: string }).code]).toEqual([404, "application/problem+json", "NOT_FOUND"]);
  const refused = await request.get("/api/v1/evidence");
  expect(refused.status()).toBe(401);
  expectGuarded(refused, "without a key");
  expect(refused.headers()["cache-control"]).toContain("no-store");
});

test("a change by cookie is refused without our origin, and done with it", async ({ request, org }) => {
  const cookie = await sessionCookie(org);
  const rename = async (headers: Record<string, string>) => request.post(`/api/trpc/${org.slug}/organization.update`, { headers: { cookie, ...headers }, data: { name: "Renamed", timezone: "Europe/Berlin" } });
  const foreign: Record<string, string>[] = [{}, { origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: `${org.url}.evil.example` }, { origin: "https://evil.example", "sec-fetch-site": "same-origin" }];
  for (const headers of foreign) {
    const answer = await rename(headers);
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    expect(await answer.text()).toContain("does not come from our own pages");
  }
  expect((await request.post(`/o/${org.slug}/files/upload`, { headers: { cookie, origin: "https://evil.example" }, data: Buffer.from("x") })).status()).toBe(403);
  expect((await request.get(`/api/trpc/${org.slug}/organization.update?input=%7B%22name%22%3A%22Renamed%22%7D`, { headers: { cookie } })).status()).toBe(405);
  const html = await (await request.get(`/o/${org.slug}/settings`, { headers: { cookie } })).text();
  expect(html).not.toContain("Renamed");
  expect((await rename({ origin: org.url })).status()).toBe(200);
});

test("twelve megabytes arrive whole, by key and from the page, and a wrong digest is refused", async ({ request, org }) => {
  const bytes = randomBytes(12 * 1024 * 1024);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const doors: [string, Record<string, string>][] = [
    ["/api/v1/files", { authorization: `Bearer ${await org.apiKey()}` }], [`/o/${org.slug}/files/upload`, { cookie: await sessionCookie(org), origin: org.url }],
  ];
  for (const [address, headers] of doors) {
    const answer = await send(request, address, headers, bytes);
    expect(answer.status(), await answer.text()).toBe(201);
    expect(await answer.json()).toMatchObject({ sha256, sizeBytes: bytes.length });
  }
  const wrong = await send(request, "/api/v1/files", { ...doors[0]?.[1], "x-content-sha256": sha256.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) }, bytes);
  expect(wrong.status()).toBeGreaterThanOrEqual(400);
  expect(wrong.status()).toBeLessThan(500);
});

test("the demo build has the development tick, for a key only", async ({ request, org }) => {
  expect((await request.post("/api/dev/tick")).status()).toBe(401);
  await org.push(nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } }));
  expect((await request.post("/api/dev/tick", { headers: { authorization: `Bearer ${await org.apiKey()}` } })).status()).toBe(200);
});

test(`a production build has no development clock${hasProduction ? "" : " (skipped: there is no finished production build in .next)"}`, () => {
  test.skip(!hasProduction, "no finished production build in .next");
  // Source maps quote the source; they are not run and not served.
  expect(filesUnder(path.join(PRODUCTION, "server")).filter((file) => !file.endsWith(".map")).filter((file) => readFileSync(file).includes("x-proofroom-clock"))).toEqual([]);
});

function expectGuarded(answer: APIResponse, what: string): void {
  const headers = answer.headers();
  expect(headers["strict-transport-security"], what).toMatch(/max-age=31536000/);
  expect(headers["x-content-type-options"], what).toBe("nosniff");
  expect(headers["referrer-policy"], what).toBe("strict-origin-when-cross-origin");
  expect(headers["x-powered-by"], what).toBeUndefined();
}

/** Each script of the page carries the nonce of its own answer, none an older one. */
function expectScriptsNamed(html: string, nonce: string, what: string): void {
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)), what).toEqual([]);
}

async function send(request: APIRequestContext, address: string, headers: Record<string, string>, data: Buffer): Promise<APIResponse> {
  return request.post(address, { headers: { ...headers, "content-type": "application/octet-stream" }, data });
}

async function sessionCookie(org: BrowserOrg): Promise<string> {
  const sid = await withoutOrg(async (tx) => startSession(tx, org.owner.id, { now: new Date(), ip: "127.0.0.1", userAgent: "e2e" }));
  const { name, value } = await makeSessionCookie(sid);
  return `${name}=${value}`;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile());
}
