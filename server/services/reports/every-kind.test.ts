import { createHash } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { admin } from "@/db/testing/admin";
import { checkPack, madePack, vkeyOf } from "@/db/testing/packs";
import { wholeAudit, type WholeAudit } from "@/db/testing/whole-audit";
import { zipFiles } from "@/db/testing/zip-files";
import { VERDICT_STATES } from "@/server/domain/controls/schema";
import { AUDIT_REPORTS, REPORT_KINDS, type ReportKind } from "@/server/domain/reports/kinds";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { STATE_WORD } from "@/server/reports/words";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";

import { recordView } from "../engagements/record-view";
import { moveEngagement } from "../engagements/move";
import { pushEvidence } from "../evidence/push";
import { addRegisterEntry } from "../registers/add";
import { makeReport } from "./make";
import { renderRequestedReport } from "./render";

const PERIOD = { from: "2026-01-01", to: "2026-06-30" };
const PROCESSOR = { name: "Mail house", kind: "processor", address: "Street 1", contact: "dpo@example.org", country: "DE", countries: ["DE"], services: "Sends mail", contractOn: "2025-05-05", contractReference: "C-1" };
type Made = { id: string; kind: ReportKind; pdf: Buffer; lines: string[]; text: string; snapshot: ReportSnapshot; pages: number };
let audit: WholeAudit;
let made: Map<ReportKind, Made>;
let zip: Buffer;

/** Every kind there is, made as final by the worker's own way, and read back out of one pack. */
beforeAll(async () => {
  audit = await wholeAudit();
  const { org, engagementId, as } = audit;
  const facts = (kind: string, ...all: object[]) => ({ content: { json: { proofroom: 1, records: all.map((each) => ({ kind, facts: each })) } }, provenance: { sourceSystem: kind } });
  await pushEvidence(org.as(), { items: [
    facts("backup_run", ...["02", "03", "04"].map((day) => ({ backup_id: `bk-${day}`, system_id: "db", finished_at: `2026-02-${day}T03:00:00Z`, status: day === "03" ? "failed" : "success", encrypted: true }))),
    facts("account", ...["ana", "ben"].map((id) => ({ snapshot_at: "2026-05-20T08:00:00Z", system_id: "vault", account_id: `${id}@vault`, person: id, status: "active", privileged: id === "ana" }))),
  ] });
  await addRegisterEntry(org.as(), { register: "processors", content: PROCESSOR });
  await as(async (ctx) => recordView(ctx, { what: "view", objectKind: "evidence", objectId: "ev_1", label: "E-1 Restores" }));
  await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
  const ids: [ReportKind, string][] = [];
  for (const kind of REPORT_KINDS) {
    const days = kind === "auditor_access" || !AUDIT_REPORTS.includes(kind) ? PERIOD : {};
    // A view of the very moment of the asking is not yet in the log.
    const by = kind === "auditor_access" ? org.at("2026-06-01T10:00:01Z") : org.as();
    const { id } = await makeReport(by, { kind, status: "final", ...days, ...(AUDIT_REPORTS.includes(kind) ? { engagement: engagementId } : {}) });
    await renderRequestedReport(org.id, id, by.now);
    ids.push([kind, id]);
  }
  zip = (await madePack(org, { kind: "engagement", engagement: engagementId, reports: ids.map(([, id]) => id) })).zip;
  const [files, rows] = [zipFiles(zip), await admin()<{ id: string; pages: number; sha256: string }[]>`select id, pages, sha256 from reports where org_id = ${org.id}`];
  made = new Map(ids.map(([kind, id]) => {
    const row = rows.find((each) => each.id === id);
    const pdf = [...files.values()].find((bytes) => createHash("sha256").update(bytes).digest("hex") === row?.sha256) ?? Buffer.alloc(0);
    const { all } = readPdf(pdf);
    return [kind, { id, kind, pdf, lines: all.split("\n"), text: squeeze(all), pages: row?.pages ?? 0, snapshot: JSON.parse(String(files.get(`reports/${id}.json`))) as ReportSnapshot }];
  }));
}, 600_000);

const of = (kind: ReportKind): Made => made.get(kind) as Made;
const count = async (query: PromiseLike<readonly Record<string, unknown>[]>): Promise<number> => Number((await query)[0]?.["count"]);
/** The cells drawn after a row's first. */
const cellsAfter = ({ lines }: Made, first: string, many: number): string[] => lines.slice(lines.indexOf(first) + 1, lines.indexOf(first) + 1 + many);

