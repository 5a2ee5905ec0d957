import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { addMember } from "@/db/testing/people";
import { unprovableOf } from "@/db/testing/provable";
import { PERMISSIONS } from "@/server/domain/access/permissions";
import type { ServiceContext } from "@/server/services/context";
import { resolvePrivacyCentre } from "@/server/services/access/resolve-privacy-centre";
import { tendCasesOf } from "@/server/services/privacy/care/tend-cases";
import { listDrills } from "@/server/services/privacy/drills/list";
import { fileRequest } from "@/server/services/privacy/file-request";
import { fileClosedCasesOf } from "@/server/services/privacy/filed/file-closed-cases";
import { listCases } from "@/server/services/privacy/list";
import { getPrivacyNumbers } from "@/server/services/privacy/numbers/get-numbers";
import { savePrivacySettings } from "@/server/services/privacy/save-settings";
import { withdrawAsRequester } from "@/server/services/privacy/withdraw";

import { caseOf } from "./acts";
import { ACME_PRIVACY } from "./settings";
import { DESK_STORY } from "./story";

const END = Date.parse("2026-11-20T12:00:00Z");

test("the demo's year at the privacy desk is one that the rules allow, shows every way a request goes, and can all be proven", async () => {
  const org = await createOrg();
  const second = await addMember(org.id, "owner");
  const owner = (now: Date): ServiceContext => ({ ...org.as(), actor: { kind: "user", ...second }, permissions: new Set(PERMISSIONS), now });
  const officer = (now: Date): ServiceContext => ({ ...org.as(), now });
  await savePrivacySettings(owner(new Date(END - 300 * 86_400_000)), ACME_PRIVACY);
  let last = Infinity;
  for (const day of DESK_STORY) {
    expect(day.daysBefore).toBeLessThanOrEqual(last);
    last = day.daysBefore;
    const now = new Date(END - day.daysBefore * 86_400_000);
    const asked = "form" in day ? day.form : "signedIn" in day ? day.signedIn : null;
    if (asked) {
      const visitor = await resolvePrivacyCentre(org.slug, { now, requestId: "req" });
      const { words: wording, objectsTo = [], ...rest } = asked;
      await fileRequest(visitor, { ...rest, objectsTo, wording });
    } else if ("desk" in day) await day.desk({ officer: officer(now), owner: owner(now) });
    else if ("withdraws" in day) {
      const id = await caseOf(officer(now), day.withdraws.number);
      await withdrawAsRequester({ ...officer(now), actor: { kind: "subject", id }, caseId: id, permissions: new Set(["case:own"]) }, { rights: [day.withdraws.right] });
    }
    await fileClosedCasesOf(org.id, now);
    await tendCasesOf(org.id, now);
  }
  const lines = (await listCases(officer(new Date(END)), { show: "all", size: 100 })).rows;
  expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(["closed", "open", "received", "identity_pending", "withdrawn"]));
  const { total, grounds } = await getPrivacyNumbers(officer(new Date(END)), { from: "2026-01-01", to: "2026-11-20" });
  expect(total).toMatchObject({ received: 12, answered: 4, inTime: 4, overdue: 1, extended: 1, refused: 1, withdrawn: 1 });
  const { rows } = await listDrills(officer(new Date(END)));
  expect(rows).toMatchObject([{ name: "Drill 1", state: "ended", result: "failed", planted: 2, systems: 3, failing: 2, evidenceId: expect.stringMatching(/^ev_/) as string }]);
  expect(grounds.map(({ ground }) => ground)).toEqual(["compelling_grounds"]);
  expect(await unprovableOf(org)).toEqual([]);
});
