import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { asAuditor, withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { inviteAndAccept, letAuditorIn } from "@/db/testing/audits";
import { restoreTest } from "@/db/testing/items";
import { newIp } from "@/db/testing/people";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import { auditViewsCsv } from "@/server/domain/engagements/views-csv";
import { createEngagement } from "@/server/services/engagements/create";
import { snapshotDifference } from "@/server/services/engagements/difference";
import { getEngagement } from "@/server/services/engagements/get";
import { exportAuditViews, listAuditViews } from "@/server/services/engagements/list-views";
import { moveEngagement } from "@/server/services/engagements/move";
import { recordView } from "@/server/services/engagements/record-view";
import { updateEngagement } from "@/server/services/engagements/update";
import { pushEvidence } from "@/server/services/evidence/push";
import { proofStanding } from "@/server/services/ledger/standing";
import { updateControl } from "@/server/services/controls/update";
import type { SignedInUser } from "@/server/services/sessions/resolve";

import { commentAsAuditor, commentOnAudit } from "./comment";
import { conclude } from "./conclude";
import { getDesk } from "./desk";
import { getPaper } from "./paper";
import { releasePage } from "./release";
import { getRoomControl } from "./room-control";
import { setReference } from "./set-reference";
import { getSheet } from "./sheet";
import { auditTalk } from "./talk";
import { removeTickmark, saveTickmark } from "./tickmarks";
import { markWork } from "./worksheet";
import { writeNote } from "./write-note";

const NOW = new Date("2026-06-01T10:00:00Z");
const PRIVATE = ["audit_notes", "audit_conclusions", "audit_worksheets", "audit_tickmarks"];
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));

