import { deflateRawSync } from "node:zlib";

import { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";

import { asAuditor } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows, trailOf } from "@/db/testing/admin";
import { letAuditorIn, type LetIn } from "@/db/testing/audits";
import { addMember, newIp } from "@/db/testing/people";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import type { ServiceContext } from "@/server/services/context";
import { moveEngagement } from "@/server/services/engagements/move";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";

import { assignRequest } from "./assign";
import { attachEvidence } from "./attach";
import { commentRequest } from "./comment";
import { createRequest } from "./create";
import { decideItem } from "./decide-item";
import { detachEvidence } from "./detach";
import { exportRequests } from "./export";
import { getRequest } from "./get";
import { importRequests, previewImport } from "./import";
import { listRequests } from "./list";
import { listOwnRequests } from "./list-own";
import { moveRequest } from "./move";
import { remindOfRequests } from "./remind";
import { updateRequest } from "./update";

const NOW = new Date("2026-06-01T10:00:00Z");
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));

type Room = { org: TestOrg; letIn: LetIn; ctx: AuditorContext; inside: <T>(work: (ctx: AuditorContext) => Promise<T>) => Promise<T>; engagementId: string };
async function openRoom(now = NOW): Promise<Room> {
  const org = await createOrg({ now });
  const letIn = await letAuditorIn(org);
  const ctx = await resolveAuditor(letIn.engagementId, letIn.user, { now, requestId: null, ip: newIp(), userAgent: "test" });
  return { org, letIn, ctx, engagementId: letIn.engagementId, inside: async (work) => asAuditor(letIn.engagementId, async () => work(ctx)) };
}
const pushed = async (ctx: ServiceContext, title = "Restore") => {
  const [item] = await pushEvidence(ctx, { items: [{ content: { text: `document ${title} ${newIp()}` }, title, asDocument: true }] });
  return item?.id ?? "";
};
const csv = (text: string) => ({ base64: Buffer.from(text).toString("base64"), fileName: "list.csv" });

