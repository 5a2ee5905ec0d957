import { afterEach, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { runEvaluations, sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { getControl } from "@/server/services/controls/get";
import { getEvidence } from "@/server/services/evidence/get";

import { newAnchorHead } from "../anchors/testing/heads";

// Whether anything is anchored must not depend on what other tests anchor.
afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

/** The filed evidence of a check that a process with these settings ran. */
async function filed(org: TestOrg, settings: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const { selfCheck } = await import("./self-check");
  const row = await selfCheck(org.id, (await openLogOf(org.id)).id, "incremental", () => new Date());
  const item = await getEvidence(org.as(), { id: row?.evidenceId ?? "" });
  return { title: item.title, provenance: JSON.stringify(item.provenance) };
}

test("a self-check without any anchor configured says so and what to set, and the control's sentence leads there", async () => {
  const org = await createOrg();
  await sequenceOf(org.id);
  const { title, provenance } = await filed(org);
  expect(title).toBe("Ledger self-check, whole: no anchor outside is configured");
  expect(provenance).toContain("sets PROOFROOM_WITNESS_POLICY, PROOFROOM_TSA_URL or PROOFROOM_ANCHOR_BUCKET_URL");
  await runEvaluations(org.id);
  const control = await getControl(org.as(), { key: "MON-03" });
  expect(JSON.stringify(control)).toContain("says whether no anchor is configured or one fails, and what to do");
});

test("one with an anchor that fails names it and its words; one that has only not answered yet is told apart", async () => {
  const org = await createOrg({ adopt: false });
  await sequenceOf(org.id);
  const bucket = (name: string) => ({ PROOFROOM_ANCHOR_BUCKET_URL: `http://127.0.0.1:1/${name}-${org.id}`, PROOFROOM_ANCHOR_BUCKET_KEY_ID: "k", PROOFROOM_ANCHOR_BUCKET_SECRET: "s" });
  expect((await filed(org, bucket("fresh"))).title).toBe("Ledger self-check, whole: not anchored outside yet");
  const target = `127.0.0.1:1/broken-${org.id}`;
  await newAnchorHead(org, new Date(), [{ kind: "object_lock", target, url: `http://${target}`, keyId: "k", secret: "s", region: "r", retentionDays: 1 }]);
  await admin()`update ledger.instance_anchors set attempts = 1, error = 'UNREACHABLE: ECONNREFUSED' where target = ${target}`;
  const failing = await filed(org, bucket("broken"));
  expect(failing.title).toBe("Ledger self-check: anchoring outside fails");
  expect(failing.provenance).toContain(`${target} fails (UNREACHABLE: ECONNREFUSED)`);
});
