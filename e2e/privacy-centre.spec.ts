import type { Page } from "@playwright/test";

import { PRIVACY_SETTINGS } from "../db/testing/privacy";
import { createHandOverKey } from "../server/services/privacy/hand-over/create-key";
import { getHandOverSettings } from "../server/services/privacy/hand-over/get-settings";
import { handOverToken } from "../server/services/privacy/hand-over/testing/hand-over-token";
import { listCases } from "../server/services/privacy/list";
import { savePrivacySettings } from "../server/services/privacy/save-settings";
import { accessibilityFaults, type BrowserOrg, expect, test } from "./fixtures";

const LOOKS = [1440, 375].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })));

for (const javaScriptEnabled of [false, true]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("somebody without an account asks, confirms, writes and takes one thing back", async ({ page, emptyOrg, problems }) => {
      await openCentre(emptyOrg);
      await page.goto(`/privacy/${emptyOrg.slug}`);
      await page.getByRole("button", { name: "Send request" }).click();
      await expect(page.getByRole("alert")).toContainText("choose at least one thing");
      await expectRefusals(problems, 422);

      const email = await ask(page, emptyOrg);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
      await page.goto(await linkTo(page, email));
      await expect(page.getByRole("heading", { name: `Is ${email} your address` })).toBeVisible();
      expect((await caseIn(emptyOrg))?.addressConfirmed).toBe(false);

      await page.getByRole("button", { name: "Yes, that was me" }).click();
      await expect(page.getByRole("status")).toHaveText("Thank you. Your address is confirmed.");
      expect((await caseIn(emptyOrg))?.addressConfirmed).toBe(true);

      await page.getByText("Why this date?").first().click();
      await expect(page.getByText("Your request reached us on").first()).toBeVisible();
      await page.getByLabel("Write to us").fill("I moved house.");
      await page.getByRole("button", { name: "Send message" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "From you" })).toContainText("I moved house.");

      await page.getByLabel("Withdraw request: Object to the use of my data").click();
      await page.getByRole("checkbox", { name: "Yes, withdraw: Object to the use of my data" }).check();
      await page.getByRole("button", { name: "Yes, withdraw" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "Object to the use of my data" })).toContainText("You have withdrawn this.");
      expect((await caseIn(emptyOrg))?.rights).toMatchObject([{ right: "access", state: "assessing" }, { right: "objection", state: "done" }]);
    });
  });
}

test("the form can be filled in and sent with the keyboard alone", async ({ page, emptyOrg }) => {
  await openCentre(emptyOrg);
  await page.goto(`/privacy/${emptyOrg.slug}`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox", { name: "See my data" })).toBeFocused();
  await page.keyboard.press("Space");
  await tabTo(page, page.getByLabel("Your e-mail address"));
  await page.keyboard.type("keys@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  expect((await caseIn(emptyOrg))?.rights).toMatchObject([{ right: "access" }]);
});

test("what an objection is against is asked where something is objected to", async ({ page, emptyOrg }) => {
  await openCentre(emptyOrg);
  await page.goto(`/privacy/${emptyOrg.slug}`);
  await expect(page.getByRole("checkbox", { name: "Advertising" })).toBeHidden();
  await page.getByRole("checkbox", { name: "Object to the use of my data" }).check();
  await expect(page.getByRole("checkbox", { name: "Advertising" })).toBeVisible();
});

for (const { width, colorScheme } of LOOKS) {
  test(`every public page is accessible, quiet and fits at ${width} px, ${colorScheme}`, async ({ page, emptyOrg, problems }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openCentre(emptyOrg, "#ffe680");
    const faults: string[] = [];
    const look = async (place: string) => {
      for (const fault of await faultsOf(page)) faults.push(`${place}: ${fault}`);
    };
    await page.goto(`/privacy/${emptyOrg.slug}?lang=de`);
    await look("centre");
    await page.getByRole("button", { name: "Antrag absenden" }).click();
    await expectRefusals(problems, 422);
    await look("centre with faults");
    const email = await ask(page, emptyOrg);
    await look("sent");
    const link = await linkTo(page, email);
    await page.goto(link);
    for (const summary of await page.locator("summary").all()) await summary.click();
    await look("case");
    await page.goto(`${link}x`);
    await expectRefusals(problems, 404);
    await look("no case");
    expect(faults).toEqual([]);
  });
}

test("the address of a case is passed on to nobody, and its page has no script, no cookie and no stranger", async ({ page, request, emptyOrg }) => {
  await openCentre(emptyOrg);
  const hosts = new Set<string>();
  page.on("request", (sent) => hosts.add(new URL(sent.url()).host));
  const email = await ask(page, emptyOrg);
  expect([...hosts]).toEqual([new URL(emptyOrg.url).host]);
  for (const address of [await linkTo(page, email), `/privacy/${emptyOrg.slug}/case/${"x".repeat(43)}`]) {
    const headers = (await request.get(address)).headers();
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["x-robots-tag"]).toContain("noindex");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; font-src 'self'; img-src 'self' data:; form-action 'self'/);
  }
  expect((await request.get("/fonts/inter-latin-wght-normal.woff2")).status()).toBe(200);
  // Beside these pages the rest of the site begins, with scripts and the policy for them.
  for (const address of ["/privacy", `/privacy/${emptyOrg.slug}/nothing`]) expect((await request.get(address)).headers()["content-security-policy"], address).toContain("'nonce-");
});

