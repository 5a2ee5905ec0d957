import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import { native } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { builtPack, checkPack, madePack, vkeyOf } from "@/db/testing/packs";
import { addMember } from "@/db/testing/people";
import { asSuperuser } from "@/db/testing/superuser";
import { withBitChanged, zipFiles } from "@/db/testing/zip-files";
import { PRIVATE_WORDS, wholeAudit } from "@/db/testing/whole-audit";
import { SampleDocument } from "@/server/domain/samples/document";
import { repeatDraw } from "@/server/domain/samples/repeat";

import { moveEngagement } from "../engagements/move";
import { approveErasure } from "../erasures/approve";
import { carryOutErasure } from "../erasures/carry-out";
import { requestErasure } from "../erasures/request";
import { pushEvidence } from "../evidence/push";
import { makeReport } from "../reports/make";
import { renderRequestedReport } from "../reports/render";
import { extendSample } from "../samples/extend";
import { signReport } from "../signing/sign-report";
import { askForPack } from "./ask";
import { getPack } from "./get";
import { releasePack } from "./release";
import { listRoomPacks, takeRoomPack } from "./room";
import { takePackBack } from "./take-back";

/** When auditors of the whole audit do what they do. */
const BEGUN_AT = "2026-06-01T10:00:00.000Z";
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));

