import { globSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";
import { z } from "zod";

import { createOrg } from "@/db/seed/factories";
import { API_SCOPES } from "@/server/domain/access/permissions";
import { PushEvidenceInput, PushItem } from "@/server/domain/evidence/schema";
import { AskPackInput } from "@/server/domain/packs/schema";
import { StatusMessage, SUBMITTED } from "@/server/domain/privacy/protocols/opendsr";
import { ShopMessageBody } from "@/server/domain/privacy/protocols/shopify";
import { CheckSuppressionsInput, ReportReplayInput } from "@/server/domain/privacy/erasure/schema";
import { SystemReceipt } from "@/server/domain/privacy/systems/receipt";
import { CreateScheduleInput } from "@/server/domain/reports/schedule-schema";
import { MakeReportInput } from "@/server/domain/reports/schema";
import { SaveSystemDescriptionInput } from "@/server/domain/system-description/schema";
import { createApiKey } from "@/server/services/api-keys/create";
import * as anchors from "@/server/http/v1/anchors";
import * as controls from "@/server/http/v1/controls";
import * as evidence from "@/server/http/v1/evidence";
import * as files from "@/server/http/v1/files";
import * as schedules from "@/server/http/v1/report-schedules";
import * as reports from "@/server/http/v1/reports";

import { AnchorLines } from "./anchor-answers";
import { ControlInFull, ControlLines } from "./control-answers";
import { openApiDocument } from "./document";
import { EvidenceInFull, EvidenceLines, PushResult, PushResults } from "./evidence-answers";
import { Problem, ReportAsked, ReportLine, ReportLines, StoredFile } from "./other-answers";
import { PUSH_EXAMPLES } from "./push-examples";
import { ChangeSchedule, PauseSchedule, ScheduleLines } from "./schedule-answers";
import { nativeSchema, openApi } from "./serve";
import { viewer } from "./viewer";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([at, item]) => Object.entries(item).map(([method, operation]) => ({ at, method, operation })));
// As a reader gets it, so that nothing here leans on our own types.
const sent = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

async function servedOperations(): Promise<string[]> {
  // What answers for all addresses that are none is no operation.
  const routes = globSync("app/api/{v1,opendsr,shops}/**/route.ts").filter((file) => !file.includes("[[...path]]"));
  const found = await Promise.all(routes.map(async (file) => {
    const exported = Object.keys((await import(path.resolve(file))) as object);
    const at = `/${path.dirname(file).replace(/^app\//, "").replaceAll(/\[(?:\.\.\.)?([^\]]+)\]/g, "{$1}")}`;
    return exported.filter((name) => METHODS.includes(name)).map((method) => `${method} ${at}`);
  }));
  return found.flat().sort();
}

function* everyObject(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* everyObject(inner);
}

function resolve(ref: string): unknown {
  return ref.slice(2).split("/").reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], sent);
}