describe("requests of an audit", () => {
  test("from asking over a return with a reason to acceptance: each step is on the ledger, and what was returned stays beside what came instead", async () => {
    const { org, inside, engagementId } = await openRoom();
    const { id } = await inside(async (ctx) => createRequest(ctx, { reference: "AA-7", title: "Restore tests", controls: ["BCP-03"], criteria: ["A1.2"], dueOn: "2026-06-10", group: "continuity" }));
    const [first, second] = [await pushed(org.as(), "first"), await pushed(org.as(), "second")];
    const before = await trailOf(org.id);
    const { id: itemId } = await attachEvidence(org.as(), { id, evidenceId: first });
    expect(await attachEvidence(org.as(), { id, evidenceId: first })).toEqual({ id: itemId });
    // Not handed over yet: the auditor sees neither the item nor the evidence.
    expect((await inside(async (ctx) => getRequest(ctx, { id }))).items).toEqual([]);
    expect(await refused(inside(async (ctx) => getEvidence(ctx, { id: first })))).toBe("NOT_FOUND");
    await moveRequest(org.as(), { id, move: "submit" });
    expect(await refused(inside(async (ctx) => getEvidence(ctx, { id: first })))).toBe("DONE");
    expect(await refused(inside(async (ctx) => decideItem(ctx, { id, itemId, accepted: false })))).toBe("INVALID");
    await inside(async (ctx) => decideItem(ctx, { id, itemId, accepted: false, reason: "wrong_period", text: "This is of 2024." }));
    expect(await refused(inside(async (ctx) => moveRequest(ctx, { id, move: "return" })))).toBe("INVALID");
    await inside(async (ctx) => moveRequest(ctx, { id, move: "return", reason: "wrong_period", text: "Of 2026, please." }));
    expect(await refused(moveRequest(org.as(), { id, move: "submit" }))).toBe("INVALID");
    await attachEvidence(org.as(), { id, evidenceId: second });
    await moveRequest(org.as(), { id, move: "submit" });
    await inside(async (ctx) => moveRequest(ctx, { id, move: "accept" }));
    const detail = await getRequest(org.as(), { id });
    expect(detail).toMatchObject({ state: "accepted", number: "R-1", reference: "AA-7", controls: ["BCP-03"], items: [{ state: "returned", reason: "wrong_period" }, { state: "accepted" }] });
    expect(detail.events.map(({ kind, side }) => `${side} ${kind}`)).toEqual(["auditor created", "organization submitted", "auditor item_returned", "auditor returned", "organization submitted", "auditor accepted"]);
    // attach, submit, item returned, returned, attach, submit, accept
    expect((await trailOf(org.id)).entries - before.entries).toBe(7);
    expect((await listRequests(org.as(), { engagementId })).requests).toMatchObject([{ state: "accepted", items: 2, isLate: false }]);
  });

  test("neither side does what is the other's, and nothing of another organization or engagement is there", async () => {
    const [mine, theirs] = [await openRoom(), await openRoom()];
    const { id } = await mine.inside(async (ctx) => createRequest(ctx, { title: "Leavers" }));
    const evidenceId = await pushed(theirs.org.as());
    const counts = await countRows(mine.org.id, theirs.org.id);
    const asOrg = [() => moveRequest(mine.org.as(), { id, move: "accept" }), () => moveRequest(mine.org.as(), { id, move: "cancel", text: "no" }), () => moveRequest(mine.org.as(), { id, move: "reopen", text: "no" })];
    for (const attempt of asOrg) expect(await refused(attempt())).toBe("CONFLICT");
    const auditorVerbs = [createRequest, updateRequest, decideItem].map((verb) => verb as (ctx: ServiceContext, input: unknown) => Promise<unknown>);
    for (const verb of auditorVerbs) expect(await refused(verb(mine.org.as(), { id, itemId: "x", accepted: true, title: "Taken over" }))).toBe("FORBIDDEN");
    for (const verb of [attachEvidence, detachEvidence, assignRequest]) expect(await refused(mine.inside(async (ctx) => verb(ctx, { id, itemId: "x", evidenceId, ownerId: null })))).toBe("FORBIDDEN");
    expect(await refused(mine.inside(async (ctx) => moveRequest(ctx, { id, move: "submit", text: "mine" })))).toBe("CONFLICT");
    expect(await refused(attachEvidence(mine.org.as(), { id, evidenceId }))).toBe("NOT_FOUND");
    for (const [verb, input] of [[getRequest, { id }], [commentRequest, { id, text: "Hello" }]] as const) {
      expect(await refused(verb(theirs.org.as(), input))).toBe("NOT_FOUND");
      expect(await refused(theirs.inside(async (ctx) => verb(ctx, input)))).toBe("NOT_FOUND");
    }
    expect(await refused(theirs.inside(async (ctx) => moveRequest(ctx, { id, move: "cancel", text: "gone" })))).toBe("NOT_FOUND");
    expect(await refused(mine.inside(async (ctx) => listRequests(ctx, { engagementId: theirs.engagementId })))).toBe("NOT_FOUND");
    // A preview looks and does nothing.
    const preview = await resolveAuditor(mine.engagementId, { ...mine.org.owner, sessionId: "ses_x", secondFactorAt: null }, { now: NOW, requestId: null, ip: null, userAgent: null });
    expect(await refused(asAuditor(mine.engagementId, async () => createRequest(preview, { title: "x" })))).toBe("FORBIDDEN");
    expect(await countRows(mine.org.id, theirs.org.id)).toEqual(counts);
  });

  test("two at once: one of two decisions counts, and numbers are given once", async () => {
    const { org, inside } = await openRoom();
    const made = await Promise.all(["A", "B", "C"].map(async (title) => inside(async (ctx) => createRequest(ctx, { title }))));
    const [{ id = "" } = {}] = made;
    const numbers = await admin()`select number from audit_requests where org_id = ${org.id} order by number`;
    expect(numbers.map((row) => row["number"] as number)).toEqual([1, 2, 3]);
    await moveRequest(org.as(), { id, move: "submit", text: "There is none." });
    const answers = await Promise.all([inside(async (ctx) => moveRequest(ctx, { id, move: "accept" })), inside(async (ctx) => moveRequest(ctx, { id, move: "return", reason: "missing", text: "All" })), moveRequest(org.as(), { id, move: "take_back" })].map(refused));
    expect(answers.toSorted()).toEqual(["CONFLICT", "CONFLICT", "DONE"]);
    expect((await getRequest(org.as(), { id })).events).toHaveLength(3);
  });

  test("a closed audit still takes answers but no list of the organization's, an ended one nothing", async () => {
    const { org, inside, engagementId } = await openRoom();
    const { id } = await inside(async (ctx) => createRequest(ctx, { title: "Leavers" }));
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    await commentRequest(org.as(), { id, text: "On its way" });
    await moveRequest(org.as(), { id, move: "submit", text: "There is none." });
    expect(await refused(importRequests(org.as(), { engagementId, ...csv("Request\nA\n") }))).toBe("CONFLICT");
    expect(await refused(inside(async (ctx) => importRequests(ctx, { engagementId, ...csv("Request\nA\n") })))).toBe("DONE");
    await moveEngagement(org.as(), { id: engagementId, phase: "ended" });
    const counts = await countRows(org.id);
    for (const attempt of [() => commentRequest(org.as(), { id, text: "x" }), () => moveRequest(org.as(), { id, move: "take_back" }), () => assignRequest(org.as(), { id, ownerId: null }), () => inside(async (ctx) => moveRequest(ctx, { id, move: "accept" }))]) expect(await refused(attempt())).toBe("CONFLICT");
    expect(await countRows(org.id)).toEqual(counts);
    expect((await getRequest(org.as(), { id })).moves).toEqual([]);
  });

  test("a contributor answers what is assigned to them with evidence they reach, and finds nothing else", async () => {
    const { org, inside, engagementId } = await openRoom();
    const [own, other] = [await inside(async (ctx) => createRequest(ctx, { title: "Mine", dueOn: "2026-06-02" })), await inside(async (ctx) => createRequest(ctx, { title: "Not mine" }))];
    const member = await addMember(org.id, "contributor");
    const ctx: ServiceContext = { ...org.as(), actor: { kind: "user", ...member }, permissions: ROLE_PERMISSIONS.contributor, reach: "own" };
    expect(await listOwnRequests(ctx)).toEqual([]);
    await assignRequest(org.as(), { id: own.id, ownerId: member.id });
    expect(await refused(assignRequest(org.as(), { id: own.id, ownerId: (await addMember((await createOrg({ adopt: false })).id, "owner")).id }))).toBe("NOT_FOUND");
    expect(await listOwnRequests(ctx)).toMatchObject([{ id: own.id }]);
    const [sent, officers] = [await pushed(ctx, "sent"), await pushed(org.as(), "officers")];
    expect(await refused(attachEvidence(ctx, { id: own.id, evidenceId: officers }))).toBe("NOT_FOUND");
    const { id: itemId } = await attachEvidence(ctx, { id: own.id, evidenceId: sent });
    await detachEvidence(ctx, { id: own.id, itemId });
    await attachEvidence(ctx, { id: own.id, evidenceId: sent });
    await moveRequest(ctx, { id: own.id, move: "submit" });
    for (const verb of [getRequest, (c: ServiceContext, i: unknown) => moveRequest(c, { ...(i as object), move: "submit", text: "x" })]) expect(await refused(verb(ctx, { id: other.id }))).toBe("NOT_FOUND");
    expect(await refused(listRequests(ctx, { engagementId }))).toBe("FORBIDDEN");
    expect(await listOwnRequests(ctx)).toEqual([]);
  });
});

