import { eq } from "drizzle-orm";

import { withoutOrg } from "../db/client";
import { sessions } from "../db/schema/users";
import { expect, test, type BrowserOrg } from "./fixtures";

type Sender = { get: (url: string) => Promise<{ json: () => Promise<unknown> }>; post: (url: string, options: object) => Promise<{ json: () => Promise<unknown>; status: () => number }> };

/** Signs in as a script would that writes any address it likes into the headers. Returns what next-auth says. */
async function trySignIn(sender: Sender, org: BrowserOrg, password: string, from: string): Promise<string> {
  const { csrfToken } = (await (await sender.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await sender.post("/api/auth/callback/password", { form: { csrfToken, email: org.owner.email, password, json: "true" }, headers: { "x-forwarded-for": from, "x-real-ip": from } });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url).searchParams.get("error") ?? "in";
}

test("wrong passwords from ever new invented addresses are limited, and a session tells where it truly began", async ({ request, org, otherOrg }) => {
  expect(await trySignIn(request, otherOrg, otherOrg.owner.password, "203.0.113.200")).toBe("in");
  const [begun] = await withoutOrg(async (tx) => tx.select({ ip: sessions.ip }).from(sessions).where(eq(sessions.userId, otherOrg.owner.id)));
  expect(["127.0.0.1", "::1"]).toContain(begun?.ip);
  const said: string[] = [];
  for (let i = 0; i < 12; i++) said.push(await trySignIn(request, org, "not the passphrase at all", `203.0.113.${i}`));
  expect(said.slice(0, 10).filter((text) => !text.includes("do not fit together"))).toEqual([]);
  expect(said.slice(10).filter((text) => !/^Too many tries\. Wait \d+ seconds/.test(text))).toEqual([]);
});

test("an address that is no UTF-8 leads nowhere, and says so as its neighbours do", async ({ request, org }) => {
  const authorization = `Bearer ${await org.apiKey()}`;
  for (const path of ["/api/v1/evidence/%E0%A4%A", "/api/v1/evidence/%", "/api/v1/evidence/%FF/file"]) {
    const answer = await request.get(path, { headers: { authorization } });
    expect([answer.status(), answer.headers()["content-type"]], path).toEqual([404, "application/problem+json"]);
  }
  expect((await request.get("/api/v1/evidence/%E0%A4%A")).status()).toBe(401);
  expect((await request.get("/o/%E0%A4%A")).status()).toBeLessThan(500);
});
