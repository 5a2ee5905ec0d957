import { beforeEach, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { addMember } from "@/db/testing/people";
import type { SealReason } from "@/server/domain/anchors/schema";

import { mailHeldExportsOf } from "./mail-held-exports";
import { sealLedger } from "./seal-ledger";
import { sealNow } from "./seal-now";

const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
let org: TestOrg;
beforeEach(async () => {
  org = await createOrg({ adopt: false });
});

async function sealed(reason: SealReason, at: Date): Promise<void> {
  await sealLedger({ orgId: org.id, sealId: (await sealNow(org.as(), { reason })).id }, at, []);
}

async function mails(recipient = org.owner.email): Promise<string[]> {
  return (await admin()<{ plain: string }[]>`select plain from outbox where recipient = ${recipient} and subject like 'Sealed%' order by id`).map(({ plain }) => plain);
}

async function untold(): Promise<number> {
  return (await admin()`select 1 from ledger.seals where org_id = ${org.id} and mailed_at is null`).length;
}

describe("mails of exports", () => {
  test("are one a day whatever number of packs is asked for, to each owner and officer, and the next tells of all that were held back", async () => {
    const officer = await addMember(org.id, "officer");
    for (const at of [hours(0), hours(1), hours(2), hours(3)]) await sealed("export", at);
    expect([(await mails()).length, (await mails(officer.email)).length, await untold()]).toEqual([1, 1, 3]);
    await mailHeldExportsOf(org.id, hours(23));
    expect(await mails()).toHaveLength(1);
    await mailHeldExportsOf(org.id, hours(25));
    await mailHeldExportsOf(org.id, hours(26));
    expect([(await mails()).length, (await mails(officer.email)).length, await untold()]).toEqual([2, 2, 0]);
    expect((await mails()).join()).toContain("3 packs were exported");
  });

  test("hold back no other: a period close and a sign-off are told at once, as often as they come", async () => {
    for (const reason of ["export", "period_close", "sign_off", "period_close", "export", "on_demand"] as const) await sealed(reason, now);
    expect([(await mails()).length, await untold()]).toEqual([5, 1]);
  });

  test("go out with the next export too, when a day has passed, and of what nobody exported there is none", async () => {
    await sealed("export", hours(0));
    await sealed("export", hours(1));
    await sealed("export", hours(30));
    expect([(await mails()).length, await untold()]).toEqual([2, 0]);
    expect((await mails()).join()).toContain("2 packs were exported");
    await mailHeldExportsOf(org.id, hours(60));
    expect(await mails()).toHaveLength(2);
  });

  test("of seals carried out at once are still one", async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await sealNow(org.as(), { reason: "export" })).id));
    await Promise.all(ids.map(async (sealId) => sealLedger({ orgId: org.id, sealId }, now, [])));
    expect(await mails()).toHaveLength(1);
  });
});
