import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { problemOf } from "@/db/testing/api";
import { fromPage, signedIn } from "@/db/testing/browser";
import { addMember } from "@/db/testing/people";
import { approveErasure } from "@/server/services/erasures/approve";
import { requestErasure } from "@/server/services/erasures/request";
import { pushEvidence } from "@/server/services/evidence/push";

import { evidenceFile } from "./portal-files";

test("the file of erased evidence is 410 with the sentence that stands in its place; that of nobody stays 404", async () => {
  const org = await createOrg({ adopt: false, now: new Date("2026-03-07T09:00:00Z") });
  const [item] = await pushEvidence(org.as(), { items: [{ content: { text: "Minutes" }, asDocument: true }] });
  const asker = await addMember(org.id, "owner");
  const { id } = await requestErasure({ ...org.as(), actor: { ...asker, kind: "user" } }, { evidenceId: item?.id, basis: "gdpr.17.1.d", reason: "not ours to keep" });
  await approveErasure(org.as(), { id });
  const cookie = await signedIn(org.owner.id);
  const file = async (of: string) => problemOf(await evidenceFile(fromPage("/x", { cookie }), { params: Promise.resolve({ orgSlug: org.slug, id: of }) }));
  expect(await file(item?.id ?? "")).toMatchObject({
    status: 410, body: { code: "GONE", title: `Content erased on 2026-03-07, basis unlawful processing (GDPR Art. 17(1)(d)), by ${asker.name}, approved by ${org.owner.name}.` },
  });
  expect((await file("ev_nobody")).status).toBe(404);
});
