import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { renderReport } from "@/server/reports/render-report";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";

import { addRegisterEntry } from "../registers/add";
import { reportOrThrow } from "../reports/get";
import { makeReport } from "../reports/make";
import { frozenSnapshot } from "../reports/snapshot";
import { getSystemDescription } from "./get";
import { saveSystemDescription } from "./save";

const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
const FULL = {
  name: "Orders, hosted", services: "Order management for retailers", commitments: ["Available 99.9 % of each month"], boundaries: "Production, not the office",
  components: [{ kind: "infrastructure", name: "Two data centres", description: "One in the north" }, { kind: "procedure", name: "Change procedure" }], incidents: [{ on: "2026-01-09", text: "An hour without API" }],
  subserviceOrganizations: [{ name: "Hosting house", service: "hosting", method: "carve_out", expectedControls: ["Doors are locked"] }], userEntityControls: ["Customers remove their users"],
  criteriaLeftOut: [{ id: "P1", reason: "Privacy is out of scope" }], significantChanges: [{ on: "2026-01-20", text: "A new database" }],
};

async function readiness(org: Awaited<ReturnType<typeof createOrg>>): Promise<string> {
  const { id } = await makeReport(org.as(), { kind: "soc2_readiness", from: "2026-01-01", to: "2026-01-31" });
  const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), org.as().now);
  return squeeze(readPdf((await renderReport(snapshot)).bytes).all);
}

describe("the system description", () => {
  test("every version is kept under its digest on the ledger; the report prints the newest in full, and says what is not stated before there is one", async () => {
    const org = await createOrg({ now: new Date("2026-02-02T12:00:00Z") });
    expect(await getSystemDescription(org.as(), {})).toMatchObject({ version: 0, content: { services: "", commitments: [] }, versions: [] });
    expect(await readiness(org)).toContain(squeeze("Services: not stated"));
    expect(await saveSystemDescription(org.as(), { after: 0, content: { services: "Something" } })).toEqual({ version: 1 });
    expect(await saveSystemDescription(org.as(), { after: 1, content: FULL })).toEqual({ version: 2 });
    await addRegisterEntry(org.at("2026-01-15T12:00:00Z"), { register: "processors", content: { name: "Mail house", kind: "processor", address: "Street 1", contact: "dpo@example.org", country: "DE", countries: ["DE"], services: "Sends mail", guarantees: "A report of 2025", contractOn: "2025-05-05", contractReference: "C-1" } });
    const now = await getSystemDescription(org.as(), {});
    const sha256 = createHash("sha256").update(canonicalBytes(now.content)).digest("hex");
    expect(now).toMatchObject({ version: 2, versions: [{ version: 2, sha256 }, { version: 1 }] });
    expect((await getSystemDescription(org.as(), { version: 1 })).content.services).toBe("Something");
    expect(await admin()`select detail->>'sha256' as sha256 from audit_events where org_id = ${org.id} and action = 'system_description.saved' order by detail->>'version' desc limit 1`).toEqual([{ sha256 }]);
    const text = await readiness(org);
    for (const words of ["Orders, hosted", "Order management for retailers", "Available 99.9 % of each month", "Production, not the office", "One in the north", "Change procedure", "An hour without API", "Hosting house", "Doors are locked", "Customers remove their users", "P1: Privacy is out of scope", "A new database", "Mail house", "A report of 2025"]) expect(text, words).toContain(squeeze(words));
  }, 60_000);

  test("a version somebody saved meanwhile is not overwritten, also at the same moment; what is no description, and whoever may not, changes nothing", async () => {
    const [org, other] = [await createOrg({ adopt: false }), await createOrg({ adopt: false })];
    const save = async (after: number, content: object) => refused(saveSystemDescription(org.as(), { after, content }));
    expect((await Promise.all(["a", "b", "c"].map(async (services) => save(0, { services })))).sort()).toEqual(["CONFLICT", "CONFLICT", "DONE"]);
    expect(await save(0, { services: "d" })).toBe("CONFLICT");
    expect(await save(1, { incidents: [{ on: "soon", text: "x" }] })).toBe("INVALID");
    expect(await save(1, { services: "x".repeat(20_001) })).toBe("INVALID");
    expect(await refused(saveSystemDescription(org.as("reports:read"), { after: 1, content: {} }))).toBe("FORBIDDEN");
    expect(await refused(getSystemDescription(other.as(), { version: 1 }))).toBe("NOT_FOUND");
    expect(await admin()`select version from system_descriptions where org_id = ${org.id}`).toEqual([{ version: 1 }]);
  });
});
