import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import { native } from "@/db/testing/items";
import { addMember } from "@/db/testing/people";
import { PRIVATE_WORDS, wholeAudit, type WholeAudit } from "@/db/testing/whole-audit";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { renderReport } from "@/server/reports/render-report";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";

import { createApiKey } from "../api-keys/create";
import { actOnFinding } from "../audit-findings/act";
import { moveRequest } from "../audit-requests/move";
import { updateControl } from "../controls/update";
import { moveEngagement } from "../engagements/move";
import { pushEvidence } from "../evidence/push";
import { removeMember } from "../members/remove";
import { reportOrThrow } from "./get";
import { listReports } from "./list";
import { makeReport } from "./make";
import { frozenSnapshot } from "./snapshot";

const LATER = "2026-07-05T10:00:00Z";

async function made({ org, engagementId }: Pick<WholeAudit, "org" | "engagementId">, kind: string, at = "2026-06-01T10:00:00Z", more: object = {}): Promise<{ snapshot: ReportSnapshot; text: string }> {
  const { id } = await makeReport(org.at(at), { kind, engagement: engagementId, status: "final", ...more });
  const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), new Date(at));
  const text = squeeze(readPdf((await renderReport(snapshot)).bytes).all);
  for (const words of PRIVATE_WORDS) expect([text.includes(squeeze(words)), JSON.stringify(snapshot).includes(words)], words).toEqual([false, false]);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  return { snapshot, text };
}
const expectIn = (text: string, ...said: string[]) => { for (const words of said) expect(text, words).toContain(squeeze(words)); };
const exhibits = ({ evidence }: ReportSnapshot) => new Set(evidence.map(({ number }) => number));