async function room(engagementId: string, user: SignedInUser) {
  const ctx = await resolveAuditor(engagementId, user, { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
  return { ctx, run: async <T>(work: (as: AuditorContext) => Promise<T>) => asAuditor(engagementId, async () => work(ctx)) };
}

describe("the auditor's desk", () => {
  test("notes, conclusions, marks and status are an auditor's and their colleagues', and no role of the organization can read them", async () => {
    const org = await createOrg({ now: NOW });
    await pushEvidence(org.as(), { items: [restoreTest("2026-02-01T10:00:00Z")] });
    const { engagementId, user } = await letAuditorIn(org);
    const mine = await room(engagementId, user);
    const key = "BCP-03";
    await mine.run(async (ctx) => writeNote(ctx, { key, after: 0, text: "Saw the restore happen. SECRET-A" }));
    await mine.run(async (ctx) => writeNote(ctx, { key, after: 1, text: "And once more. SECRET-B" }));
    expect(await refused(mine.run(async (ctx) => writeNote(ctx, { key, after: 1, text: "unseen" })))).toBe("CONFLICT");
    await mine.run(async (ctx) => conclude(ctx, { key, after: 0, part: "operation", result: "exception", testedOn: "2026-05-30", reason: "SECRET-C" }));
    expect(await refused(mine.run(async (ctx) => markWork(ctx, { key, marks: ["✓"] })))).toBe("INVALID");
    await mine.run(async (ctx) => saveTickmark(ctx, { mark: "✓", meaning: "Agreed to the source" }));
    await mine.run(async (ctx) => markWork(ctx, { key, status: "done", marks: ["✓"] }));
    expect(await refused(mine.run(async (ctx) => removeTickmark(ctx, { mark: "✓" })))).toBe("CONFLICT");
    await mine.run(async (ctx) => setReference(ctx, { key, reference: "A1.2-01" }));

    const colleague = await room(engagementId, (await inviteAndAccept(org, engagementId)).user);
    const paper = await colleague.run(async (ctx) => getPaper(ctx, { key }));
    expect(paper).toMatchObject({ status: "done", marks: ["✓"], reference: "A1.2-01", notes: [{ version: 2, text: "And once more. SECRET-B" }, { version: 1 }], conclusions: [{ part: "operation", result: "exception", testedOn: "2026-05-30", by: "Ann Auditor" }] });
    const line = (await mine.run(getDesk)).lines.find((each) => each.key === key);
    expect(line).toMatchObject({ evidence: { status: "waiting", count: 1 }, work: { status: "done", marks: ["✓"], notes: 2, design: null, operation: "exception", operationOn: "2026-05-30" } });

    for (const table of PRIVATE) {
      for (const role of ["app", "system"] as const) {
        const error: unknown = await withOrg(org.id, async (tx) => tx.execute(sql.raw(`select * from ${table}`)), role).catch((caught: unknown) => caught);
        expect((error as { cause?: { code?: string } }).cause?.code, `${role} ${table}`).toBe("42501");
      }
    }
    const said = await admin()`select detail::text as detail from audit_events where org_id = ${org.id}`;
    expect(said.map((row) => String(row["detail"])).join(" ")).not.toMatch(/SECRET|"exception"|Agreed to/);
    const [note] = await admin()`select salt from audit_notes where org_id = ${org.id} and version = 1`;
    const digest = createHash("sha256").update(note?.["salt"] as Uint8Array).update(canonicalBytes({ text: "Saw the restore happen. SECRET-A", version: 1 })).digest("hex");
    expect(said.some((row) => String(row["detail"]).includes(digest))).toBe(true);
  });

  test("an officer who looks in as an auditor sees no private page and writes none; another audit's auditor sees nothing of this one", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const other = await letAuditorIn(org);
    const mine = await room(engagementId, user);
    await mine.run(async (ctx) => writeNote(ctx, { key: "BCP-03", after: 0, text: "private" }));
    const elsewhere = await room(other.engagementId, other.user);
    expect((await elsewhere.run(async (ctx) => getPaper(ctx, { key: "BCP-03" }))).notes).toEqual([]);
    const actor = org.as().actor;
    const officer = { ...user, id: actor.id, secondFactorAt: null };
    const preview = await room(engagementId, officer);
    expect(preview.ctx.grantId).toBeNull();
    expect((await preview.run(getDesk)).lines.every(({ work }) => work === null)).toBe(true);
    for (const work of [getPaper, async (ctx: AuditorContext) => writeNote(ctx, { key: "BCP-03", after: 1, text: "x" }), async (ctx: AuditorContext) => commentAsAuditor(ctx, { key: "BCP-03", text: "x" })] as const) {
      expect(await refused(preview.run(async (ctx) => work(ctx, { key: "BCP-03" })))).toBe("FORBIDDEN");
    }
  });

  test("a comment is for both sides; a page is let out as a copy of one version, and what follows stays private", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const { run } = await room(engagementId, user);
    const key = "BCP-03";
    await run(async (ctx) => writeNote(ctx, { key, after: 0, text: "Let this out" }));
    await run(async (ctx) => conclude(ctx, { key, after: 0, part: "design", result: "no_exception", testedOn: "2026-05-01", reason: "As worded" }));
    expect(await auditTalk(org.as(), { id: engagementId })).toEqual({ comments: [], released: [] });
    expect(await refused(run(async (ctx) => releasePage(ctx, { key, what: "note", version: 9 })))).toBe("NOT_FOUND");
    await run(async (ctx) => releasePage(ctx, { key, what: "note", version: 1 }));
    await run(async (ctx) => releasePage(ctx, { key, what: "design", version: 1 }));
    await run(async (ctx) => writeNote(ctx, { key, after: 1, text: "Not this" }));
    await run(async (ctx) => commentAsAuditor(ctx, { key, text: "Which system?" }));
    await commentOnAudit(org.as(), { id: engagementId, key, text: "db-main" });
    const talk = await auditTalk(org.as(), { id: engagementId });
    expect(talk.released).toMatchObject([{ what: "note", text: "Let this out" }, { what: "design", result: "no_exception", testedOn: "2026-05-01", text: "As worded" }]);
    expect(talk.comments.map(({ side, text }) => [side, text]).toSorted()).toEqual([["auditor", "Which system?"], ["organization", "db-main"]]);
    const foreign = await createOrg({ now: NOW });
    expect(await refused(commentOnAudit(foreign.as(), { id: engagementId, key, text: "x" }))).toBe("NOT_FOUND");
    await moveEngagement(org.as(), { id: engagementId, phase: "ended" });
    expect(await refused(commentOnAudit(org.as(), { id: engagementId, key, text: "late" }))).toBe("CONFLICT");
  });

  test("while an audit is closed its room shows promise, verdict and populations of the snapshot, and the organization sees what changed since", async () => {
    const org = await createOrg({ now: NOW });
    const [item] = await pushEvidence(org.as(), { items: [restoreTest("2026-02-01T10:00:00Z")] });
    const { engagementId, user } = await letAuditorIn(org);
    const { run, ctx } = await room(engagementId, user);
    const open = await run(async (as) => getSheet(as, { key: "BCP-03" }));
    expect(open).toMatchObject({ frozen: null, sheet: { key: "BCP-03" }, evidenceTotal: 1, evidence: [{ id: item?.id, status: "waiting" }] });
    expect(await run(async (as) => proofStanding(as, { id: item?.id }))).toMatchObject({ mayProve: true });
    expect(await snapshotDifference(org.as(), { id: engagementId })).toBeNull();
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    const later = { ...org.as(), now: new Date(NOW.getTime() + 60_000) };
    await updateControl(later, { key: "BCP-03", promise: "We promise less now." });
    await pushEvidence(later, { items: [restoreTest("2026-03-01T10:00:00Z", { backup_id: "after-closing" })] });
    const closed = await asAuditor(engagementId, async () => getSheet({ ...ctx, now: later.now }, { key: "BCP-03" }));
    expect(closed).toMatchObject({ frozen: { number: 1 }, sheet: { promise: open.sheet?.promise }, evidenceTotal: 1 });
    const desk = await asAuditor(engagementId, async () => getDesk({ ...ctx, now: later.now }));
    expect(desk.lines.find((line) => line.key === "BCP-03")?.evidence.count).toBe(1);
    const control = await asAuditor(engagementId, async () => getRoomControl({ ...ctx, now: later.now }, { key: "BCP-03" }));
    expect(control).toMatchObject({ promise: open.sheet?.promise, hindsight: null });
    const difference = await snapshotDifference(later, { id: engagementId });
    expect(difference?.changes).toContainEqual(expect.objectContaining({ key: "BCP-03", what: "promise", after: "We promise less now." }));
  });

  test("an audit of days to come, and one of a single day, open to their auditors with empty weeks and figures rather than an error", async () => {
    const org = await createOrg({ now: NOW });
    for (const [windowFrom, windowTo] of [["2030-01-01", "2030-12-31"], ["2026-05-01", "2026-05-01"]] as const) {
      const { engagementId, user } = await letAuditorIn(org, { windowFrom, windowTo });
      const { run } = await room(engagementId, user);
      expect((await run(getDesk)).lines.length).toBeGreaterThan(20);
      expect(await run(async (ctx) => getSheet(ctx, { key: "BCP-03" }))).toMatchObject({ frozen: null, evidence: [], evidenceTotal: 0 });
    }
  });

  test("a grant over a part of the window sees the weeks of that part only, open and closed", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user, grantId } = await letAuditorIn(org);
    const weeksSeen = async () => (await (await room(engagementId, user)).run(getDesk)).weeks;
    const all = await weeksSeen();
    await admin()`update audit_grants set window_from = '2026-03-02', window_to = '2026-03-29' where id = ${grantId}`;
    const part = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"];
    expect(await weeksSeen()).toEqual(part);
    expect(all.length).toBeGreaterThan(part.length);
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    expect(await weeksSeen()).toEqual(part);
  });

  test("next year's audit takes over the auditors' numbers and what was left out; nothing private goes with it", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const { run } = await room(engagementId, user);
    await run(async (ctx) => setReference(ctx, { key: "BCP-03", reference: "T-7" }));
    await run(async (ctx) => writeNote(ctx, { key: "BCP-03", after: 0, text: "of this year" }));
    const wanted = { name: "SOC 2 2026", firm: "Example Audit", type: "period", frameworks: ["soc2"], categories: ["availability"], windowFrom: "2026-01-01", windowTo: "2026-12-31" };
    await updateEngagement(org.as(), { id: engagementId, ...wanted, leftOut: ["BCP-04"] });
    const { id } = await createEngagement(org.as(), { ...wanted, name: "SOC 2 2027", windowFrom: "2027-01-01", windowTo: "2027-12-31", previousId: engagementId });
    const next = await getEngagement(org.as(), { id });
    expect(next.controls.find(({ key }) => key === "BCP-03")?.reference).toBe("T-7");
    expect(next.leftOut).toEqual([expect.objectContaining({ key: "BCP-04" })]);
    await moveEngagement(org.as(), { id, phase: "open" });
    const again = await room(id, (await inviteAndAccept(org, id)).user);
    expect((await again.run(async (ctx) => getPaper(ctx, { key: "BCP-03" }))).notes).toEqual([]);
  });

  test("the list of accesses pages without a gap and is exported whole", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const { run } = await room(engagementId, user);
    // Renewed after a save, "one" is one view still.
    for (const label of ["one", "one", "two", "=three"]) await run(async (ctx) => recordView(ctx, { what: "view", objectKind: "control", objectId: label, label }));
    const first = await listAuditViews(org.as(), { id: engagementId, limit: 2 });
    const second = await listAuditViews(org.as(), { id: engagementId, limit: 2, before: first.next ?? undefined });
    expect([...first.views, ...second.views].map(({ objectId }) => objectId)).toEqual(["=three", "two", "one"]);
    expect([first.total, second.next]).toEqual([3, null]);
    const pages = await Array.fromAsync(await exportAuditViews(org.as(), engagementId));
    expect(auditViewsCsv(pages.flat(), true)).toMatch(/^at,who,what,.*\r\n.*,'=three,.*\r\n.*,two,.*\r\n.*,one,.*\r\n$/);
    expect(await refused(exportAuditViews((await createOrg({ now: NOW })).as(), engagementId))).toBe("NOT_FOUND");
  });
});
