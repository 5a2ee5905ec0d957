import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";
import { renderReport } from "@/server/reports/render-report";

import { savePrivacySettings } from "../privacy/save-settings";
import { addRegisterEntry } from "../registers/add";
import { archiveRegisterEntry } from "../registers/archive";
import { changeRegisterEntry } from "../registers/change";
import { getReport, reportOrThrow } from "./get";
import { makeReport } from "./make";
import { renderRequestedReport } from "./render";
import { frozenSnapshot, reportSnapshot } from "./snapshot";

const MARCH = { from: "2026-03-01", to: "2026-03-31" };
const at = (org: TestOrg, day: string) => org.at(`${day}T12:00:00Z`);

async function asked(org: TestOrg, kind: "art30_record" | "breach_register", by = at(org, "2026-05-01"), language = "en") {
  await savePrivacySettings(by, PRIVACY_SETTINGS);
  const { id } = await makeReport(by, { kind, ...MARCH, language });
  return withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id));
}

describe("a report of registers", () => {
  test("the record prints each activity by its role as it stood on the last day, with names behind ids and what is missing", async () => {
    const org = await createOrg({ adopt: false });
    const processor = await addRegisterEntry(at(org, "2026-03-02"), { register: "processors", content: { name: "Cloudy Ltd", country: "IE" } });
    const { id } = await addRegisterEntry(at(org, "2026-03-03"), { register: "activities", content: { name: "Payroll", role: "controller", owner: "Petra Marker", purposes: [{ purpose: "Wages", legalBasis: "contract" }], retention: "Ten years", recipients: [{ name: "Host", processorId: processor.id, country: "IE" }] } });
    await addRegisterEntry(at(org, "2026-03-04"), { register: "activities", content: { name: "Hosting for shops", role: "processor", controllers: [{ name: "Shop Inc", contact: "Street 1" }] } });
    const gone = await addRegisterEntry(at(org, "2026-03-04"), { register: "activities", content: { name: "Fax list", role: "controller" } });
    await archiveRegisterEntry(at(org, "2026-03-05"), { register: "activities", id: gone.id, archived: true, reason: "No longer done" });
    await changeRegisterEntry(at(org, "2026-04-15"), { register: "activities", id, version: 1, content: { retention: "Eleven years" } });
    await addRegisterEntry(at(org, "2026-04-16"), { register: "activities", content: { name: "Later", role: "controller" } });
    const { registers } = await reportSnapshot(org.id, await asked(org, "art30_record"));
    expect(registers?.chapters.map(({ entries }) => entries.map(({ label, name }) => `${label} ${name}`))).toEqual([["PA-1 Payroll"], ["PA-2 Hosting for shops"], ["PR-1 Cloudy Ltd"], []]);
    const text = JSON.stringify(registers);
    for (const words of ["Ten years", "Contract with the person, Art. 6(1)(b)", "PR-1 Cloudy Ltd", "Ireland", "Art. 30(1)(g)", "Acme GmbH", "Shop Inc"]) expect(text).toContain(words);
    for (const words of ["Eleven", "Later", "Fax list", "Petra", processor.id]) expect(text).not.toContain(words);
    const german = JSON.stringify((await reportSnapshot(org.id, await asked(org, "art30_record", at(org, "2026-05-01"), "de"))).registers);
    for (const words of ["Verarbeitung als Verantwortlicher", "Vertrag mit der Person, Art. 6 Abs. 1 Buchst. b", "Kategorien betroffener Personen", "Irland", "„Technische und organisatorische Maßnahmen“ ist noch nicht angegeben (Art. 30 Abs. 1 Buchst. g, Abs. 2 Buchst. d, 32 Abs. 1).", "Ten years"]) expect(german).toContain(words);
    for (const words of ["is not said yet", "Whose data", "Processing as", "Ireland"]) expect(german).not.toContain(words);
  });

  test("an accountability report has a chapter of every register as it stood on the last day, and stands for nobody by name or hash", async () => {
    const org = await createOrg();
    const add = async (day: string, register: string, content: object) => addRegisterEntry(at(org, day), { register, content });
    const HASH = "A".repeat(43);
    const { id: shop } = await add("2026-03-02", "activities", { name: "Shop", role: "controller", owner: "Petra Marker" });
    await add("2026-03-02", "activities", { name: "Hosting for shops", role: "processor" });
    await add("2026-03-02", "legal_bases", { name: "Orders", activityId: shop, basis: "contract", decidedBy: "Petra Marker" });
    await add("2026-03-02", "consents", { name: "Newsletter", activityId: shop, given: 7, withdrawn: 2, persons: [{ person: HASH, givenAt: "2026-03-01T10:00:00Z" }] });
    await add("2026-03-02", "notices", { name: "For customers", approvedBy: "Petra Marker", words: "LONGNOTICE" });
    await add("2026-03-02", "dpias", { name: "Scoring" });
    await add("2026-03-02", "processors", { name: "Cloudy Ltd", country: "IE" });
    await add("2026-03-02", "transfers", { name: "Mail to the US", country: "US" });
    await add("2026-03-02", "risks", { name: "A leak", acceptedBy: "Petra Marker" });
    await add("2026-03-20", "breaches", { name: "Lost laptop", role: "controller", awareAt: "2026-03-10T10:00:00Z" });
    await add("2026-03-20", "breaches", { name: "In February", role: "controller", awareAt: "2026-02-10T10:00:00Z" });
    await add("2026-03-20", "complaints", { name: "Late answer", to: "authority", receivedAt: "2026-02-10T10:00:00Z" });
    await add("2026-03-20", "complaints", { name: "Dealt with", to: "controller", receivedAt: "2026-01-10T10:00:00Z", outcome: "upheld", closedOn: "2026-02-20" });
    await add("2026-04-02", "risks", { name: "Of April" });
    const by = at(org, "2026-05-01");
    await savePrivacySettings(by, PRIVACY_SETTINGS);
    const { id } = await makeReport(by, { kind: "gdpr_accountability", ...MARCH });
    const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
    expect(Object.entries(snapshot.accountability?.chapters ?? {}).map(([chapter, { entries }]) => [chapter, entries.map(({ name }) => name).join()])).toEqual([
      ["controller", "Shop"], ["processor", "Hosting for shops"], ["lawfulness", "Orders"], ["consents", "Newsletter"], ["notices", "For customers"], ["breaches", "Lost laptop"], ["assessments", "Scoring"], ["processors", "Cloudy Ltd"], ["transfers", "Mail to the US"],
      ["inquiries", "Late answer"], ["risks", "A leak"],
    ]);
    expect(JSON.stringify(snapshot)).not.toMatch(new RegExp(`Petra|${HASH}|LONGNOTICE`));
    expect(snapshot.accountability?.deletion).toMatchObject({ ordered: 0, certificatesTotal: 0, evidenceErased: 0 });
  });

  test("the breach register prints what became known in the period, archived or not, counts by the clock, and no case", async () => {
    const org = await createOrg({ adopt: false });
    const breach = async (name: string, content: object) => addRegisterEntry(at(org, "2026-04-10"), { register: "breaches", content: { name, role: "controller", ...content } });
    await breach("Before", { awareAt: "2026-02-10T10:00:00Z" });
    const late = await breach("Told late", { awareAt: "2026-03-10T10:00:00Z", toAuthority: "told", toldAt: "2026-03-14T10:00:00Z" });
    await breach("Not told", { awareAt: "2026-03-20T10:00:00Z", risk: "unlikely", toAuthority: "not_needed", notToldReasons: "Encrypted" });
    await archiveRegisterEntry(at(org, "2026-04-11"), { register: "breaches", id: late.id, archived: true, reason: "Dealt with" });
    const by = at(org, "2026-05-01");
    await savePrivacySettings(by, PRIVACY_SETTINGS);
    const { id } = await makeReport(by, { kind: "breach_register", from: "2026-03-01", to: "2026-04-30" });
    const { registers } = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
    expect(registers?.chapters[0]?.entries.map(({ name }) => name)).toEqual(["Told late", "Not told"]);
    expect(registers?.counts).toEqual([{ label: "Breaches", value: 2 }, { label: "Told to the authority later", value: 1 }, { label: "Need not be told: a risk is unlikely", value: 1 }]);
    expect(JSON.stringify(registers)).toContain("told after 96 hours");
    expect(JSON.stringify(registers)).toContain("reasons for the delay");
  });

  test("is drawn, kept under its digest with its ledger entry, and is the same file when made again after changes; another organization's entries are in none", async () => {
    const [org, other] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    await addRegisterEntry(at(other, "2026-03-03"), { register: "activities", content: { name: "OTHERSACTIVITY", role: "controller" } });
    const { id: entry } = await addRegisterEntry(at(org, "2026-03-03"), { register: "activities", content: { name: "Payroll", role: "controller", description: `${"A long story. ".repeat(900)}ENDOFSTORY` } });
    const row = await asked(org, "art30_record");
    await renderRequestedReport(org.id, row.id, new Date("2026-05-01T12:01:00Z"));
    const first = await getReport(org.as(), { id: row.id });
    const { bytes } = await renderReport((await frozenSnapshot(org.id, row, new Date())).snapshot);
    const { all } = readPdf(bytes);
    for (const words of ["Record of processing activities", "Payroll", "ENDOFSTORY", "Art. 30(1)(f)", "Acme GmbH", "Versions printed"]) expect(squeeze(all), words).toContain(squeeze(words));
    expect(all).not.toMatch(/undefined|NaN|null|OTHERSACTIVITY/);
    await changeRegisterEntry(at(org, "2026-03-04"), { register: "activities", id: entry, version: 1, content: { name: "Renamed" } });
    await admin()`update reports set state = 'running', sha256 = null where org_id = ${org.id} and id = ${row.id}`;
    await renderRequestedReport(org.id, row.id, new Date("2026-05-02T12:01:00Z"));
    expect(await getReport(org.as(), { id: row.id })).toMatchObject({ state: "done", sha256: first.sha256 });
    expect(await admin()`select 1 from audit_events a join ledger.entries l on l.org_id = a.org_id and l.id = a.entry_id where a.object_id = ${row.id} and a.action = 'report.made'`).toHaveLength(2);
  });
});
