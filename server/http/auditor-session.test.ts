import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";

import { GRANTS } from "@/db/grants";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { inviteAndAccept, type LetIn } from "@/db/testing/audits";
import { fromPage } from "@/db/testing/browser";
import { changedTables, contentsOf } from "@/db/testing/contents";
import { sequenceOf } from "@/db/testing/jobs";
import { makeObjects, type Objects } from "@/db/testing/objects";
import { newIp } from "@/db/testing/people";
import { PROCEDURE_CASES } from "@/db/testing/procedures";
import { makeSessionCookie } from "@/server/auth/cookie";
import { moveEngagement } from "@/server/services/engagements/move";
import { createCaller } from "@/server/trpc/root";

type Handler = (request: Request, route: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;
type Route = { name: string; method: string; place: string; handler: Handler };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** Signing in is of anybody; the procedures behind the one address of tRPC are called one by one. */
const ELSEWHERE = ["api/auth/[...nextauth]", "api/trpc/[orgSlug]/[trpc]"];
const ownTables = new Set(Object.entries(GRANTS).filter(([, { auditor }]) => auditor?.may.some((right) => right !== "SELECT")).map(([name]) => name));

let org: TestOrg;
let on: Objects;
let auditor: Omit<LetIn, "engagementId">;
let cookie = "";
const routes: Route[] = [];

beforeAll(async () => {
  org = await createOrg();
  on = await makeObjects(org, "AUDITED");
  await moveEngagement(org.as(), { id: on.engagementId, phase: "open" });
  auditor = await inviteAndAccept(org, on.engagementId);
  // Proofs are of what has its place already.
  await sequenceOf(org.id);
  const { name, value } = await makeSessionCookie(auditor.sid);
  cookie = `${name}=${encodeURIComponent(value)}`;
  for (const file of globSync("app/**/route.{ts,tsx}")) {
    const place = path.relative("app", path.dirname(file));
    if (ELSEWHERE.includes(place)) continue;
    const exported = (await import(/* @vite-ignore */ path.resolve(file))) as Record<string, Handler>;
    for (const method of METHODS) if (exported[method]) routes.push({ name: `${method} ${place}`, method, place, handler: exported[method] });
  }
}, 90_000);

/** What stands in the address of a route: ids of the organization's own objects, by the folder before them. */
function paramsOf(place: string): Record<string, string | string[]> {
  const byFolder: Record<string, string> = {
    reports: on.reportId, packs: on.packId, cases: on.caseId, tasks: on.taskId, status: on.statusVersionId, engagements: on.engagementId, audits: on.engagementId, "audit-requests": on.engagementId, systems: on.systemId,
    samples: on.sampleId, requests: on.caseId, callbacks: on.caseId, entries: on.entryId,
  };
  const byName: Record<string, string> = {
    orgSlug: org.slug, engagementId: on.engagementId, fileId: on.caseFileId, key: on.controlKey, entryId: on.evidenceId, peerId: on.shopPeerId, register: "processors", document: "all", file: "controls.csv",
    format: "csv", size: "1", number: "1", about: "customers", what: "redact", resource: "requests",
  };
  const segments = place.split("/");
  return Object.fromEntries(segments.flatMap((segment, at): [string, string | string[]][] => {
    const many = /^\[\.\.\.(\w+)\]$/.exec(segment)?.[1];
    if (many) return [[many, ["entries", "000"]]];
    const name = /^\[(\w+)\]$/.exec(segment)?.[1];
    return name ? [[name, name === "id" ? (byFolder[segments[at - 1] ?? ""] ?? on.evidenceId) : (byName[name] ?? "x")]] : [];
  }));
}

async function statusOf({ place, method, handler }: Route): Promise<number> {
  const form = place.startsWith("privacy") || place.startsWith("status");
  const request = fromPage(`/${place}?format=csv`, { cookie, method, ...(method === "GET" ? {} : { body: form ? "" : "{}", headers: { "content-type": form ? "application/x-www-form-urlencoded" : "application/json" } }) });
  const response = await handler(request, { params: Promise.resolve(paramsOf(place)) });
  await response.arrayBuffer();
  return response.status;
}

async function codeOf(procedure: string, place: string): Promise<string> {
  const caller: unknown = createCaller({ user: auditor.user, facts: { now: new Date(), requestId: "r", ip: newIp(), userAgent: "test" }, orgSlug: place });
  const call = procedure.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (input: unknown) => Promise<unknown>;
  return call(PROCEDURE_CASES[procedure]?.input?.(on)).then(() => "OK", (error: unknown) => (error instanceof TRPCError ? error.code : `THROWN ${String(error)}`));
}

const proceduresFor = (whom: "org" | "audit") => Object.entries(PROCEDURE_CASES).filter(([, { for: of }]) => of === whom).map(([name]) => name);

describe("an auditor's session", () => {
  test("finds none of the organization's procedures, by its address or by the audit's, and changes no row of any table with them", async () => {
    const before = await contentsOf(org.id);
    for (const procedure of proceduresFor("org")) {
      for (const place of [org.slug, on.engagementId]) expect(await codeOf(procedure, place), `${procedure} at ${place}`).toBe("NOT_FOUND");
    }
    expect(changedTables(before, await contentsOf(org.id))).toEqual([]);
  }, 60_000);

  test("with every procedure of the audit room changes an auditor's own tables and no other", async () => {
    const before = await contentsOf(org.id);
    const codes = new Map<string, string>();
    for (const procedure of proceduresFor("audit")) codes.set(procedure, await codeOf(procedure, on.engagementId));
    expect([...codes].filter(([, code]) => !["OK", "NOT_FOUND", "CONFLICT", "BAD_REQUEST", "UNPROCESSABLE_CONTENT"].includes(code))).toEqual([]);
    // The walk is worth something only where most of them do what they are for.
    expect([...codes.values()].filter((code) => code === "OK").length).toBeGreaterThan(codes.size * 0.7);
    const changed = changedTables(before, await contentsOf(org.id));
    expect(changed.filter((name) => !ownTables.has(name))).toEqual([]);
    expect(changed).toContain("audit_notes");
  }, 60_000);

  test("opens no route of the organization or of its public API, and no route changes a row of the organization for it", async () => {
    const before = await contentsOf(org.id);
    const opened: string[] = [];
    for (const route of routes.filter(({ place }) => !place.startsWith("audit/"))) {
      const status = await statusOf(route);
      if (status < 400 && (route.place.startsWith("o/") || (route.method !== "GET" && route.place.startsWith("api/")))) opened.push(`${route.name}: ${status}`);
    }
    expect(opened).toEqual([]);
    expect(changedTables(before, await contentsOf(org.id))).toEqual([]);
  }, 120_000);

  test("opens the files of its own room, by reading only", async () => {
    const room = routes.filter(({ place }) => place.startsWith("audit/[engagementId]/"));
    expect(room.filter(({ method }) => method !== "GET")).toEqual([]);
    const before = await contentsOf(org.id);
    const opened = [];
    for (const route of room) if ((await statusOf(route)) === 200) opened.push(route.place.split("/").at(3));
    expect(opened.toSorted()).toEqual(expect.arrayContaining(["desk.csv", "evidence", "leaves", "proofs", "requests", "samples"]));
    expect(changedTables(before, await contentsOf(org.id)).filter((name) => !ownTables.has(name))).toEqual([]);
  }, 60_000);

  test.each([
    ["expired", async () => admin()`update audit_grants set expires_at = now() where id = ${auditor.grantId}`, async () => admin()`update audit_grants set expires_at = now() + interval '9 days' where id = ${auditor.grantId}`],
    ["is about terms of before", async () => admin()`update audit_grants set terms_version = '1999-01' where id = ${auditor.grantId}`, async () => admin()`update audit_grants set terms_version = '2026-11' where id = ${auditor.grantId}`],
    ["is of an audit that ended", async () => admin()`update engagements set phase = 'ended' where id = ${on.engagementId}`, async () => admin()`update engagements set phase = 'open' where id = ${on.engagementId}`],
    ["was taken back", async () => admin()`update audit_grants set revoked_at = now() where id = ${auditor.grantId}`, async () => undefined],
  ])("whose access %s opens nothing: no procedure and no file, and no row changes", async (_, end, again) => {
    await end();
    const before = await contentsOf(org.id);
    for (const procedure of proceduresFor("audit")) expect(await codeOf(procedure, on.engagementId), procedure).toBe("NOT_FOUND");
    for (const route of routes.filter(({ place }) => place.startsWith("audit/[engagementId]/"))) expect(await statusOf(route), route.name).toBe(404);
    expect(changedTables(before, await contentsOf(org.id))).toEqual([]);
    await again();
  }, 60_000);

  test("meets the gate on every page of the room, and the product has no server action that would go past it", () => {
    const pages = globSync("app/audit/[[]engagementId[]]/**/{page,layout}.tsx");
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((file) => !/await auditRoom\(/.test(readFileSync(file, "utf8")))).toEqual([]);
    expect(globSync("{app,components,server}/**/*.{ts,tsx}").filter((file) => /^\s*["']use server["']/m.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});
