import { and, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { rightsRequests } from "@/db/schema/privacy";
import { erasureWatch, personErasures, privacySuppressions } from "@/db/schema/privacy-erasure";
import type { KeyedHash } from "@/server/domain/privacy/erasure/identifiers";
import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";
import type { PersonStone } from "@/server/storage/org-keys";

import { systemContext } from "../../access/system-context";
import { holdKeys } from "../../ledger/hold-keys";
import { openKeys } from "../../ledger/open-keys";
import { recordChanges } from "../../ledger/record-change";
import { personOfCase } from "../case-texts";
import { destroyWhoAsked } from "../destroy-who-asked";
import { announce } from "../forget";
import { lockRequest } from "../rows";
import { keepReplay } from "./keep-replay";
import { rememberOrders, rememberWithdrawal } from "./remember";
import { suppress } from "./suppress";
import { type ReplayedPerson, takenBackAt, withdrawAnew, withdrawalsOf, withdrawnSince } from "./withdraw-anew";

type Erased = Extract<PersonStone, { kind: "person_erased" }>;
type Suppressed = Extract<PersonStone, { kind: "person_suppressed" }>;

/**
 * After a restore: brings every person's erasure and forgetting since a moment up to date again, whichever side was put
 * back to before it. Orders come back into the register, so that systems which ask are told of them, with their
 * suppressions; what its person had taken back is taken back again and erased nowhere; cases that were forgotten are forgotten
 * again. May be repeated.
 */
export async function replayPeople(since: Date, now: Date): Promise<ReplayedPerson[]> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const all: ReplayedPerson[] = [];
  for (const { org_id: orgId } of orgs) all.push(...(await replayIn(orgId, since, now)));
  return all;
}

async function replayIn(orgId: string, since: Date, now: Date): Promise<ReplayedPerson[]> {
  const recorded = await withOrg(orgId, async (tx) => recordMissing(tx, orgId, since, now), "system");
  const withdrawn = await withdrawAnew(orgId, since, now);
  await withOrg(orgId, async (tx) => suppressAnew(tx, orgId, since, now), "system");
  const remembered = await rememberAnew(orgId, since, now);
  const forgotten = await forgetAnew(orgId, since, now);
  const told = (requestIds: string[], how: ReplayedPerson["how"]) => requestIds.map((requestId) => ({ orgId, requestId, how }));
  return [...told(recorded, "recorded"), ...withdrawn, ...told(remembered, "remembered"), ...told(forgotten, "forgotten")];
}

/** Orders that this database has never heard of, from the key store, with a ledger entry each. */
async function recordMissing(tx: Tx, orgId: string, since: Date, now: Date): Promise<string[]> {
  const stones = (await openKeys(orgId)).people.filter((stone): stone is Erased => stone.kind === "person_erased" && new Date(stone.at) >= since);
  const known = new Set((await tx.select({ id: personErasures.taskId }).from(personErasures).where(eq(personErasures.orgId, orgId))).map(({ id }) => id));
  const missing = stones.filter(({ taskId }) => !known.has(taskId));
  if (missing.length === 0) return [];
  const takenBack = await withdrawalsOf(orgId);
  const ctx = systemContext(orgId, now);
  const entryIds = await recordChanges(tx, ctx, missing.map(({ requestId, taskId, systemId, at }) => ({ action: "person_erasure.recorded_anew", object: { kind: "person_erasure", id: taskId }, detail: { requestId, systemId, orderedAt: at } })));
  await tx.insert(personErasures).values(missing.map(({ requestId, taskId, systemId, at, by, hashes }, i) => ({
    orgId, requestId, taskId, systemId, hashes: hashes as KeyedHash[], orderedAt: new Date(at), orderedBy: by, entryId: entryIds[i] ?? "", rememberedAt: now, withdrawnAt: takenBackAt(takenBack, requestId, at),
  })));
  const toErase = missing.filter(({ requestId, at }) => takenBackAt(takenBack, requestId, at) === null);
  const requests = [...Map.groupBy(missing, ({ requestId }) => requestId)];
  await insertRows(tx, erasureWatch, requests.map(([requestId]) => ({ orgId, requestId, nextAt: null })), sql`on conflict (org_id, request_id) do nothing`);
  await keepReplay(tx, ctx, { system: PORTAL_SYSTEM, since, done: toErase.map(({ requestId, taskId }) => ({ requestId, taskId, records: 0 })), missing: 0, report: { recorded: missing.map(({ taskId }) => taskId) } });
  return requests.map(([id]) => id);
}

