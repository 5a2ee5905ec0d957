import { v7 as uuidv7 } from "uuid";

import type { TestOrg } from "@/db/seed/factories";
import { API_SCOPES } from "@/server/domain/access/permissions";
import { newId } from "@/server/domain/ids/ids";
import { createApiKey } from "@/server/services/api-keys/create";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";
import { askForPack } from "@/server/services/packs/ask";
import { makeReport } from "@/server/services/reports/make";

import type { Bench } from "./installation";
import { median, type Bar } from "./measure";

const CALLS = 200;
const ITEM = { content: { json: { proofroom: 1, records: [{ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: "db", outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true, tester: "ada" } }] } } };

/** A request by the id it names. */
type Question = { what: string; foreign: string; nobodys: () => string; ask: (id: string) => [path: string, body?: object] };

/**
 * Whether the time of an answer tells another organization's object from nobody's: for each kind of id, calls that name
 * the one and calls that name the other, in random order in one connection, and beside them nobody's against nobody's.
 */
export async function benchSameTime(bench: Bench): Promise<Bar[]> {
  const [mine, theirs] = [await bench.makeOrg(), await bench.makeOrg()];
  const { key } = await createApiKey(mine.as(), { name: "bench", scopes: [...API_SCOPES] });
  const bars: Bar[] = [];
  for (const question of await questionsAbout(theirs)) bars.push(await compare(bench.url, key, question));
  return bars;
}

async function questionsAbout(theirs: TestOrg): Promise<Question[]> {
  const ctx = theirs.as();
  const evidence = (await pushEvidence(ctx, { items: [ITEM] }))[0]?.id ?? "";
  const { entryId } = (await getEvidence(ctx, { id: evidence })).ledger;
  const report = await makeReport(ctx, { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
  const pack = await askForPack(ctx, { scope: { kind: "all" } });
  const staged = await stageUpload(ctx, (async function* () { yield Buffer.from("a file of theirs"); })(), {});
  const digest = () => Array.from({ length: 64 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  const none = () => newId("evidence");
  return [
    { what: "an item", foreign: evidence, nobodys: none, ask: (id) => [`/api/v1/evidence/${id}`] },
    { what: "an item's file", foreign: evidence, nobodys: none, ask: (id) => [`/api/v1/evidence/${id}/file`] },
    { what: "an item's proof", foreign: evidence, nobodys: none, ask: (id) => [`/api/v1/ledger/proofs/${id}`] },
    { what: "a ledger entry", foreign: entryId, nobodys: () => uuidv7(), ask: (id) => [`/api/v1/ledger/entries/${id}`] },
    { what: "a report", foreign: report.id, nobodys: () => newId("report"), ask: (id) => [`/api/v1/reports/${id}`] },
    { what: "a pack", foreign: pack.id, nobodys: () => newId("pack"), ask: (id) => [`/api/v1/packs/${id}`] },
    { what: "an item to correct", foreign: evidence, nobodys: none, ask: (id) => ["/api/v1/evidence?dry_run=true", { ...ITEM, supersedes: id }] },
    { what: "an uploaded file", foreign: staged.sha256, nobodys: digest, ask: (id) => ["/api/v1/evidence?dry_run=true", { content: { sha256: id } }] },
  ];
}

async function compare(url: string, key: string, { what, foreign, nobodys, ask }: Question): Promise<Bar> {
  const time = async (id: string) => {
    const [path, body] = ask(id);
    const started = performance.now();
    const response = await fetch(`${url}${path}`, { method: body ? "POST" : "GET", headers: { authorization: `Bearer ${key}`, ...(body ? { "content-type": "application/json" } : {}) }, body: body && JSON.stringify(body) });
    await response.arrayBuffer();
    const taken = performance.now() - started;
    if (response.status !== 404 && response.status !== 422) throw new Error(`${path} answered ${response.status}`);
    return taken;
  };
  const times: Record<"foreign" | "missing" | "other", number[]> = { foreign: [], missing: [], other: [] };
  for (let i = 0; i < 20; i++) await time(nobodys());
  for (let i = 0; i < CALLS; i++) {
    for (const kind of (["foreign", "missing", "other"] as const).toSorted(() => Math.random() - 0.5)) times[kind].push(await time(kind === "foreign" ? foreign : nobodys()));
  }
  const [theirs, none, again] = [median(times.foreign), median(times.missing), median(times.other)];
  const apart = (value: number) => `${(Math.abs(value / none - 1) * 100).toFixed(1)} %`;
  return {
    what: `the time of a refusal: ${what} of another organization against nobody's`, measured: `${apart(theirs)} apart (${theirs.toFixed(2)} ms against ${none.toFixed(2)} ms; nobody's against nobody's ${apart(again)})`,
    reach: "< 20 % apart", method: `medians of ${CALLS} calls each after a warm-up, one connection, each three in random order; that both do the same work is asserted by tests (the same statements, in the same order)`,
  };
}
