import { expect, expectAccessible, nativeItem, ready, test } from "./fixtures";

const check = () => nativeItem("Security mailbox answers", { kind: "channel_check", facts: { channel_key: "security-mailbox", tested_at: new Date().toISOString(), reachable: true } });

test("Verify checks leaf, place and signature in the browser, keeps the key, and shouts when the server names another", async ({ page, org }) => {
  const [item = { id: "", number: 0 }] = await org.push(check());
  await org.signIn(page);
  const scripts: string[] = [];
  page.on("request", (request) => { if (request.url().includes("/checker/")) scripts.push(request.url()); });
  await page.goto(`/o/${org.slug}/evidence/${item.id}?tab=proof`);
  const verify = page.getByRole("region", { name: "Verification" });
  await (await ready(verify.getByRole("button", { name: "Verify", exact: true }))).isVisible();
  expect(scripts).toEqual([]);
  await expect(verify.getByText("The first check keeps the key")).toBeVisible();
  await verify.getByRole("button", { name: "Verify", exact: true }).click();
  const here = verify.getByRole("region", { name: "Checked in this browser" });
  for (const name of ["Leaf: holds", "Place in the log: holds", "Signature: holds"]) await expect(here.getByText(name)).toBeVisible();
  await expect(verify.getByRole("region", { name: "Derived again by this server" }).getByText("The file’s bytes: holds")).toBeVisible();
  await expect(verify.getByText("first seen here")).toBeVisible();
  expect(scripts).toHaveLength(1);
  await expectAccessible(page);

  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("proofroom.ledger-key:")));
  expect(kept).toHaveLength(1);
  // A server that now signs with another key is, seen from here, a kept key that is not the named one.
  await page.evaluate(([name = "", value = ""]) => localStorage.setItem(name, value.replace(/\+[0-9a-f]{8}\+/, "+00000000+")), kept[0] ?? []);
  await page.reload();
  await expect(verify.getByRole("alert")).toContainText("The log’s key is not the one this browser kept");
  await (await ready(verify.getByRole("button", { name: "Verify", exact: true }))).click();
  await expect(here.getByText("Signature: does not hold")).toBeVisible();
  await expect(here.getByText("Place in the log: holds")).toBeVisible();
  await expectAccessible(page);
  await verify.getByRole("button", { name: "I asked: keep the new key" }).click();
  await expect(verify.getByRole("alert")).toHaveCount(0);
});

test("a bit changed on the way fails in the browser, whatever the server says", async ({ page, org }) => {
  const [item = { id: "", number: 0 }] = await org.push(check());
  await org.signIn(page);
  await page.route("**/files/leaves/**", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.body()).toString("utf8").replace(/"version":1/, '"version":2');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`/o/${org.slug}/evidence/${item.id}?tab=proof`);
  const verify = page.getByRole("region", { name: "Verification" });
  await (await ready(verify.getByRole("button", { name: "Verify", exact: true }))).click();
  await expect(verify.getByRole("region", { name: "Checked in this browser" }).getByText("Place in the log: does not hold")).toBeVisible();
  await expect(verify.getByRole("region", { name: "Derived again by this server" }).getByText("All of it holds")).toBeVisible();
});

test("the ledger's head is verified in the browser with a key that a person brought", async ({ page, org }) => {
  await org.push(check());
  await org.signIn(page);
  await page.goto(`/o/${org.slug}/ledger`);
  const head = page.getByRole("region", { name: "Head" });
  const vkey = (await page.getByRole("region", { name: "Keys" }).locator("code").first().textContent()) ?? "";
  await (await ready(head.getByRole("button", { name: "Bring your own key" }))).click();
  await head.getByLabel("Verifier key").fill("not a key");
  await head.getByRole("button", { name: "Keep this key" }).click();
  await expect(head.getByText("This is no verifier key")).toBeVisible();
  await head.getByLabel("Verifier key").fill(vkey);
  await head.getByRole("button", { name: "Keep this key" }).click();
  await expect(head.getByText("which you brought")).toBeVisible();
  await head.getByRole("button", { name: "Verify the head here" }).click();
  await expect(head.getByText("Signature: holds")).toBeVisible();
  await expectAccessible(page);
  const before = await head.getByRole("definition").first().textContent();
  await org.push(check());
  await expect(async () => {
    await page.reload();
    expect(await head.getByRole("definition").first().textContent()).not.toBe(before);
  }).toPass();
  await (await ready(head.getByRole("button", { name: "Verify the head here" }))).click();
  await expect(head.getByText("Growth: holds")).toBeVisible();
  await page.evaluate(() => {
    for (const [name, value] of Object.entries(localStorage)) if (name.startsWith("proofroom.ledger-head:")) localStorage.setItem(name, value.replace(/"size":\d+/, '"size":9999'));
  });
  await head.getByRole("button", { name: "Verify the head here" }).click();
  await expect(head.getByText("ROLLED_BACK")).toBeVisible();
});
