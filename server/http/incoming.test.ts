import { randomBytes } from "node:crypto";
import { createServer, request as send, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { env } from "../env";
import { ServiceError } from "../services/errors";
import { signIn } from "../services/users/sign-in";
import { completeIncoming, incomingBody, peerHeader } from "./incoming";
import { requestFacts } from "./request-facts";

vi.mock("../env", async (original) => {
  const actual = await original<typeof import("../env")>();
  const settings = { ...actual.env() };
  return { ...actual, env: () => settings };
});

// A server that knows of a request only what the verbs get: the facts, and an attempt to sign in with them.
const server = createServer((request, response) => void answer(request.headers, request.url ?? "").then((body) => response.end(JSON.stringify(body))));

async function answer(incoming: IncomingHttpHeaders, url: string): Promise<unknown> {
  const headers = new Headers(Object.entries(incoming).map(([name, value]) => [name, String(value)]));
  if (url.startsWith("/body")) return { first: await firstBytes(headers, url === "/body" ? Infinity : 1) };
  const { ip } = requestFacts(headers);
  const email = /email=([^&]+)/.exec(url)?.[1];
  if (!email) return { ip, url };
  return signIn({ now: new Date(), ip, userAgent: null }, { email, password: "not the password" }).then(() => "in", (error: unknown) => (error instanceof ServiceError ? error.code : String(error)));
}

async function firstBytes(headers: Headers, chunks: number): Promise<number> {
  let [bytes, taken] = [0, 0];
  for await (const chunk of incomingBody(headers) ?? []) {
    bytes += chunk.length;
    if (++taken >= chunks) break;
  }
  return bytes;
}

async function ask(headers: Record<string, string> = {}, path = "/", body?: Uint8Array): Promise<Record<string, string>> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    send({ host: "127.0.0.1", port, path, headers, method: body ? "POST" : "GET" }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => resolve(JSON.parse(text) as Record<string, string>));
    }).on("error", reject).end(body);
  });
}

beforeAll(async () => {
  completeIncoming();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => { env().PROOFROOM_TRUSTED_PROXIES = 0; });
afterAll(() => server.close());

describe("where a request comes from", () => {
  test("without proxies of ours the socket's address counts, whatever the client writes", async () => {
    for (const headers of [{}, { "x-forwarded-for": "203.0.113.9" }, { "x-forwarded-for": "203.0.113.9, 198.51.100.7" }, { [peerHeader()]: "203.0.113.9" }, { "x-real-ip": "203.0.113.9" }]) {
      expect((await ask(headers as Record<string, string>))["ip"], JSON.stringify(headers)).toBe("127.0.0.1");
    }
  });

  test.each([
    [1, "203.0.113.9", "203.0.113.9"], [1, "6.6.6.6, 203.0.113.9", "203.0.113.9"], [2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"], [2, "10.0.0.2", "10.0.0.2"], [1, "", "127.0.0.1"],
  ])("behind %i proxies, with X-Forwarded-For %j, it is %s", async (hops, forwarded, ip) => {
    env().PROOFROOM_TRUSTED_PROXIES = hops;
    expect((await ask(forwarded ? { "x-forwarded-for": forwarded } : {}))["ip"]).toBe(ip);
  });

  test("wrong passwords with an ever new X-Forwarded-For are limited like any others", async () => {
    const email = `${randomBytes(5).toString("hex")}@example.org`;
    const codes: unknown[] = [];
    for (let i = 0; i < 14; i++) codes.push(await ask({ "x-forwarded-for": `203.0.113.${i}` }, `/?email=${email}`));
    expect(codes).toEqual([...Array.from({ length: 10 }, () => "UNAUTHORIZED"), ...Array.from({ length: 4 }, () => "RATE_LIMITED")]);
  });
});

test("a path that is no UTF-8 is taken as it is written, any other is left alone", async () => {
  expect((await ask({}, "/api/v1/evidence/%E0%A4%A?x=%ff"))["url"]).toBe("/api/v1/evidence/%25E0%25A4%25A?x=%ff");
  expect((await ask({}, "/o/%C3%A9?x=%ff"))["url"]).toBe("/o/%C3%A9?x=%ff");
});

test("a body can be read as it comes off the socket, and an answer be sent before all of it was read", async () => {
  const body = randomBytes(300_000);
  expect(await ask({}, "/body", body)).toEqual({ first: body.length });
  expect((await ask({}, "/body-begun", body))["first"]).toBeGreaterThan(0);
  expect(incomingBody(new Headers({ [peerHeader()]: "127.0.0.1" }))).toBeUndefined();
});