describe("reports of an audit", () => {
  test("they print its window, its findings with responses and what is still asked, and nothing that its auditor keeps private", async () => {
    const audit = await wholeAudit();
    const RESPONSE = ["One restore failed", "1 of 3", "db-4", "The disk was full", "The copy itself was whole", "An alert at 80 %", "2026-07-15".slice(0, 4), "answered, no repair reported"];
    for (const kind of ["soc2_readiness", "control_tests", "exceptions_register"]) {
      const { snapshot, text } = await made(audit, kind);
      expectIn(text, ...RESPONSE, "Audit A-1, SOC 2 2026, by Example Audit", "the audit is not closed");
      expect(snapshot).toMatchObject({ period: { from: "2026-01-01", to: "2026-06-30" }, engagement: { snapshot: null } });
      if (kind !== "exceptions_register") expectIn(text, "Open requests", "2 of 2 requests are open", "PBC-7", "overdue");
      expect(exhibits(snapshot)).toContain(1);
    }
    const sheetIn = async (more: object) => (await made(audit, "control_tests", undefined, more)).snapshot.controls.find(({ key }) => key === "BCP-03");
    const [english, german] = [await sheetIn({}), await sheetIn({ language: "de" })];
    expect(german?.sentence).not.toBe(english?.sentence);
    expect(german?.rules.filter(({ label, sentence }, i) => label === english?.rules[i]?.label || sentence === english?.rules[i]?.sentence)).toEqual([]);
    const { text, snapshot } = await made(audit, "request_list");
    expectIn(text, "The schedule of restores", "With its owner", "E-2", "accepted", "returned: The list is cut short, or nothing shows that it is complete. Send all pages", "a complete list");
    expect(text).not.toContain(squeeze("Put aside"));
    expect([...exhibits(snapshot)]).toEqual([2, 3]);
    const workpaper = await made(audit, "sampling_workpaper");
    const { populations: [population], samples: [sample] } = workpaper.snapshot.sampling ?? { populations: [], samples: [] };
    expectIn(workpaper.text, population?.sha256 ?? "", sample?.seed ?? "", `npx proofroom sample samples/${sample?.id}.json`, ...(sample?.list.map(({ key }) => key) ?? []), audit.engagementId, "12 given, 13 counted by it");
    expect(sample?.list.map(({ exhibit }) => exhibit)).toEqual([1, 1, 1]);
    expect([...exhibits(workpaper.snapshot)]).toEqual([1]);
  }, 60_000);

  test("once it is closed its reports stand on the snapshot, and a finding that was repaired, retested and withdrawn is still printed as it was stated", async () => {
    const audit = await wholeAudit();
    const { org, engagementId, findingId, as } = audit;
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    await pushEvidence(org.at("2026-06-03T10:00:00Z"), { items: [native({ kind: "restore_test", facts: { executed_at: "2026-06-02T08:00:00Z", system_id: "zz-newcomer", outcome: "failed" } })] });
    const now = new Date("2026-07-04T10:00:00Z");
    await actOnFinding(org.at(now.toISOString()), { id: findingId, said: { act: "remediate", text: "The alert is on", doneOn: "2026-07-03" } });
    await as(async (ctx) => actOnFinding(ctx, { id: findingId, said: { act: "retest", passed: true, tested: 5, deviations: 0, text: "None" } }), new Date("2026-06-20T10:00:00Z"));
    await as(async (ctx) => actOnFinding(ctx, { id: findingId, said: { act: "withdraw", text: "Out of the window" } }), new Date("2026-06-20T11:00:00Z"));
    const { snapshot, text } = await made(audit, "control_tests", LATER);
    expectIn(text, "1 of 3", "withdrawn by the auditor", "Out of the window", "The alert is on", "Retest passed, 0 of 5", "snapshot 1 of the audit", snapshot.engagement?.snapshot?.sha256 ?? "");
    expectIn((await made(audit, "control_tests", LATER, { language: "de" })).text, "in dem Englisch, in dem sie eingefroren wurden");
    expect(JSON.stringify(snapshot.controls)).not.toContain("zz-newcomer");
    expect([...exhibits(snapshot)]).not.toContain(5);
  }, 60_000);

  test("requests stand as when the report was asked for, however late it is drawn, and the report says of which moment they are beside the snapshot", async () => {
    const { org, engagementId } = await wholeAudit();
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    const { id } = await makeReport(org.at("2026-06-10T10:00:00Z"), { kind: "request_list", engagement: engagementId, status: "final" });
    const [request] = await admin()<{ id: string }[]>`select id from audit_requests where org_id = ${org.id} and number = 1`;
    await moveRequest(org.at("2026-06-11T10:00:00Z"), { id: request?.id, move: "submit" });
    const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), new Date("2026-06-12T10:00:00Z"));
    expect(snapshot.requests?.[0]).toMatchObject({ state: "more_needed", isLate: true, items: [{ exhibit: 2, state: "accepted" }, { exhibit: 3, state: "returned" }] });
    expectIn(squeeze(readPdf((await renderReport(snapshot)).bytes).all), "when this report was asked for. Snapshot 1 of the audit, which its verdicts are taken from, is of");
  }, 60_000);

  test("printed by number it names neither who left since nor a key, in changes, parameters, sources and steps", async () => {
    const { org, engagementId } = await wholeAudit();
    const former = await addMember(org.id, "officer");
    await admin()`update users set name = 'Fiona Former' where id = ${former.id}`;
    const as = (at: string, actor: { kind: "user" | "apiKey"; id: string; name: string }) => ({ ...org.at(at), actor: actor.kind === "user" ? { ...actor, kind: "user" as const, email: former.email } : { ...actor, kind: "apiKey" as const, lastUsedAt: null } });
    const { id: keyId } = await createApiKey(org.asOwner(), { name: "Nightly Nora", scopes: ["evidence:push"] });
    await updateControl(as("2026-06-02T10:00:00Z", { ...former, kind: "user", name: "Fiona Former" }), { key: "BCP-03", promised: { rtoMinutes: 5 } });
    await pushEvidence(as("2026-06-02T11:00:00Z", { kind: "apiKey", id: keyId, name: "Nightly Nora" }), { items: [native({ kind: "restore_test", facts: { executed_at: "2026-06-02T08:00:00Z", system_id: "db-1", outcome: "success" } })] });
    await removeMember(org.asOwner(), { userId: former.id });
    const [named, hidden] = await Promise.all([false, true].map(async (pseudonymous) => JSON.stringify((await made({ org, engagementId }, "control_tests", "2026-06-03T10:00:00Z", { pseudonymous })).snapshot)));
    for (const name of ["Fiona Former", "Nightly Nora"]) expect([named?.includes(name), hidden?.includes(name)], name).toEqual([true, false]);
  }, 60_000);

  test("of another organization's audit, of an audit about something else and of days beside the audit's nothing is made", async () => {
    const [org, other] = [await createOrg(), await createOrg({ adopt: false })];
    const { engagementId } = await letAuditorIn(org, { frameworks: ["gdpr"] });
    const refused = async (ctx: typeof org, input: object) => makeReport(ctx.as(), input).then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
    expect(await refused(other, { kind: "request_list", engagement: engagementId })).toBe("NOT_FOUND");
    expect(await refused(org, { kind: "soc2_readiness", engagement: engagementId })).toBe("INVALID");
    expect(await refused(org, { kind: "control_tests", engagement: engagementId, from: "2026-01-01", to: "2026-02-01" })).toBe("INVALID");
    expect(await refused(org, { kind: "sampling_workpaper" })).toBe("INVALID");
    expect(await refused(org, { kind: "backup_restore", engagement: engagementId })).toBe("INVALID");
    expect(await refused(org, { kind: "evidence_index", engagement: engagementId })).toBe("DONE");
    expect(await listReports(org.as())).toMatchObject([{ kind: "evidence_index", engagement: engagementId }]);
  });
});