describe("every kind of report, made on one organization with an audit", () => {
  test.each([...REPORT_KINDS])("%s is a whole PDF: its pages are as many as recorded, its fonts are in it, its outline leads somewhere, nothing in it is undefined", (kind) => {
    const { pdf, text, pages, id } = of(kind);
    const { objects, pages: read } = readPdf(pdf);
    expect([read.length, pdf.subarray(0, 8).toString(), pdf.subarray(-6).toString().trim()]).toEqual([pages, "%PDF-1.7", "%%EOF"]);
    const descriptors = [...objects.values()].filter((body) => body.includes("/Type /FontDescriptor"));
    expect(descriptors.length).toBeGreaterThan(0);
    expect(descriptors.filter((body) => !/\/FontFile[23]? \d+ 0 R/.test(body))).toEqual([]);
    expect([...objects.values()].some((body) => body.includes("/Type /Outlines") || /\/Outlines \d+ 0 R/.test(body))).toBe(true);
    expect(text).toContain(id);
    expect(text).toContain(squeeze("Prepared by management. Not an independent auditor's report; no opinion is expressed."));
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  test.each(["soc2_readiness", "control_tests"] as const)("the summary of %s has, state by state, the numbers of the database", async (kind) => {
    const { org, engagementId } = audit;
    const rows = await admin()<{ state: string; count: string }[]>`select s.state, count(*) from control_status s join engagement_controls e on e.org_id = s.org_id and e.control_id = s.control_id
      where s.org_id = ${org.id} and e.engagement_id = ${engagementId} group by 1`;
    const inDatabase = new Map(rows.map((row) => [row.state, Number(row.count)]));
    const total = [...inDatabase.values()].reduce((sum, each) => sum + each, 0);
    const printed = cellsAfter(of(kind), "All controls", VERDICT_STATES.length + 1).map((cell) => (cell === "–" ? 0 : Number(cell)));
    expect(printed).toEqual([...VERDICT_STATES.map((state) => inDatabase.get(state) ?? 0), total]);
    expect(of(kind).text).toContain(squeeze(`${total} controls, `));
    for (const [state, many] of inDatabase) expect(of(kind).lines.filter((line, i, all) => line === STATE_WORD[state as keyof typeof STATE_WORD] && all[i - 1] === String(many)).length, state).toBeGreaterThan(0);
  });

  test("requests, samples, findings, views, registers, controls, runs and exhibits are printed in the numbers of the database", async () => {
    const { org, engagementId } = audit;
    const own = (table: string) => admin()`select count(*) from ${admin()(table)} where org_id = ${org.id} and engagement_id = ${engagementId}`;
    const states = await admin()<{ state: string; count: string }[]>`select state, count(*) from audit_requests where org_id = ${org.id} and engagement_id = ${engagementId} group by 1`;
    for (const { state, count: many } of states) expect(cellsAfter(of("request_list"), state === "open" ? "Open" : "More needed", 1)).toEqual([many]);
    for (const kind of ["soc2_readiness", "control_tests"] as const) expect(of(kind).text).toContain(squeeze(`${await count(own("audit_requests"))} of ${await count(own("audit_requests"))} requests are open`));
    const [population] = await admin()<{ size: number; sha256: string }[]>`select size, sha256 from audit_populations where org_id = ${org.id}`;
    expect([cellsAfter(of("sampling_workpaper"), "Items", 1), of("sampling_workpaper").text.includes(population?.sha256 ?? "-")]).toEqual([[String(population?.size)], true]);
    expect(of("sampling_workpaper").snapshot.sampling?.samples.flatMap(({ list }) => list)).toHaveLength(await count(own("audit_sample_items")));
    const [finding] = await admin()<{ facts: { deviations: number; tested: number } }[]>`select facts from audit_findings where org_id = ${org.id}`;
    for (const kind of ["soc2_readiness", "control_tests", "exceptions_register"] as const) {
      expect(of(kind).text).toContain(squeeze(`${finding?.facts.deviations} of ${finding?.facts.tested}, from`));
      expect(of(kind).snapshot.findings).toHaveLength(await count(own("audit_findings")));
    }
    expect(of("auditor_access").snapshot.extract?.chapters[1]?.blocks).toMatchObject([{ table: { rows: { length: await count(own("audit_views")) } } }]);
    expect(of("art30_record").text).toContain(squeeze(`Processors and sub-processors: ${await count(admin()`select count(*) from register_entries where org_id = ${org.id} and register = 'processors'`)}`));
    expect(of("applicability").text).toContain(squeeze(`${await count(admin()`select count(*) from controls where org_id = ${org.id}`)} controls, `));
    const runs = await admin()<{ id: string }[]>`select facts->>'backup_id' as id from records where org_id = ${org.id} and kind = 'backup_run' and facts->>'status' = 'failed'`;
    for (const { id } of runs) expect(of("backup_restore").text).toContain(id);
    const bearing = admin()`select count(*) from evidence e where org_id = ${org.id} and (exists (select 1 from evidence_links l join engagement_controls c using (org_id, control_id) where l.org_id = e.org_id and l.evidence_id = e.id and c.engagement_id = ${engagementId})
      or exists (select 1 from audit_request_items i where i.org_id = e.org_id and i.evidence_id = e.id and i.state <> 'attached'))`;
    expect(of("evidence_index").text).toContain(squeeze(`${await count(bearing)} exhibits`));
    for (const { snapshot, kind } of made.values()) if (AUDIT_REPORTS.includes(kind)) expect(snapshot.evidence.map(({ title }) => title), kind).not.toContain("Put aside");
  });

  test("every exhibit that any of them prints stands in the pack under the name and with the digest it prints, and the checker says so", async () => {
    const files = zipFiles(zip);
    const cited = [...made.values()].flatMap(({ snapshot, text }) => snapshot.evidence.map((entry) => ({ entry, text })));
    expect(cited.length).toBeGreaterThan(20);
    for (const { entry: { sha256, number }, text } of cited) {
      expect([createHash("sha256").update(files.get(`files/${sha256}`) ?? "").digest("hex"), text.includes(`files/${sha256}`)], `E-${number}`).toEqual([sha256, true]);
    }
    const frozen = JSON.parse(String(files.get("engagement/snapshot-1.json"))) as ReportSnapshot;
    for (const { sha256, number } of frozen.evidence) expect(createHash("sha256").update(files.get(`files/${sha256}`) ?? "").digest("hex"), `E-${number}`).toBe(sha256);
    const { output } = checkPack(zip, await vkeyOf(audit.org.id));
    expect(output).toContain("RESULT: All of this pack holds.");
    expect(output).toContain(`${REPORT_KINDS.length} reports and the audit's newest snapshot name ${cited.length + frozen.evidence.length} exhibits`);
  });
});
