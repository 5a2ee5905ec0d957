import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Locator, type Page } from "@playwright/test";

import { configureDatabase, withOrg, withoutOrg } from "../db/client";
import { memberships } from "../db/schema/organizations";
import { createOrg, type TestOrg } from "../db/seed/factories";
import { makeSessionCookie } from "../server/auth/cookie";
import type { Role } from "../server/domain/organization/view";
import { createApiKey } from "../server/services/api-keys/create";
import { updateControl } from "../server/services/controls/update";
import { listMembers } from "../server/services/members/list";
import { startSession } from "../server/services/sessions/start";
import { createUser } from "../server/services/users/create";
import { readInstallation } from "./installation";

export type BrowserOrg = TestOrg & {
  url: string;
  /** Signs a member of this role in, without the form. */
  signIn: (page: Page, role?: Role) => Promise<void>;
  /** One more owner, for what two people decide. */
  addOwner: () => Promise<{ id: string; signIn: (page: Page) => Promise<void> }>;
  apiKey: () => Promise<string>;
  push: (...items: unknown[]) => Promise<{ id: string; number: number }[]>;
};
type Fixtures = { org: BrowserOrg; otherOrg: BrowserOrg; lastMonthsOrg: BrowserOrg; emptyOrg: BrowserOrg; problems: string[]; goodbye: void };

export const test = base.extend<Fixtures>({
  baseURL: async ({ baseURL: given }, give) => give(given ?? readInstallation().url),
  org: async ({ baseURL: url }, give) => give(await makeBrowserOrg({ adopt: true }, url)),
  otherOrg: async ({ baseURL: url }, give) => give(await makeBrowserOrg({ adopt: true }, url)),
  // Adopted its controls forty days ago, so there is a past to look at.
  lastMonthsOrg: async ({ baseURL: url }, give) => give(await makeBrowserOrg({ adopt: true, now: new Date(Date.now() - 40 * 86_400_000) }, url)),
  emptyOrg: async ({ baseURL: url }, give) => give(await makeBrowserOrg({ adopt: false }, url)),
  // Begun before a test's own page, so ended after it: what is left then are windows that the test opened beside it, which no later test should share its browser with.
  goodbye: [async ({ browser }, give) => {
    await give();
    for (const context of browser.contexts()) await context.close();
  }, { auto: true }],
  // What the browser complained about: console errors, uncaught errors, policy violations. Every page test ends with none.
  problems: [async ({ page }, give) => {
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${message.text()} ${message.location().url}`.trim());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await give(problems);
    expect(problems).toEqual([]);
  }, { auto: true }],
});
export { expect };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const required = createRequire(import.meta.url);
/** The builder's own axe, which it puts into a page twice for each look at it: half a megabyte that a page which has it need not run again. */
const AXE_ONCE = `"axe" in window || ${readFileSync(createRequire(required.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"), "utf8")}`;

/** What a change of colours can break; all else of a page is the same in both schemes. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Nothing fades in or slides any more: colours half way there are nobody's choice. */
async function atRest(page: Page): Promise<void> {
  await expect.poll(async () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length), { message: "something on the page keeps moving" }).toBe(0);
}

/** What axe finds against WCAG 2.2 A and AA; of a page already looked at in other colours, what those can break. */
export async function accessibilityFaults(page: Page, again: "again" | "first" = "first"): Promise<string[]> {
  const runOnly = again === "again" ? { type: "rule" as const, values: OF_COLOURS } : { type: "tag" as const, values: RULES };
  await atRest(page);
  const { violations } = await new AxeBuilder({ page, axeSource: AXE_ONCE }).setLegacyMode(true).options({ runOnly, resultTypes: ["violations"] }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}

/** Opens an address where nothing is. The browser calls that an error on its console; here it is the promise. */
export async function expectNothingAt(page: Page, address: string, problems: string[]): Promise<void> {
  const before = problems.length;
  expect((await page.goto(address))?.status(), address).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect.poll(() => problems.slice(before).join()).toMatch(/^Failed to load resource: .* 404 \(Not Found\) \S+$/);
  problems.splice(before);
}

/** The same locator, once the page's script has taken it over and has nothing more to do: what is pressed before that is lost. */
export async function ready(place: Locator): Promise<Locator> {
  await expect.poll(async () => place.first().evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")))).toBe(true);
  // An element is marked while React still works on what is around it; idle, that is committed too.
  await place.first().evaluate(async () => new Promise<void>((resolve) => { requestIdleCallback(() => resolve()); }));
  return place;
}

/** Looks at a page again and again: verdicts are judged by the worker, a moment after the evidence is in. */
export async function expectSoonAt(page: Page, address: string, place: Locator, words: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(place).toContainText(words, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Makes the organization's contributor the owner of controls. */
export async function giveControls(org: TestOrg, ...keys: string[]): Promise<void> {
  const { members } = await listMembers(org.asOwner());
  const ownerId = members.find(({ role }) => role === "contributor")?.userId;
  for (const key of keys) await updateControl(org.asOwner(), { key, ownerId });
}

/** A record in the native form, ready to push. */
export function nativeItem(title: string, ...records: { kind: string; facts: Record<string, unknown> }[]) {
  return { title, content: { json: { proofroom: 1, records } } };
}

async function makeBrowserOrg(options: { adopt: boolean; now?: Date }, url = readInstallation().url): Promise<BrowserOrg> {
  const { env } = readInstallation();
  Object.assign(process.env, env);
  configureDatabase({ app: env["DATABASE_APP_URL"] ?? "", system: env["DATABASE_SYSTEM_URL"] ?? "" });
  const org = await createOrg(options);
  const apiKey = async () => (await createApiKey(org.as(), { name: "test", scopes: ["evidence:push", "evidence:read", "controls:read"] })).key;
  return {
    ...org, url, apiKey,
    signIn: async (page, role = "owner") => signIn(page, role === "owner" ? org.owner.id : await addMember(org, role, new Date()), url),
    addOwner: async () => {
      const id = await addMember(org, "owner", new Date());
      return { id, signIn: async (page) => signIn(page, id, url) };
    },
    push: async (...items) => {
      const response = await fetch(`${url}/api/v1/evidence/batch`, { method: "POST", headers: { authorization: `Bearer ${await apiKey()}`, "content-type": "application/json" }, body: JSON.stringify({ items }) });
      const answer = await response.text();
      expect(response.status, answer).toBe(200);
      return (JSON.parse(answer) as { results: { id: string; number: number }[] }).results;
    },
  };
}

async function signIn(page: Page, userId: string, url: string): Promise<void> {
  const now = new Date();
  const sid = await withoutOrg(async (tx) => startSession(tx, userId, { now, ip: "127.0.0.1", userAgent: "e2e" }));
  const cookie = await makeSessionCookie(sid);
  await page.context().addCookies([{ name: cookie.name, value: cookie.value, url, httpOnly: true, sameSite: "Lax" }]);
}

async function addMember(org: TestOrg, role: Role, now: Date): Promise<string> {
  const user = await createUser(now, { email: `${role}-${org.slug}@example.org`, name: `A ${role}`, password: org.owner.password });
  await withOrg(org.id, async (tx) => tx.insert(memberships).values({ orgId: org.id, userId: user.id, role, joinedAt: now }));
  return user.id;
}