describe("the OpenAPI document", () => {
  test("describes every operation that is served, and no other", async () => {
    expect(operations.map(({ at, method }) => `${method.toUpperCase()} ${at}`).sort()).toEqual(await servedOperations());
  });

  test("refers only to what it holds", () => {
    const refs = [...everyObject(sent)].flatMap((object) => (typeof object["$ref"] === "string" ? [object["$ref"]] : []));
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter((ref) => !ref.startsWith("#/") || resolve(ref) === undefined)).toEqual([]);
  });

  test("has the structure OpenAPI 3.1 asks for", () => {
    expect(sent).toMatchObject({ openapi: "3.1.0", info: { title: expect.any(String), version: expect.any(String) } });
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { at, operation } of operations) {
      expect(operation.summary, at).toBeTruthy();
      expect(document.tags.map((tag) => tag.name)).toEqual(expect.arrayContaining(operation.tags));
      const inPath = (operation.parameters ?? []).flatMap((parameter) => ("in" in parameter && parameter.in === "path" ? [`{${parameter.name}}`] : []));
      expect(inPath).toEqual(at.match(/\{[^}]+\}/g) ?? []);
      for (const [status, reply] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect("$ref" in reply || reply.description, `${at} ${status}`).toBeTruthy();
      }
    }
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
  });

  test("names a key and its refusals for every operation but the descriptions, the calculator and what is signed", () => {
    const open = operations.filter(({ operation }) => operation.security.length === 0).map(({ at }) => at);
    expect(open).toEqual([
      "/api/v1/privacy/deadline", "/api/v1/privacy/tasks/{id}/receipt", "/api/opendsr/v2/{orgSlug}/discovery", "/api/opendsr/v2/{orgSlug}/certificate", "/api/opendsr/v2/{orgSlug}/callbacks/{id}", "/api/opendsr/v1/{orgSlug}/discovery",
      "/api/shops/v1/{orgSlug}/{peerId}/{about}/{what}", "/api/v1/openapi.json", "/api/v1/schemas/evidence.json",
    ]);
    for (const { at, operation } of operations.filter(({ at }) => !open.includes(at))) expect(Object.keys(operation.responses), at).toEqual(expect.arrayContaining(["401", "403", "429", "503"]));
  });

  test("its schemas are JSON Schema that can be loaded", () => {
    const $defs = document.components.schemas;
    const local = JSON.parse(JSON.stringify($defs).replaceAll("#/components/schemas/", "#/$defs/")) as Record<string, z.core.JSONSchema.JSONSchema>;
    for (const name of Object.keys($defs)) expect(() => z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: local }), name).not.toThrow();
  });

  test("every example of a request is a request the server takes", () => {
    const taken = { PushItem, PushBatch: PushEvidenceInput, MakeReport: MakeReportInput, CreateSchedule: CreateScheduleInput, ChangeSchedule, PauseSchedule, AskPack: AskPackInput, SaveSystemDescription: SaveSystemDescriptionInput, ReportReplay: ReportReplayInput, CheckSuppressions: CheckSuppressionsInput, TaskReceipt: SystemReceipt, OpenDsrRequest: SUBMITTED.opendsr, OpenGdprRequest: SUBMITTED.opengdpr, OpenDsrStatus: StatusMessage, ShopMessage: ShopMessageBody };
    const bodies = operations.flatMap(({ operation }) => operation.requestBody?.content["application/json"] ?? []) as { schema: { $ref: string }; examples: Record<string, { value: unknown }> }[];
    expect(bodies).toHaveLength(15);
    for (const { schema, examples } of bodies) {
      const name = schema.$ref.split("/").at(-1) as keyof typeof taken;
      for (const { value } of Object.values(examples)) expect(taken[name].safeParse(value).error).toBeUndefined();
    }
  });

  test("it and the schema of the native form are served to anybody as JSON", async () => {
    expect(await openApi().json()).toEqual(sent);
    const schema = (await nativeSchema().json()) as { $defs: object };
    expect(Object.keys(schema.$defs)).toContain("restore_test");
  });

  test("the viewer gives every script the nonce of the policy, and takes no other text for one", async () => {
    const html = async (nonce: string) => viewer(new Request("http://localhost/docs/api", { headers: { "x-nonce": nonce } })).text();
    const page = await html("AAAAAAAAAAAAAAAAAAAAAA==");
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page.match(/<script nonce="AAAAAAAAAAAAAAAAAAAAAA==" src="\/api-docs\//g)).toHaveLength(3);
    expect(page).not.toMatch(/https?:\/\/|\son[a-z]+=/);
    expect(await html('"><script>alert(1)</script>')).not.toContain("alert");
  });
});