describe("lists as files", () => {
  test("a list is previewed without a trace, taken over once, and comes back the same from CSV and XLSX, without a formula", async () => {
    const { org, inside, engagementId } = await openRoom();
    const list = csv(`Example Audit\n\nPBC No.,Requested Item,Due Date,Assigned To,Control ID\n1,"=HYPERLINK(""http://x"")",2026-06-30,${org.owner.email},BCP-03; XXX-99\n2,Leavers,03/04/2026,,\n3,Joiners,,,\n`);
    const counts = await countRows(org.id);
    const seen = await previewImport(org.as(), { engagementId, ...list });
    expect(seen.rows.map(({ faults, ownerId, notes, controlIds }) => [faults.length, ownerId, notes.length, controlIds.length])).toEqual([[0, org.owner.id, 1, 1], [1, null, 0, 0], [0, null, 0, 0]]);
    expect(await countRows(org.id)).toEqual(counts);
    expect(await inside(async (ctx) => importRequests(ctx, { engagementId, ...list }))).toEqual({ added: 2 });
    expect(await refused(importRequests(org.as(), { engagementId, ...list }))).toBe("INVALID");
    const [text, book] = [await exportRequests(org.as(), { engagementId, format: "csv" }), await inside(async (ctx) => exportRequests(ctx, { engagementId, format: "xlsx" }))];
    expect(Buffer.from(text.bytes).toString()).not.toMatch(/(^|,)"?=/m);
    expect((await readSheet(Buffer.from(book.bytes))).flat()).toContain("'=HYPERLINK(\"http://x\")");
    const other = await openRoom();
    for (const { bytes } of [text, book]) expect((await previewImport(other.org.as(), { engagementId: other.engagementId, base64: Buffer.from(bytes).toString("base64"), fileName: "again" })).rows.map(({ draft, faults }) => [draft.reference, draft.title, faults.length])).toEqual([["1", '=HYPERLINK("http://x")', 0], ["3", "Joiners", 0]]);
    expect(await refused(previewImport(org.as(), { engagementId: other.engagementId, ...list }))).toBe("NOT_FOUND");
  });

  test("hostile and huge files are refused in a sentence, and nothing is taken over", async () => {
    const { org, engagementId } = await openRoom();
    const workbook = await writeXlsx([[{ type: String, value: "Request" }], [{ type: String, value: "Leavers" }]]).toBuffer();
    expect((await previewImport(org.as(), { engagementId, base64: workbook.toString("base64"), fileName: "w" })).fresh).toBe(1);
    const bad = [Buffer.alloc(0), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from("Colour\nred\n"), Buffer.from('Request\n"never closed'), workbook.subarray(0, 300), workbook.subarray(0, -40), zip("xl/workbook.xml", Buffer.alloc(200_000_000)), Buffer.from(`Request\n${"A\n".repeat(2600)}`), Buffer.alloc(1_048_577, "a")];
    const far = (cell: string) => zip("xl/worksheets/sheet1.xml", Buffer.from(`<worksheet><sheetData><row r="1"><c r="${cell}"><v>1</v></c></row></sheetData></worksheet>`));
    for (const cell of ["A1048576", "XFD1", "&#65;1"]) await expect(previewImport(org.as(), { engagementId, base64: far(cell).toString("base64"), fileName: "far" })).rejects.toThrow(/beyond row/);
    const counts = await countRows(org.id);
    for (const bytes of bad) expect(await refused(importRequests(org.as(), { engagementId, base64: bytes.toString("base64"), fileName: "bad" })), `${bytes.length} bytes`).toBe("INVALID");
    expect(await refused(importRequests(org.as(), { engagementId, base64: "not base64!", fileName: "bad" }))).toBe("INVALID");
    expect(await countRows(org.id)).toEqual(counts);
  });
});

/** A ZIP of one part. */
function zip(name: string, content: Buffer): Buffer {
  const [packed, called] = [deflateRawSync(content), Buffer.from(name)];
  const [local, entry, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(called.length, 26);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(called.length, 28);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + called.length + packed.length, 16);
  return Buffer.concat([local, called, packed, entry, called, end]);
}

describe("reminders", () => {
  test("tell the owner once when it is due soon and once when it is late, again when the day is moved, and nobody of what the auditor has", async () => {
    const { org, inside } = await openRoom();
    const ask = async (title: string) => (await inside(async (ctx) => createRequest(ctx, { title, dueOn: "2026-06-10" }))).id;
    const [id, submitted] = [await ask("Leavers"), await ask("Joiners")];
    const member = await addMember(org.id, "contributor");
    await assignRequest(org.as(), { id, ownerId: member.id });
    await moveRequest(org.as(), { id: submitted, move: "submit", text: "none" });
    const mails = async () => (await admin()`select subject from outbox where recipient in (${member.email}, ${org.owner.email}) order by created_at, id`).map((row) => String(row["subject"]));
    const remind = async (day: string) => remindOfRequests(new Date(`${day}T10:00:00Z`));
    await remind("2026-06-05");
    expect(await mails()).toEqual([]);
    await Promise.all([remind("2026-06-08"), remind("2026-06-08")]);
    await remind("2026-06-09");
    expect(await mails()).toEqual(["Due soon: R-1 Leavers"]);
    await remind("2026-06-11");
    await remind("2026-06-12");
    expect(await mails()).toEqual(["Due soon: R-1 Leavers", "Overdue: R-1 Leavers"]);
    await inside(async (ctx) => updateRequest(ctx, { id, title: "Leavers", dueOn: "2026-06-20" }));
    await remind("2026-06-19");
    expect(await mails()).toHaveLength(3);
  });
});
