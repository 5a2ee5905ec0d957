import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { saveLook } from "@/server/services/organizations/save-look";
import { readPdf } from "@/server/reports/testing/pdf-text";

import { askPreview } from "./ask";
import { drawPreview } from "./draw";
import { dropOldPreviews } from "./drop-old";
import { getPreview, readPreview } from "./get";

const JANUARY = { kind: "control_tests", from: "2026-01-01", to: "2026-01-31", status: "final" };
/** One pixel repeated, red and half clear, as a picture of 16 by 16. */
const LOGO = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGUlEQVR4nGP4z8DQQAlmGDVg1IBRA4aLAQDoJn8Qy7CZ9QAAAABJRU5ErkJggg==";

test("a preview is a marked PDF with the organization's look, of its own person only; a second ends the first; the ledger hears nothing, and after an hour it is gone", async () => {
  const [org, other] = [await createOrg(), await createOrg({ adopt: false })];
  await saveLook(org.as(), { accent: "#1f6f5c", logo: LOGO });
  const entries = async () => Number((await admin()`select count(*) as n from audit_events where org_id = ${org.id}`)[0]?.["n"]);
  const before = await entries();
  const first = await askPreview(org.as(), JANUARY);
  const second = await askPreview(org.as(), JANUARY);
  await drawPreview(org.id, first.id);
  await expect(getPreview(org.as(), first)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readPreview(org.as(), second)).rejects.toMatchObject({ code: "CONFLICT" });
  const later = (minutes: number) => ({ ...org.as(), now: new Date(org.as().now.getTime() + minutes * 60_000) });
  await admin()`update report_previews set state = 'running' where id = ${second.id}`;
  expect([(await getPreview(later(5), second)).state, (await getPreview(later(7), second)).state]).toEqual(["running", "failed"]);
  await drawPreview(org.id, second.id);
  expect(await getPreview(org.as(), second)).toMatchObject({ state: "done", error: null });
  const pdf = readPdf(await readPreview(org.as(), second));
  expect(pdf.all).toContain("PREVIEW");
  expect([...pdf.objects.values()].some((body) => body.includes("/Subtype /Image"))).toBe(true);
  await expect(readPreview(other.as(), second)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readPreview({ ...org.as(), actor: { ...org.as().actor, id: "usr_other" } as never }, second)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readPreview(later(61), second)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await entries()).toBe(before);
  await dropOldPreviews(new Date(Date.now() + 3_700_000));
  await expect(getPreview(org.as(), second)).rejects.toMatchObject({ code: "NOT_FOUND" });
}, 60_000);
