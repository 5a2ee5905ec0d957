import { createOrg } from "@/db/seed/factories";
import { freezeNow } from "@/server/services/ledger/freeze";
import { succeedLog } from "@/server/services/ledger/succeed";
import { pushEvidence } from "@/server/services/evidence/push";

import { restoreTest } from "./items";
import { sequenceOf } from "./jobs";
import { openLogOf } from "./ledgers";

const now = () => new Date();

/** One item in the old log, one acknowledged and not sequenced when it was closed, one pushed to the successor. */
export async function succeeded() {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
  const push = async (day: string) => (await pushEvidence(org.at(`${day}T12:00:00Z`), { items: [restoreTest(`${day}T10:00:00Z`)] }))[0]?.id ?? "";
  const sequenced = await push("2026-01-31");
  await sequenceOf(org.id);
  const old = await openLogOf(org.id);
  const waiting = await push("2026-02-27");
  await freezeNow(org.id, old.id, { code: "OPERATOR", sentence: "The key was in other hands." }, now());
  const next = await succeedLog(org.id, old.id, { statement: "The key was stolen on 1 March.", keyCompromised: true, lastGoodSize: old.size }, now());
  return { org, old, next, sequenced, waiting, fresh: await push("2026-03-27") };
}
