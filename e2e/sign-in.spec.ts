import type { Page } from "@playwright/test";
import { desc, eq } from "drizzle-orm";

import { withoutOrg } from "../db/client";
import { outbox } from "../db/schema/users";
import { expect, ready, test } from "./fixtures";

test("a wrong password gives one clear sentence and tells nothing more", async ({ page, org, problems }) => {
  await page.goto("/sign-in");
  for (const email of [org.owner.email, `nobody-${org.slug}@example.org`]) {
    await fillIn(page, email, "not the passphrase at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "E-mail address and password do not fit together." })).toBeVisible();
    await page.reload();
  }
  await expect(page).toHaveURL(/\/sign-in$/);
  // The browser itself reports the refused sign-in.
  expect(problems.splice(0).filter((problem) => !/ 401 .*\/api\/auth\/callback\/password$/.test(problem))).toEqual([]);
});

test("the right password leads Home; after signing out the old cookie opens nothing", async ({ page, org }) => {
  await page.goto("/sign-in");
  await fillIn(page, org.owner.email, org.owner.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/o/${org.slug}$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name.endsWith("proofroom.session"))).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await (await ready(page.getByRole("button", { name: `${org.owner.name}, account` }))).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.context().addCookies(cookies);
  await page.goto(`/o/${org.slug}/controls`);
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("Reporting channels work")).toHaveCount(0);
});

test("signing in leads back to the page that was asked for, by password and by mailed link", async ({ page, org }) => {
  const asked = `/o/${org.slug}/controls/BCP-03?asOf=2026-01-31`;
  const there = new RegExp(`/o/${org.slug}/controls/BCP-03\\?asOf=2026-01-31$`);
  await page.goto(asked);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await fillIn(page, org.owner.email, org.owner.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(there);
  await page.context().clearCookies();

  await page.goto(asked);
  await (await ready(page.getByLabel("E-mail"))).fill(org.owner.email);
  await page.getByRole("button", { name: "Send me a link instead" }).click();
  await expect(page.getByText("Look at your mail")).toBeVisible();
  await page.goto(await linkMailedTo(org.owner.email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(there);
});

test("signing in never leads to another site, nor to an address that acts", async ({ page, org }) => {
  for (const to of ["https://evil.example/o/x", "//evil.example", "/\\evil.example/o/x", `/o/${org.slug}/../../api/auth/signout`, `/o/${org.slug}/files/activity.csv`]) {
    await page.goto(`/sign-in?${new URLSearchParams({ to })}`);
    await fillIn(page, org.owner.email, org.owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page, to).toHaveURL(new RegExp(`^${org.url}/o/${org.slug}$`));
    await page.goto(`/sign-in?${new URLSearchParams({ to })}`);
    await expect(page, `${to}, signed in`).toHaveURL(new RegExp(`^${org.url}/o/${org.slug}$`));
    await page.context().clearCookies();
  }
});

test("the icon answers at the address browsers guess", async ({ request }) => {
  const [guessed, named] = await Promise.all(["/favicon.ico", "/icon.svg"].map(async (address) => request.get(address)));
  expect([guessed?.status(), guessed?.headers()["content-type"]]).toEqual([200, "image/svg+xml"]);
  expect(await guessed?.text()).toBe(await named?.text());
});

test("a mailed link signs in once only", async ({ page, org, browser, baseURL }) => {
  await page.goto("/sign-in");
  await (await ready(page.getByLabel("E-mail"))).fill(org.owner.email);
  await page.getByRole("button", { name: "Send me a link instead" }).click();
  await expect(page.getByText("Look at your mail")).toBeVisible();
  const link = await linkMailedTo(org.owner.email);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/o/${org.slug}$`));

  const stranger = await browser.newContext({ baseURL });
  const other = await stranger.newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("This link does not sign you in")).toBeVisible();
  await other.goto(`/o/${org.slug}`);
  await expect(other).toHaveURL(/\/sign-in/);
  await stranger.close();
});

test("an invited person joins by the mailed link and lands in the organization", async ({ page, org }) => {
  const email = `new-${org.slug}@example.org`;
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/settings/members`);
  await (await ready(page.getByLabel("E-mail"))).fill(email);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("list", { name: "Invitations" })).toContainText(`${email} as contributor, by ${org.owner.name}`);
  await page.context().clearCookies();

  await page.goto(await linkMailedTo(email));
  await expect(page.getByRole("heading", { level: 1, name: /^Join Org / })).toBeVisible();
  await page.getByLabel("Your name").fill("Noor Haddad");
  await page.getByLabel("Password").fill("seven quiet lanterns by the sea");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(new RegExp(`/o/${org.slug}$`));
  await (await ready(page.getByRole("button", { name: "Noor Haddad, account" }))).click();
  await expect(page.getByText(`${email} · contributor`)).toBeVisible();
});

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await (await ready(page.getByLabel("E-mail"))).fill(email);
  await page.getByLabel("Password").fill(password);
}

/** The address in the newest mail to somebody, once it is written. */
async function linkMailedTo(email: string): Promise<string> {
  let link: string | undefined;
  await expect.poll(async () => {
    const [mail] = await withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.recipient, email)).orderBy(desc(outbox.createdAt)).limit(1));
    link = /https?:\/\/\S+#[\w-]+/.exec(mail?.plain ?? "")?.[0];
    return link;
  }).toBeDefined();
  return link ?? "";
}
