import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { EXIT } from "./cli-error";
import { run } from "./program";
import type { Terminal } from "./terminal";

type Heard = { method: string; url: URL; key: string | undefined; body: string };
const SINCE = "2026-03-01T00:00:00Z";
const KEY = "prk_01j9z3k5m7n9p1q3r5s7t9v1w3_SECRET";
const ORDERS = [1, 2, 3].map((n) => ({
  requestId: `dsr_${n}`, taskId: n === 2 ? "tsk_\u001b[2Jgone" : `tsk_${n}`, system: n === 2 ? "sys\u001b]0;x\u0007_crm" : "sys_crm", orderedAt: `2026-03-0${n}T10:00:00.000Z`, doneAt: null, method: null,
  hashes: [{ type: "email", hash: "h" }], identifiers: n === 3 ? null : [{ type: "email", value: "petra@person.example" }],
}));

let server: Server;
let folder: string;
let heard: Heard[] = [];
let receipt: object = {};
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "proofroom-privacy-"));
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const url = new URL(request.url ?? "", "http://localhost");
    heard.push({ method: request.method ?? "", url, key: request.headers.authorization, body: Buffer.concat(parts).toString() });
    const answer = answerTo(request.method ?? "", url);
    response.writeHead(answer.status, { "content-type": answer.status < 400 ? "application/json" : "application/problem+json" }).end(JSON.stringify(answer.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  server.close();
  await once(server, "close");
});
beforeEach(() => {
  [heard, receipt] = [[], { id: "rpl_1", reportSha256: "0".repeat(64), entryId: "ent_1", missing: 0, unknown: 0 }];
});

/** As the server has it: pages of two, and a time that is none is refused with its field. */
function answerTo(method: string, { pathname, searchParams }: URL): { status: number; body: object } {
  if (method === "POST" && pathname === "/api/v1/privacy/erasures/replays") return { status: 201, body: receipt };
  if (method !== "GET" || pathname !== "/api/v1/privacy/erasures") return { status: 404, body: { type: "about:blank", title: "Not found", status: 404, code: "NOT_FOUND", detail: "Nothing here.", errors: [] } };
  if (Number.isNaN(Date.parse(searchParams.get("since") ?? ""))) return { status: 400, body: { title: "Bad request", status: 400, code: "INVALID", detail: "since: RFC 3339, with an offset.", errors: [{ field: "since", message: "RFC 3339, with an offset." }] } };
  const from = Number(searchParams.get("cursor") ?? 0);
  return { status: 200, body: { rows: ORDERS.slice(from, from + 2), nextCursor: from + 2 < ORDERS.length ? String(from + 2) : null } };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
async function cli(...argv: string[]) {
  const printed = { out: "", note: "" };
  const env = { PROOFROOM_KEY: KEY, PROOFROOM_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const terminal: Terminal = { env, stdin: nothing(), isInteractive: false, out: async (text) => void (printed.out += text), note: (text) => void (printed.note += text) };
  return { code: await run(["privacy", "erasures", ...argv], terminal), ...printed };
}
function reportFile(text: string): string {
  const file = path.join(folder, "done.json");
  writeFileSync(file, text);
  return file;
}

describe("who must be erased again", () => {
  test("is listed over all pages, by number of identifiers and never by what they are, and cannot steer the terminal", async () => {
    const { code, out, note } = await cli("--since", SINCE, "--system", "sys_crm");
    expect([code, note]).toEqual([EXIT.done, ""]);
    expect(out.split("\n")).toEqual([
      "dsr_1 tsk_1 sys_crm: ordered 2026-03-01T10:00:00.000Z, 1 identifiers", expect.stringMatching(/^dsr_2 tsk_.*gone sys.*_crm: ordered/), "dsr_3 tsk_3 sys_crm: ordered 2026-03-03T10:00:00.000Z, known by hash only", `3 to be erased again since ${SINCE}.`, "",
    ]);
    expect(out).not.toContain("petra");
    expect(out.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(heard.map(({ url }) => [url.searchParams.get("since"), url.searchParams.get("system"), url.searchParams.get("cursor")])).toEqual([[SINCE, "sys_crm", null], [SINCE, "sys_crm", "2"]]);
    expect(heard[0]?.key).toBe(`Bearer ${KEY}`);
  });

  test("as JSON is one array of all pages with what finds each person, and nothing beside it", async () => {
    const { code, out } = await cli("--since", SINCE, "--json");
    expect([code, JSON.parse(out)]).toEqual([EXIT.done, ORDERS]);
    expect(heard[0]?.url.searchParams.has("system")).toBe(false);
  });

  test.each([[[], "--since"], [["--since", "yesterday"], "since: RFC 3339"], [["--since", SINCE, "--report", "done.json"], "--report needs --system"], [["--since", SINCE, "--limit", "3"], "--limit"]])("%j is refused with one sentence and code 2", async (argv, words) => {
    const { code, out, note } = await cli(...argv);
    expect([code, out]).toEqual([EXIT.usage, ""]);
    expect(note).toContain(words);
    expect(note.trimEnd()).not.toContain("\n");
  });
});

describe("the report of a restored system", () => {
  const DONE = [{ requestId: "dsr_1", taskId: "tsk_1", records: 3, method: "deleted" }];
  const report = async (text: string, ...more: string[]) => cli("--since", SINCE, "--system", "sys_crm", "--report", reportFile(text), ...more);

  test("is sent once, as the file says, and answered by its number and its entry", async () => {
    expect(await report(JSON.stringify(DONE))).toEqual({ code: EXIT.done, note: "", out: "rpl_1: reported, ledger entry ent_1; 0 not in the report, 0 that were never ordered.\n" });
    expect(heard.map(({ method, body }) => [method, JSON.parse(body) as object])).toEqual([["POST", { system: "sys_crm", since: SINCE, done: DONE }]]);
  });

  test("is the receipt itself as JSON", async () => {
    expect(JSON.parse((await report(JSON.stringify(DONE), "--json")).out)).toEqual(receipt);
  });

  test("that leaves somebody out is code 1, and said; as JSON too", async () => {
    receipt = { ...receipt, missing: 2, unknown: 1 };
    expect(await report("[]")).toMatchObject({ code: EXIT.refused, out: "", note: expect.stringContaining("2 not in the report, 1 that were never ordered") as string });
    const asJson = await report("[]", "--json");
    expect([asJson.code, JSON.parse(asJson.out)]).toEqual([EXIT.refused, receipt]);
  });

  test.each([["{", "cannot be read as JSON"], ["", "cannot be read as JSON"], ["{}", "no JSON array"], ["null", "no JSON array"], ['"dsr_1"', "no JSON array"]])("%j is refused before anything is sent", async (text, words) => {
    const { code, out, note } = await report(text);
    expect([code, out, note.includes(words), heard.length]).toEqual([EXIT.usage, "", true, 0]);
  });

  test("from a file that is not there is refused before anything is sent", async () => {
    expect(await cli("--since", SINCE, "--system", "sys_crm", "--report", path.join(folder, "nowhere.json"))).toMatchObject({ code: EXIT.usage, out: "" });
    expect(heard).toEqual([]);
  });
});
