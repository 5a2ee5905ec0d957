import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";

import type { ServiceContext } from "../context";
import { getHome } from "../home/get";
import { actOnCase } from "./act";
import { previewLetter } from "./preview-letter";
import { recordRequest } from "./record-request";
import { savePrivacySettings } from "./save-settings";

const AT = new Date("2026-03-05T10:00:00Z");
let org: TestOrg;
let id: string;
const ctx = (): ServiceContext => ({ ...org.as(), now: AT });

beforeAll(async () => {
  org = await createOrg({ adopt: false });
  await savePrivacySettings(ctx(), PRIVACY_SETTINGS);
  ({ id } = await recordRequest(ctx(), { channel: "post", receivedAt: AT.toISOString(), language: "en", rights: ["access", "erasure"], requester: { name: "Petra", email: `petra@${org.slug}.example`, address: null, identifiers: [] }, knownAddress: true, wording: "What do you hold?" }));
});

describe("previewLetter", () => {
  test("shows the letter with what it still lacks, and leaves nothing behind", async () => {
    const before = await countRows(org.id);
    const empty = await previewLetter(ctx(), { id, kind: "refusal", right: "erasure", said: {} });
    expect(empty.missing).toEqual(["reasons"]);
    const whole = await previewLetter(ctx(), { id, kind: "refusal", right: "erasure", said: { reasons: "Invoices are kept." } });
    expect(whole.missing).toEqual([]);
    expect(whole.paragraphs.map(({ text }) => text).join("\n")).toMatch(/Invoices are kept[\s\S]*Berlin Commissioner[\s\S]*court/);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("of an extension names the day that it extends to, and the letter that goes out says the same", async () => {
    const said = { reasons: "Eleven systems, two of them archives." };
    const preview = await previewLetter(ctx(), { id, kind: "extension", right: "access", said });
    // dsar.md vector 16: three months from receipt, not from the end of the first.
    expect(preview.paragraphs.some(({ text }) => text.includes("5 June 2026"))).toBe(true);
    await actOnCase(ctx(), { id, kind: "extend", right: "access", data: { because: "complexity", reasons: { text: said.reasons }, notice: { letter: { kind: "extension", said } } } });
    const [mail] = await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${`petra@${org.slug}.example`} order by created_at desc, id desc limit 1`;
    expect(mail?.plain).toContain("5 June 2026");
    expect(mail?.plain).not.toContain("April");
  });

  test("a case of another organization has no letters", async () => {
    const other = await createOrg({ adopt: false });
    await savePrivacySettings({ ...other.as(), now: AT }, PRIVACY_SETTINGS);
    await expect(previewLetter({ ...other.as(), now: AT }, { id, kind: "refusal", right: "erasure", said: {} })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("requests on Home", () => {
  test("stand there by their dates where there is a desk, and to nobody who may not see it", async () => {
    const [bare, contributor] = [await createOrg({ adopt: false }), { ...ctx(), permissions: new Set(["home:read"] as const) }];
    expect((await getHome(ctx())).requests).toMatchObject([{ name: "R-1", rights: ["access", "erasure"], dueOn: "2026-04-07", daysLeft: 33 }]);
    expect((await getHome({ ...contributor, actor: ctx().actor })).requests).toBeNull();
    expect((await getHome({ ...bare.as(), now: AT })).requests).toBeNull();
  });
});
