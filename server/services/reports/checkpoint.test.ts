import { randomBytes } from "node:crypto";

import { afterEach, expect, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf, writeEntries } from "@/db/testing/ledgers";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { freezeNow } from "@/server/services/ledger/freeze";
import { succeedLog } from "@/server/services/ledger/succeed";

import { checkpointOf } from "./checkpoint";

const DAY_MS = 86_400_000;
afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

const printed = async (org: TestOrg) => withOrg(org.id, async (tx) => checkpointOf(tx, org.id));
const opened = ({ note, vkey }: ReportSnapshot["ledger"]) => openCheckpoint(note ?? "", [parseVerifierKey(vkey ?? "")]);

test("a report after a succession prints the successor's name, head and key, though the closed log has more entries", async () => {
  const org = await createOrg({ adopt: false });
  await writeEntries(org, 20);
  await sequenceOf(org.id);
  const closed = await openLogOf(org.id);
  await freezeNow(org.id, closed.id, { code: "OPERATOR", sentence: "moved" }, new Date());
  const { origin, vkey } = await succeedLog(org.id, closed.id, { statement: "moved" }, new Date());
  expect(await printed(org)).toEqual({ origin, vkey, size: 0, root: null, at: null, note: null });
  await writeEntries(org, 2);
  await sequenceOf(org.id);
  const ledger = await printed(org);
  expect([ledger.origin, ledger.vkey, ledger.size]).toEqual([origin, vkey, 3]);
  expect(opened(ledger)).toMatchObject({ origin, size: 3 });
});

test("a report after a change of keys prints a key that signed the head it prints: the newest", async () => {
  const org = await createOrg({ adopt: false });
  await sequenceOf(org.id);
  const { id } = await openLogOf(org.id);
  vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", randomBytes(24).toString("hex"));
  vi.resetModules();
  const [{ rotateKey }, { sequenceLog }] = await Promise.all([import("@/server/services/ledger/rotate-key"), import("@/server/services/ledger/sequence")]);
  const { vkey: first } = await printed(org);
  const changed = await rotateKey(org.id, id, 0, new Date());
  for (const days of [0, 2]) {
    await writeEntries(org, 1);
    await sequenceLog(org.id, id, new Date(Date.now() + days * DAY_MS));
    const ledger = await printed(org);
    expect([ledger.vkey, ledger.vkey === first]).toEqual([changed?.vkey, false]);
    expect(opened(ledger).size).toBe(ledger.size);
  }
});