describe("the pack of an audit", () => {
  test("what was erased before the audit was closed and its report drawn stands in neither as an exhibit, or without a digest, and the pack holds", async () => {
    const { org, engagementId, evidenceIds } = await wholeAudit();
    const other = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
    const { id: erasure } = await requestErasure(other, { evidenceId: evidenceIds[0], basis: "gdpr.17.1.b", reason: "Consent withdrawn." });
    await approveErasure(org.as(), { id: erasure });
    await carryOutErasure(org.id, erasure, org.as().now);
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    const { id } = await makeReport(org.as(), { kind: "control_tests", engagement: engagementId, status: "final" });
    await renderRequestedReport(org.id, id, org.as().now);
    const { zip } = await madePack(org, { kind: "engagement", engagement: engagementId, reports: [id] });
    expect(checkPack(zip, await vkeyOf(org.id))).toMatchObject({ status: 0, output: expect.stringContaining("All of this pack holds") as string });
  });

  test("it holds what the audit saw, drew and found, its snapshot and the chosen reports with all they print, and nothing its auditors keep; a byte changed in a report is named", async () => {
    const { org, engagementId, populationId, sampleId, evidenceIds, as } = await wholeAudit();
    // Both tell only of the time before the window. The verdict cites the first, which nothing came after; the snapshot names it.
    const [standing] = await pushEvidence(org.as(), { items: [native({ kind: "restore_test", facts: { executed_at: "2025-01-10T08:00:00Z", system_id: "before", outcome: "success" } })] });
    const [uncited] = await pushEvidence(org.as(), { items: [native({ kind: "restore_test", facts: { executed_at: "2025-12-20T08:00:00Z", system_id: "db-0", outcome: "success", environment: "production" } })] });
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    const ids: string[] = [];
    for (const kind of ["control_tests", "sampling_workpaper"]) {
      const { id } = await makeReport(org.as(), { kind, engagement: engagementId, status: "final" });
      await renderRequestedReport(org.id, id, org.as().now);
      ids.push(id);
    }
    const signed = await signReport(org.id, ids[0] ?? "", org.as().now);
    const { zip, row } = await madePack(org, { kind: "engagement", engagement: engagementId, reports: ids });
    expect(row.title).toBe("Auditor pack: A-1 SOC 2 2026");
    const files = zipFiles(zip);
    const names = [...files.keys()];
    const [pdf = "", copy = ""] = [`reports/control-tests-2026-01-01-2026-06-30-${ids[0]}.pdf`, `reports/control-tests-2026-01-01-2026-06-30-${ids[0]}-signed.pdf`];
    expect(names).toEqual(expect.arrayContaining([pdf, copy, `reports/${ids[0]}.json`, `reports/${ids[1]}.json`, "engagement/snapshot-1.json", `populations/${populationId}.txt`, `samples/${sampleId}.json`]));
    expect(createHash("sha256").update(files.get(copy) ?? "").digest("hex")).toBe(signed.sha256);
    // Everything in scope is opened under its own name: evidence of the window, what was handed over, what the snapshot names; neither what was put aside nor what else tells of a time before.
    const opened = await admin()<{ id: string; sha256: string }[]>`select id, sha256 from evidence where org_id = ${org.id}`;
    const scope = { kind: "engagement" as const, engagement: engagementId };
    const bare = await builtPack(org, { ...scope, reports: [] });
    const inPack = opened.filter(({ sha256 }) => bare.paths.includes(`files/${sha256}`)).map(({ id }) => id);
    expect(inPack.sort()).toEqual([...evidenceIds.slice(0, 3), standing?.id].sort());
    const frozen = JSON.parse(String(files.get("engagement/snapshot-1.json"))) as { evidence: { sha256: string; title: string }[] };
    for (const { sha256 } of frozen.evidence) expect(bare.paths).toContain(`files/${sha256}`);
    expect(frozen.evidence.map(({ title }) => title)).not.toContain("Put aside");
    const listed = String(files.get("index.txt"));
    expect([listed.includes("audit_request.created"), listed.includes("audit_request.item_attached")]).toEqual([true, false]);
    for (const id of ids) {
      const { evidence } = JSON.parse(String(files.get(`reports/${id}.json`))) as { evidence: { sha256: string; fileName: string }[] };
      expect(evidence.length).toBeGreaterThan(0);
      for (const { sha256 } of evidence) expect(files.has(`files/${sha256}`)).toBe(true);
    }
    for (const words of PRIVATE_WORDS) expect(zip.includes(words) || zip.includes(Buffer.from(words).toString("base64").slice(0, 16)), words).toBe(false);
    const document = SampleDocument.parse(JSON.parse(String(files.get(`samples/${sampleId}.json`))));
    expect(repeatDraw(document)).toMatchObject({ same: true });

    const vkey = await vkeyOf(org.id);
    const good = checkPack(zip, vkey);
    expect(good.output).toContain("RESULT: All of this pack holds.");
    expect(good.output).toMatch(/2 reports and the audit's newest snapshot name \d+ exhibits/);
    for (const name of [pdf, `populations/${populationId}.txt`]) {
      const bad = checkPack(withBitChanged(zip, name), vkey);
      expect([bad.status, bad.output], name).toEqual([1, expect.stringMatching(new RegExp(`FAIL \\w+ ${name}:`))]);
    }
    const size = row.logSize ?? 0;
    const first = await builtPack(org, { ...scope, reports: ids }, size);
    // What is drawn after the pack's head is in the next pack, and in no report made before.
    await as(async (ctx) => extendSample(ctx, { id: sampleId, by: 2, reason: "One of three deviates" }));
    const again = await builtPack(org, { ...scope, reports: ids }, size);
    const sampleIn = (zip: Buffer) => SampleDocument.parse(JSON.parse(String(zipFiles(zip).get(`samples/${sampleId}.json`))));
    const later = await madePack(org, { ...scope, reports: [] });
    expect([sampleIn(again.zip).sample.items.length, sampleIn(later.zip).sample.items.length, repeatDraw(sampleIn(later.zip))]).toEqual([3, 5, expect.objectContaining({ same: true })]);
    expect(checkPack(later.zip, vkey).output).toContain("RESULT: All of this pack holds.");
    expect(first.zip.equals(again.zip)).toBe(true);
    // What is judged on one day rests on what came before it.
    await admin()`update engagements set window_from = window_to, type = 'point_in_time' where org_id = ${org.id}`;
    const onOneDay = await builtPack(org, { ...scope, reports: [] });
    const before = opened.find(({ id }) => id === uncited?.id);
    expect([bare.paths.includes(`files/${before?.sha256}`), onOneDay.paths.includes(`files/${before?.sha256}`)]).toEqual([false, true]);
  }, 90_000);

  test("a snapshot whose entry has no place below the pack's head adds nothing to it, however early it was taken; one that was changed is named", async () => {
    const { org, engagementId } = await wholeAudit();
    const [standing] = await pushEvidence(org.as(), { items: [native({ kind: "restore_test", facts: { executed_at: "2025-01-10T08:00:00Z", system_id: "before", outcome: "success" } })] });
    const [file] = await admin()<{ sha256: string }[]>`select sha256 from evidence where org_id = ${org.id} and id = ${standing?.id ?? ""}`;
    await sequenceOf(org.id);
    const { size } = await openLogOf(org.id);
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    await asSuperuser(async (sql) => sql`update engagement_snapshots set taken_at = taken_at - interval '1 hour' where org_id = ${org.id}`);
    const scope = { kind: "engagement" as const, engagement: engagementId, reports: [] };
    await sequenceOf(org.id);
    const holds = async (at?: number) => (await builtPack(org, scope, at)).paths.includes(`files/${file?.sha256}`);
    expect([await holds(size), await holds()]).toEqual([false, true]);
    await asSuperuser(async (sql) => sql`update engagement_snapshots set bytes = sha256(bytes) where org_id = ${org.id}`);
    await expect(holds()).rejects.toMatchObject({ name: "PackError", code: "SNAPSHOT_CHANGED" });
  });

  test("an auditor of the whole audit takes it along, each time on the organization's list; one of a part of it, one after its end and one of another audit do not", async () => {
    const { org, engagementId, ann, as } = await wholeAudit();
    const { id, row, zip } = await madePack(org, { kind: "engagement", engagement: engagementId, reports: [] });
    const { id: all } = await madePack(org, { kind: "all" });
    // A trial pack is no release; one that was taken back is none any more; one that was taken along stays released.
    const nothing = async () => expect([await as(listRoomPacks), await refused(as(async (ctx) => takeRoomPack(ctx, { id })))]).toEqual([[], "NOT_FOUND"]);
    await nothing();
    expect([await refused(takePackBack(org.as(), { id })), await refused(releasePack(org.as(), { id: all })), await refused(releasePack(org.as("packs:make"), { id }))]).toEqual(["CONFLICT", "CONFLICT", "FORBIDDEN"]);
    await releasePack(org.as(), { id });
    await takePackBack(org.as(), { id });
    await nothing();
    await releasePack(org.as(), { id });
    expect([await refused(releasePack(org.as(), { id })), (await getPack(org.as(), { id })).takenAt]).toEqual(["CONFLICT", null]);
    expect(await as(listRoomPacks)).toMatchObject([{ id, sha256: row.sha256 }]);
    const taken = await as(async (ctx) => takeRoomPack(ctx, { id }));
    expect(Buffer.concat(await Array.fromAsync(taken.open())).equals(zip)).toBe(true);
    expect(await refused(as(async (ctx) => takeRoomPack(ctx, { id: all })))).toBe("NOT_FOUND");
    expect(await admin()`select what, object_kind, object_id, grant_id from audit_views where org_id = ${org.id} and object_kind = 'pack'`).toEqual([{ what: "download", object_kind: "pack", object_id: id, grant_id: ann.grantId }]);
    expect(await refused(takePackBack(org.as(), { id }))).toBe("CONFLICT");
    expect(await getPack(org.as(), { id })).toMatchObject({ releasedAt: expect.any(String) as string, takenAt: BEGUN_AT });
    expect(await admin()`select action, count(*)::int as times from audit_events where org_id = ${org.id} and action in ('pack.released', 'pack.taken_back') group by action order by action`).toEqual([{ action: "pack.released", times: 2 }, { action: "pack.taken_back", times: 1 }]);
    expect(await refused(as(async (ctx) => takeRoomPack({ ...ctx, engagement: { ...ctx.engagement, frameworks: ["gdpr"] } }, { id })))).toBe("CONFLICT");
    expect(await refused(as(async (ctx) => takeRoomPack({ ...ctx, engagement: { ...ctx.engagement, until: new Date("2026-06-15T00:00:00Z") } }, { id })))).toBe("CONFLICT");
    await admin()`update audit_grants set frameworks = '{soc2}' where org_id = ${org.id}`;
    expect([await as(async (ctx) => ctx.engagement.frameworks), await as(listRoomPacks)]).toEqual([[], expect.arrayContaining([expect.objectContaining({ id })])]);
    await admin()`update packs set expires_at = ${new Date("2026-05-01T00:00:00Z")} where org_id = ${org.id} and id = ${id}`;
    expect([await refused(as(async (ctx) => takeRoomPack(ctx, { id }))), await as(listRoomPacks)]).toEqual(["GONE", []]);
  }, 60_000);

  test("another organization's audit and reports, another audit's reports, drafts and unfinished reports go into no pack", async () => {
    const { org, engagementId } = await wholeAudit();
    const other = await createOrg({ adopt: false });
    const { id: draft } = await makeReport(org.as(), { kind: "request_list", engagement: engagementId });
    await renderRequestedReport(org.id, draft, org.as().now);
    const { id: queued } = await makeReport(org.as(), { kind: "request_list", engagement: engagementId, status: "final" });
    const { engagementId: elsewhere } = await letAuditorIn(org);
    const { id: theirs } = await makeReport(org.as(), { kind: "request_list", engagement: elsewhere, status: "final" });
    await admin()`update reports set state = 'done' where id = ${theirs}`;
    const ask = async (who: typeof org, reports: string[]) => refused(askForPack(who.as(), { scope: { kind: "engagement", engagement: engagementId, reports } }));
    expect(await ask(other, [])).toBe("NOT_FOUND");
    expect(await ask(org, [draft])).toBe("INVALID");
    expect(await ask(org, [queued])).toBe("INVALID");
    expect(await ask(org, [theirs])).toBe("INVALID");
    expect(await ask(org, ["rep_nobodys"])).toBe("INVALID");
    expect(await refused(askForPack(org.as("packs:make"), { scope: { kind: "engagement", engagement: engagementId } }))).toBe("FORBIDDEN");
    expect(await ask(org, [])).toBe("DONE");
  }, 60_000);
});
