import { globSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { admin, countRows } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { restoreTest } from "@/db/testing/items";
import { makeObjects, nobodys, type Objects } from "@/db/testing/objects";
import { statementsOf } from "@/db/testing/statements";
import { API_SCOPES, type ApiScope } from "@/server/domain/access/permissions";

type Handler = Parameters<typeof send>[0];
/** `own`: the parameter names a place that every organization has one of, not an object of one. */
type RouteCase = { scope: ApiScope; own?: true; params?: (on: Objects) => Record<string, string>; query?: () => string; body?: (on: Objects) => unknown; foreign?: (on: Objects) => unknown };

const item = { ...restoreTest("2026-02-02T10:00:00Z") };
const plan = { kind: "control_tests", rhythm: { every: "month", day: 1 }, window: "previous_month" };
/** Every route and method of the public API. One without a line here fails. */
const ROUTES: Record<string, RouteCase | "public"> = {
  "GET controls": { scope: "controls:read" },
  "GET controls/[key]": { scope: "controls:read", own: true, params: (on) => ({ key: on.controlKey }) },
  "GET evidence": { scope: "evidence:read" },
  "POST evidence": { scope: "evidence:push", body: () => item, foreign: (on) => ({ ...item, supersedes: on.evidenceId }) },
  "POST evidence/batch": { scope: "evidence:push", body: () => ({ items: [item] }), foreign: (on) => ({ items: [{ content: { sha256: on.sha256 } }] }) },
  "GET evidence/[id]": { scope: "evidence:read", params: (on) => ({ id: on.evidenceId }) },
  "GET evidence/[id]/file": { scope: "evidence:read", params: (on) => ({ id: on.evidenceId }) },
  "POST files": { scope: "evidence:push", body: () => "some bytes" },
  "GET ledger/anchors": { scope: "ledger:read" },
  "GET ledger/checkpoint": { scope: "ledger:read" },
  "GET ledger/checkpoints/[size]": { scope: "ledger:read", own: true, params: () => ({ size: String(size) }) },
  "GET ledger/consistency": { scope: "ledger:read", query: () => `?from=${size}&to=${size}` },
  "GET ledger/entries/[id]": { scope: "ledger:read", params: (on) => ({ id: on.entryId }) },
  "GET ledger/proofs/[entryId]": { scope: "ledger:read", params: (on) => ({ entryId: on.evidenceId }) },
  "GET ledger/tile/[...path]": { scope: "ledger:read", own: true, params: () => ({ path: "entries/000.p/2" }) },
  "GET ping": { scope: "evidence:push" },
  "GET system-description": { scope: "reports:read" },
  "POST system-description": { scope: "reports:make", body: () => ({ after: 0, content: { services: "Hosting" } }) },
  "GET reports": { scope: "reports:read" },
  "POST reports": { scope: "reports:make", body: () => ({ kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }) },
  "GET reports/[id]": { scope: "reports:read", params: (on) => ({ id: on.reportId }) },
  "GET reports/[id]/file": { scope: "reports:read", params: (on) => ({ id: on.reportId }) },
  "POST reports/[id]/retry": { scope: "reports:make", params: (on) => ({ id: on.reportId }) },
  "GET report-schedules": { scope: "reports:read" },
  "POST report-schedules": { scope: "reports:make", body: () => plan },
  "PUT report-schedules/[id]": { scope: "reports:make", params: (on) => ({ id: on.scheduleId }), body: () => ({ rhythm: plan.rhythm, window: plan.window }) },
  "POST report-schedules/[id]/pause": { scope: "reports:make", params: (on) => ({ id: on.scheduleId }), body: () => ({ paused: true }) },
  "POST report-schedules/[id]/retry": { scope: "reports:make", params: (on) => ({ id: on.scheduleId }) },
  "DELETE report-schedules/[id]": { scope: "reports:make", params: (on) => ({ id: on.scheduleId }) },
  "GET reports/[id]/signed": { scope: "reports:read", params: (on) => ({ id: on.reportId }) },
  "GET engagements/[id]/oscal/[document]": { scope: "reports:read", params: (on) => ({ id: on.engagementId, document: "all" }) },
  "GET engagements/[id]/tables/[file]": { scope: "reports:read", params: (on) => ({ id: on.engagementId, file: "controls.csv" }) },
  "GET packs": { scope: "packs:read" },
  "POST packs": { scope: "packs:make", body: () => ({ scope: { kind: "all" } }), foreign: (on) => ({ scope: { kind: "item", evidence: [on.evidenceId] } }) },
  "GET packs/[id]": { scope: "packs:read", params: (on) => ({ id: on.packId }) },
  "GET packs/[id]/file": { scope: "packs:read", params: (on) => ({ id: on.packId }) },
  "GET privacy/deadline": "public",
  "GET privacy/erasures": { scope: "privacy:replay", query: () => "?since=2026-01-01T00:00:00Z" },
  "POST privacy/erasures/replays": { scope: "privacy:replay", body: () => ({ system: "portal", since: "2026-01-01T00:00:00Z", done: [] }) },
  "GET privacy/suppressions": { scope: "privacy:suppress" },
  "POST privacy/suppressions/check": { scope: "privacy:suppress", body: () => ({ identifiers: [{ type: "email", value: "ada@example.org" }] }) },
  "GET privacy/drills": { scope: "privacy:read" },
  "GET privacy/drills/[id]": { scope: "privacy:read", params: (on) => ({ id: on.drillId }) },
  "GET privacy/systems": { scope: "privacy:read" },
  "GET privacy/systems/[id]": { scope: "privacy:read", params: (on) => ({ id: on.systemId }) },
  // Its sender proves who they are by a signature: server/services/privacy/tasks/receipt.test.ts.
  "POST privacy/tasks/[id]/receipt": "public",
  "GET registers/[register]": { scope: "registers:read", own: true, params: () => ({ register: "processors" }) },
  "GET openapi.json": "public",
  "DELETE [[...path]]": "public", "GET [[...path]]": "public", "PATCH [[...path]]": "public", "POST [[...path]]": "public", "PUT [[...path]]": "public",
  "GET schemas/evidence.json": "public",
};
const gated = Object.entries(ROUTES).flatMap(([name, given]) => (given === "public" ? [] : [[name, given] as const]));
const handlers = new Map<string, Handler>();
let [mine, theirs]: TestOrg[] = [];
let [ofMine, ofThem]: Objects[] = [];
let all = "";
let size = 0;

const handlerOf = (name: string): Handler => handlers.get(name) ?? (async () => new Response(null, { status: 599 }));

async function newestSize(orgId: string): Promise<number> {
  const [row] = await admin()<{ size: number }[]>`select max(size)::int as size from ledger.checkpoints where org_id = ${orgId}`;
  return row?.size ?? 0;
}

beforeAll(async () => {
  for (const file of globSync("app/api/v1/**/route.ts")) {
    const exported = (await import(/* @vite-ignore */ path.resolve(file))) as Record<string, Handler>;
    for (const [method, handler] of Object.entries(exported)) handlers.set(`${method} ${path.relative("app/api/v1", path.dirname(file))}`, handler);
  }
  [mine, theirs] = await Promise.all([createOrg(), createOrg()]);
  [ofMine, ofThem] = [await makeObjects(mine, "MINE"), await makeObjects(theirs, "THEIRS")];
  // Proofs are of what has its place already.
  await Promise.all([sequenceOf(mine.id), sequenceOf(theirs.id)]);
  size = await newestSize(mine.id);
  all = await keyOf(mine, ...API_SCOPES);
}, 60_000);

describe("the public API's gate", () => {
  test("every route has a case, and every case a route", () => {
    expect([...handlers.keys()].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test.each(gated)("%s answers with its one scope and with no other", async (name, { scope, params, query, body }) => {
    const on = ofMine ?? nobodys();
    const call = { params: params?.(on), body: body?.(on), path: `/api/v1/x${query?.() ?? ""}` };
    const right = await send(handlerOf(name), { ...call, key: await keyOf(mine as TestOrg, scope) });
    expect([200, 201, 202, 409]).toContain(right.status);
    await right.arrayBuffer();
    const others = await keyOf(mine as TestOrg, ...API_SCOPES.filter((other) => other !== scope));
    const before = await countRows(mine?.id ?? "");
    const wrong = await problemOf(await send(handlerOf(name), { ...call, key: others }));
    expect(wrong).toMatchObject({ status: 403, type: "application/problem+json", body: { code: "FORBIDDEN" } });
    expect(JSON.stringify(wrong.body)).toContain(scope);
    expect(await countRows(mine?.id ?? "")).toEqual(before);
  });

  test.each(gated.filter(([, given]) => given.params && !given.own))("%s answers for another organization's object what it answers for nobody's, by the same statements", async (name, { params, body }) => {
    const before = await countRows(mine?.id ?? "", theirs?.id ?? "");
    const [foreign, asked] = await statementsOf(async () => send(handlerOf(name), { key: all, params: params?.(ofThem ?? nobodys()), body: body?.(ofThem ?? nobodys()) }));
    const [missing, askedOfNobody] = await statementsOf(async () => send(handlerOf(name), { key: all, params: params?.(nobodys()), body: body?.(nobodys()) }));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked).toEqual(askedOfNobody);
    expect([...foreign.headers].filter(([header]) => header !== "x-request-id")).toEqual([...missing.headers].filter(([header]) => header !== "x-request-id"));
    expect(await problemOf(foreign)).toEqual({ ...(await problemOf(missing)), status: 404 });
    expect(await countRows(mine?.id ?? "", theirs?.id ?? "")).toEqual(before);
  });

  test.each(gated.filter(([, given]) => given.foreign))("%s naming another organization's object in its body answers what it answers for nobody's, by the same statements", async (name, { foreign }) => {
    const before = await countRows(mine?.id ?? "", theirs?.id ?? "");
    const answerFor = async (on: Objects) => {
      const [response, statements] = await statementsOf(async () => send(handlerOf(name), { key: all, body: foreign?.(on) }));
      return { status: response.status, statements, text: (await response.text()).replaceAll(on.evidenceId, "…").replaceAll(on.sha256, "…").replaceAll(/"requestId":"[^"]*"/g, "") };
    };
    expect(await answerFor(ofThem ?? nobodys())).toEqual(await answerFor(nobodys()));
    expect(await countRows(mine?.id ?? "", theirs?.id ?? "")).toEqual(before);
  });

  test("lists show nothing of another organization, however they are filtered", async () => {
    for (const [name, query] of [["GET evidence", ""], ["GET evidence", "?text=THEIRS"], ["GET evidence", "?sourceSystem=THEIRS-source"], ["GET controls", ""], ["GET reports", ""], ["GET packs", ""], ["GET privacy/systems", ""]] as const) {
      const text = await (await send(handlerOf(name), { key: all, path: `/api/v1/x${query}` })).text();
      expect(text).not.toContain("THEIRS");
      for (const id of Object.values(ofThem ?? {}).filter((value) => /^[a-z]+_/.test(value))) expect(text).not.toContain(id);
    }
  });

  test.each(gated)("%s refuses a duplicated and an unknown parameter with 400 or reads none, never with 5xx", async (name, { params, body }) => {
    const call = { key: all, params: params?.(ofMine ?? nobodys()), body: body?.(ofMine ?? nobodys()) };
    for (const query of ["?orgId=org_1", "?limit=1&limit=2", "?limit=abc", "?limit=-1", "?cursor=zzz", "?__proto__=1", "?constructor=1", "?from=now", "?x=%00", "?%E0%A4%A"]) {
      const response = await send(handlerOf(name), { ...call, path: `/api/v1/x${query}` });
      await response.arrayBuffer();
      expect(response.status, query).toBeLessThan(500);
    }
  });

  test("a cursor that is none is refused by its name: page one again would look like the end of the list", async () => {
    for (const cursor of ["zzz", "", Buffer.from("yesterday|ev_1").toString("base64url")]) {
      expect(await problemOf(await send(handlerOf("GET evidence"), { key: all, path: `/api/v1/evidence?cursor=${cursor}` })), cursor).toMatchObject({ status: 400, body: { errors: [{ field: "cursor" }] } });
    }
  });

  test.each([
    ["GET evidence/[id]", { params: { id: "ev_\u0000" } }], ["GET controls/[key]", { params: { key: "A\u0000" } }], ["GET reports/[id]", { params: { id: "rep_\u0000" } }], ["GET packs/[id]", { params: { id: "pck_\u0000" } }],
    ["GET evidence", { path: "/api/v1/evidence?text=%00" }], ["GET evidence", { path: "/api/v1/evidence?kind=%00" }],
    ["GET evidence", { path: `/api/v1/evidence?cursor=${Buffer.from("+275760-09-13T00:00:00.000Z|ev_1").toString("base64url")}` }],
    ["GET evidence", { path: "/api/v1/evidence?from=0000-01-01T00:00:00Z" }], ["GET controls", { path: "/api/v1/controls?asOf=0000-01-01T00:00:00Z" }],
  ])("%s with %j is refused with 4xx or finds nothing", async (name, call) => {
    expect((await send(handlerOf(name), { key: all, ...call })).status).toBeLessThan(500);
  });
});