describe("the answers of the API", () => {
  async function caller() {
    const org = await createOrg();
    const { key } = await createApiKey(org.asOwner(), { name: "test", scopes: [...API_SCOPES], expiresInDays: 30 });
    return async (handle: (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>, init: RequestInit & { query?: string } = {}, params: Record<string, string> = {}) =>
      handle(new Request(`http://localhost/api${init.query ?? ""}`, { ...init, headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...init.headers } }), { params: Promise.resolve(params) });
  }
  const post = (body: unknown, headers: Record<string, string> = {}) => ({ method: "POST", body: JSON.stringify(body), headers });

  /** Reads an answer by its schema; a field the schema does not name would be missing from what is read. */
  async function told<S extends z.ZodType>(schema: S, response: Response): Promise<z.output<S>> {
    const body: unknown = await response.json();
    const read = schema.parse(body);
    expect(read).toEqual(body);
    return read;
  }

  test("are what the document says they are, field by field", async () => {
    const call = await caller();
    const pushed = await told(PushResult, await call(evidence.pushOne, post(PUSH_EXAMPLES.native.value)));
    expect(pushed).toMatchObject({ status: "created", recordsByKind: { restore_test: 1 } });
    await told(PushResults, await call(evidence.pushBatch, post({ items: [PUSH_EXAMPLES.native.value, { content: { text: "nothing known" } }] })));
    await told(EvidenceLines, await call(evidence.list));
    await told(EvidenceInFull, await call(evidence.get, {}, { id: pushed.id ?? "" }));
    expect((await told(ControlLines, await call(controls.list))).rows.length).toBeGreaterThan(10);
    await told(ControlInFull, await call(controls.get, { query: "?asOf=2026-03-06T00:00:00Z" }, { key: pushed.controls[0] ?? "" }));
    await told(StoredFile, await call(files.upload, { method: "POST", body: "bytes" }));
    await told(Problem, await call(evidence.get, {}, { id: "ev_none" }));
  });

  test("a report is asked for once a key, then told how far it is, and has no file until it is made", async () => {
    const call = await caller();
    const order = post({ kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }, { "idempotency-key": "january" });
    const first = await call(reports.make, order);
    const again = await call(reports.make, order);
    const { id } = await told(ReportAsked, first);
    expect([first.status, again.status, again.headers.get("idempotent-replayed")]).toEqual([202, 202, "true"]);
    expect(await again.json()).toEqual({ id });
    expect(first.headers.get("location")).toBe(`/api/v1/reports/${id}`);
    expect((await told(ReportLines, await call(reports.list))).rows).toHaveLength(1);
    expect(await told(ReportLine, await call(reports.get, {}, { id }))).toMatchObject({ id, state: "queued", progress: 0 });
    await told(ReportAsked, await call(schedules.create, post({ kind: "control_tests", options: { language: "de" }, rhythm: { every: "year", day: 31, month: 2 }, window: "previous_quarter" })));
    expect((await told(ScheduleLines, await call(schedules.list))).rows).toMatchObject([{ kind: "control_tests", last: null, paused: false }]);
    const file = await call(reports.download, {}, { id });
    expect(file.status).toBe(409);
    await told(Problem, file);
  });

  test("outside anchors are listed by page to a key that may read the ledger, and to no other", async () => {
    const org = await createOrg({ adopt: false });
    const ask = async (scope: "ledger:read" | "evidence:read", query: string) => {
      const { key } = await createApiKey(org.asOwner(), { name: scope, scopes: [scope], expiresInDays: 30 });
      return anchors.list(new Request(`http://localhost/api/v1/ledger/anchors${query}`, { headers: { authorization: `Bearer ${key}` } }), { params: Promise.resolve({}) });
    };
    expect((await told(AnchorLines, await ask("ledger:read", "?limit=1"))).rows.length).toBeLessThanOrEqual(1);
    expect((await ask("ledger:read", "?limit=0")).status).toBe(400);
    expect((await ask("ledger:read", "?size=1")).status).toBe(400);
    expect((await ask("evidence:read", "")).status).toBe(403);
  });

  test("a report needs the scope for it", async () => {
    const org = await createOrg({ adopt: false });
    const { key } = await createApiKey(org.asOwner(), { name: "pusher", scopes: ["evidence:push"], expiresInDays: 30 });
    const request = new Request("http://localhost/api/v1/reports", { ...post({}), headers: { authorization: `Bearer ${key}`, "content-type": "application/json" } });
    expect((await reports.make(request, { params: Promise.resolve({}) })).status).toBe(403);
  });
});