test("who is signed in with the organization's own service comes to the form as themselves, once, and a form sent twice by a double click is one request", async ({ page, emptyOrg, problems }) => {
  await openCentre(emptyOrg);
  const key = await createHandOverKey(emptyOrg.as());
  const { address } = await getHandOverSettings(emptyOrg.as());
  const email = `signed-in-${emptyOrg.slug}@example.org`;
  const token = handOverToken({ audience: address, key, now: new Date(), sub: "u-1", email, name: "Petra", locale: "en" });
  await page.goto(`${address}?token=${token}`);
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();
  await expect(page.getByLabel("Your e-mail address")).toHaveCount(0);
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page.getByText(`Sie sind als ${email} angemeldet`)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Antrag absenden" }).click();
  await page.waitForURL(/\/sent/);
  expect(await caseIn(emptyOrg)).toMatchObject({ channel: "login", isIdentified: true, addressConfirmed: true });
  await page.goto(`${address}?token=${token}`);
  await expectRefusals(problems, 410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please start again");
  await page.getByRole("link", { name: "Use the form" }).click();
  await page.getByRole("checkbox", { name: "Erase my data" }).check();
  await page.getByLabel("Your e-mail address").fill("again@example.org");
  await page.getByRole("button", { name: "Send request" }).dblclick();
  // The second press takes the place of the first one's way to the page, which a wait for that way would call a failure.
  await expect(page).toHaveURL(/\/sent/);
  await page.reload();
  expect((await listCases(emptyOrg.as(), { show: "all" })).total).toBe(2);
});

async function openCentre(org: BrowserOrg, accent: string | null = null): Promise<void> {
  await savePrivacySettings(org.as(), { ...PRIVACY_SETTINGS, accent });
}

/** Asks for access and objects to advertising, from an address nobody used before. */
async function ask(page: Page, org: BrowserOrg): Promise<string> {
  const email = `someone-${org.slug}@example.org`;
  await page.goto(`/privacy/${org.slug}?lang=en`);
  await page.getByRole("checkbox", { name: "See my data" }).check();
  await page.getByRole("checkbox", { name: "Object to the use of my data" }).check();
  await page.getByRole("checkbox", { name: "Advertising" }).check();
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("In your own words").fill("What do you know about me?");
  await page.getByRole("button", { name: "Send request" }).click();
  await page.waitForURL(/\/sent\?lang=en$/);
  return email;
}

/** The link in the mail, as the person finds it in their mailbox. */
async function linkTo(page: Page, email: string): Promise<string> {
  await page.goto("/dev/mailbox");
  const link = page.getByRole("listitem").filter({ hasText: email }).getByRole("link").first();
  return (await link.getAttribute("href")) ?? "";
}

async function tabTo(page: Page, place: ReturnType<Page["getByLabel"]>): Promise<void> {
  for (let presses = 0; presses < 20 && !(await place.evaluate((element) => element === document.activeElement)); presses++) await page.keyboard.press("Tab");
  await expect(place).toBeFocused();
}

const caseIn = async (org: BrowserOrg) => (await listCases(org.as(), { show: "all" })).rows[0];

/** The browser calls an answer with such a status an error on its console; here it is the promise. */
async function expectRefusals(problems: string[], status: number): Promise<void> {
  await expect.poll(() => problems.join()).toMatch(new RegExp(`^Failed to load resource: .* ${status} \\([^)]*\\) \\S+$`));
  problems.splice(0);
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults = await accessibilityFaults(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) faults.push(`${overflow} px wider than the window`);
  if ((await page.locator("h1").count()) !== 1) faults.push("not one heading of level 1");
  return faults;
}