/** Suppressions that this database has never heard of, and those that were prolonged since: their stone keeps the day of the first. */
async function suppressAnew(tx: Tx, orgId: string, since: Date, now: Date): Promise<void> {
  const stones = (await openKeys(orgId)).people.filter((stone): stone is Suppressed => stone.kind === "person_suppressed");
  const known = await tx.select({ type: privacySuppressions.type, hash: privacySuppressions.hash, reason: privacySuppressions.reason, until: privacySuppressions.until }).from(privacySuppressions).where(eq(privacySuppressions.orgId, orgId));
  const untils = new Map(known.map(({ type, hash, reason, until }) => [`${type} ${hash} ${reason}`, until]));
  const missing = stones.filter(({ type, hash, reason, at, until }) => {
    const holds = untils.get(`${type} ${hash} ${reason}`);
    if (holds === undefined) return new Date(at) >= since;
    return holds !== null && (until === null || until > holds);
  });
  for (const [, alike] of Map.groupBy(missing, ({ reason, until }) => `${reason} ${until ?? ""}`)) {
    const [{ reason, until }] = alike as [Suppressed];
    await suppress(tx, systemContext(orgId, now), { kind: "suppressions", id: "replay" }, alike.map(({ type, hash }) => ({ type, hash }) as KeyedHash), reason === "erased" ? "erased" : "marketing_objection", until);
  }
}

/** Orders that the key store does not know, where an older one was put back. */
async function rememberAnew(orgId: string, since: Date, now: Date): Promise<string[]> {
  const known = new Set((await openKeys(orgId)).people.flatMap((stone) => (stone.kind === "person_erased" ? [stone.taskId] : [])));
  const lost = await withOrg(orgId, async (tx) => {
    const rows = await tx.select({ requestId: personErasures.requestId, taskId: personErasures.taskId }).from(personErasures).where(and(eq(personErasures.orgId, orgId), gte(personErasures.orderedAt, since), isNotNull(personErasures.rememberedAt)));
    const gone = rows.filter(({ taskId }) => !known.has(taskId));
    if (gone.length > 0) await tx.update(personErasures).set({ rememberedAt: null }).where(and(eq(personErasures.orgId, orgId), inArray(personErasures.taskId, gone.map(({ taskId }) => taskId))));
    return [...new Set(gone.map(({ requestId }) => requestId))];
  }, "system");
  for (const requestId of lost) await rememberOrders(orgId, requestId, now);
  const remembered = await withdrawalsOf(orgId);
  const takenBack = (await withOrg(orgId, async (tx) => withdrawnSince(tx, orgId, since), "system")).filter((requestId) => !remembered.has(requestId));
  for (const requestId of takenBack) await rememberWithdrawal(orgId, requestId);
  return [...new Set([...lost, ...takenBack])];
}

/** Cases that either side remembers as forgotten and the other shows. */
async function forgetAnew(orgId: string, since: Date, now: Date): Promise<string[]> {
  const keys = await openKeys(orgId);
  const stones = keys.people.flatMap((stone) => (stone.kind === "person_forgotten" && new Date(stone.at) >= since ? [stone.requestId] : []));
  const ids = await withOrg(orgId, async (tx) => {
    const rows = await tx.select({ id: rightsRequests.id, forgottenAt: rightsRequests.forgottenAt }).from(rightsRequests).where(eq(rightsRequests.orgId, orgId));
    return rows.filter(({ id, forgottenAt }) => (forgottenAt === null ? stones.includes(id) : forgottenAt >= since && keys.has(personOfCase(id)))).map(({ id }) => id);
  }, "system");
  for (const id of ids) {
    await withOrg(orgId, async (tx) => announce(tx, orgId, id, now), "system");
    await withOrg(orgId, async (tx) => {
      await lockRequest(tx, orgId, id);
      await holdKeys(tx, orgId, "exclusive");
      await destroyWhoAsked(tx, orgId, id, now);
    }, "system");
  }
  return ids;
}
