import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { sampleSnapshot } from "@/server/reports/testing/sample-snapshot";

import { VERDICT_STATES } from "../controls/schema";
import type { ReportSnapshot } from "../reports/snapshot";
import { crossReferenceFaults } from "./cross-references";
import { oscalDocuments } from "./documents";
import { OSCAL_DOCUMENTS, type OscalDocument, type OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { NS } from "./words";

const sample = sampleSnapshot({ evidence: 40, controls: 16 });
const sourceOf = (content: ReportSnapshot): OscalSource => ({ engagement: { id: "eng_1", reference: "A-1", name: "SOC 2 2026", firm: "Example Audit" }, snapshot: { number: 2, sha256: "ab".repeat(32) }, content });
const first = (content: ReportSnapshot) => content.controls[0] ?? expect.fail("no control");
const empty: ReportSnapshot = {
  ...sample, controls: [{ ...first(sample), rules: [], populations: [], lapses: [], evidence: [], promise: "", owner: null, parameters: [], requirements: [], testSteps: [] }], exceptions: [], evidence: [], populations: [], skipped: [],
  system: { name: "", services: "", commitments: [], components: [], boundaries: "", subserviceOrganizations: [], userEntityControls: [], criteriaLeftOut: [], significantChanges: [] },
};
const responded: ReportSnapshot = {
  ...sample, exceptions: sample.exceptions.map((entry) => ({ ...entry, response: { cause: "A cause", mitigation: null, correctiveAction: "An action", owner: null, dueOn: "2026-09-30", status: "in_progress", by: "Ann", at: "2026-06-01T00:00:00Z" } })),
};
const eightStates: ReportSnapshot = { ...sample, controls: VERDICT_STATES.map((state, i) => ({ ...first(sample), key: `ZZ-0${i}`, state, lapses: [] })), exceptions: [] };
/** The sample with one text in all places that people write. */
function written(text: string): ReportSnapshot {
  return {
    ...sample, organization: { ...sample.organization, name: text }, preparedBy: { name: text, role: text }, system: { ...sample.system, name: text, services: text, boundaries: text, commitments: [text] },
    controls: sample.controls.map((sheet) => ({ ...sheet, title: text, promise: text, owner: text, sentence: text, rules: sheet.rules.map((rule) => ({ ...rule, label: text, sentence: text })) })),
    evidence: sample.evidence.map((entry) => ({ ...entry, title: text, fileName: text, query: text })), exceptions: sample.exceptions.map((entry) => ({ ...entry, controlTitle: text, explanation: text, items: entry.items.map((item) => ({ ...item, item: text, sentence: text })) })),
  };
}
const CONTENTS: [string, ReportSnapshot][] = [["a full audit", sample], ["an audit of which nothing is stated", empty], ["an audit with responses", responded], ["all eight states", eightStates], ["rules that expire", { ...sample, controls: sample.controls.map((sheet) => ({ ...sheet, rules: sheet.rules.map((rule) => ({ ...rule, nextChangeAt: "2028-02-29T22:59:59.123Z" })) })) }], ["hostile words", written("<script>\n{{ insert: param, x }} [a](javascript:b)\u0000 \u2028 ")]];
const parsed = (content: ReportSnapshot, kind: OscalDocument) => JSON.parse(oscalDocuments(sourceOf(content))[kind].text) as Record<string, Record<string, unknown>>;
type Result = { end: string; findings: { props: { name: string; ns: string; value: string }[]; target: { status: { state: string; reason: string } } }[]; observations: { expires?: string; "relevant-evidence"?: { props?: { name: string; value: string }[] }[] }[] };
const resultOf = (content: ReportSnapshot) => (parsed(content, "assessment-results") as unknown as { "assessment-results": { results: [Result] } })["assessment-results"].results[0];

// The schemas are NIST's release files (public domain); they are not part of this project.
const FOLDER = process.env["PROOFROOM_OSCAL_SCHEMAS"] ?? path.resolve(import.meta.dirname, "../../../../shared/oscal-schemas");
const there = existsSync(path.join(FOLDER, "oscal_ssp_schema.json"));
const FILES: Record<OscalDocument, string> = { "system-security-plan": "ssp", "assessment-plan": "assessment-plan", "assessment-results": "assessment-results", poam: "poam" };

describe("OSCAL documents of an audit", () => {
  test("the same content gives the same bytes, and other content another UUID of the document", () => {
    const [one, again, other] = [oscalDocuments(sourceOf(sample)), oscalDocuments(sourceOf(structuredClone(sample))), oscalDocuments(sourceOf(eightStates))];
    expect(again).toEqual(one);
    for (const kind of OSCAL_DOCUMENTS) expect(other[kind].uuid).not.toBe(one[kind].uuid);
  });

  test.each(CONTENTS)("of %s refer to nothing that is not there, and each imports the one it stands on by UUID and digest", (_, content) => {
    expect(crossReferenceFaults(oscalDocuments(sourceOf(content)))).toEqual([]);
  });

  test("a dangling reference, a UUID given twice and an exchanged import are found", () => {
    const made = oscalDocuments(sourceOf(sample));
    const results = made["assessment-results"];
    const uuids = [...results.text.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => String(uuid));
    const changed = (from: string, to: string) => crossReferenceFaults({ ...made, "assessment-results": { ...results, text: results.text.replace(from, to) } });
    expect(changed(`"observation-uuid":"`, `"observation-uuid":"0`)).toHaveLength(1);
    expect(changed(`"uuid":"${String(uuids.at(-1))}"`, `"uuid":"${String(uuids[0])}"`).join(" ")).toMatch(/given twice/);
    const others = oscalDocuments(sourceOf(eightStates));
    expect(crossReferenceFaults({ ...made, "assessment-plan": others["assessment-plan"] }).join(" ")).toMatch(/assessment-results: does not import assessment-plan.json as it is/);
  });

  test("none of the eight states is flattened: each is the reason and a property beside OSCAL's two words", () => {
    const { findings } = resultOf(eightStates);
    expect(findings.map(({ target }) => target.status.reason)).toEqual([...VERDICT_STATES]);
    expect(findings.map(({ props }) => props.find(({ name, ns }) => name === "state" && ns === NS)?.value)).toEqual([...VERDICT_STATES]);
    expect(findings.filter(({ target }) => target.status.state === "satisfied")).toHaveLength(1);
  });

  test("what a rule found expires when its records would say something else, and never where nothing but new records changes it", () => {
    const expiring = (...moments: (string | null | undefined)[]) => {
      const rules = moments.map((nextChangeAt) => ({ ...(first(sample).rules[0] ?? expect.fail("no rule")), nextChangeAt }));
      const made = resultOf({ ...sample, controls: [{ ...first(sample), rules: rules as ReturnType<typeof first>["rules"] }], evidence: [], exceptions: [] });
      return made.observations.map(({ expires }) => expires);
    };
    expect(expiring("2026-07-05T22:00:00.000Z", null, undefined, "9999-01-01T00:00:00.000Z")).toEqual(["2026-07-05T22:00:00.000Z", undefined, undefined, undefined]);
  });

  test("every exhibit stands in the results with its digest and, where its source said one, its number of rows", () => {
    const given = resultOf(sample).observations.flatMap((each) => each["relevant-evidence"] ?? []).map(({ props }) => Object.fromEntries((props ?? []).map(({ name, value }) => [name, value])));
    for (const { sha256, rowCount } of sample.evidence) expect(given.find((each) => each["sha-256"] === sha256)?.["row-count"]).toBe(rowCount === null ? undefined : String(rowCount));
  });

  test("what nobody has stated is marked as that, and a plan without exceptions says that there are none", () => {
    const security = JSON.stringify(parsed(empty, "system-security-plan"));
    for (const name of ["services", "boundaries", "commitments", "components", "information-types", "status"]) expect(security).toContain(`{"name":"not-stated","ns":"${NS}","value":"${name}"}`);
    expect(parsed(empty, "poam")["plan-of-action-and-milestones"]?.["poam-items"]).toMatchObject([{ title: "No exception recorded", props: [{ name: "placeholder", value: "true" }] }]);
    expect(JSON.stringify(parsed(sample, "poam"))).toContain("No response recorded.");
  });

  test("people's words are words: no text of theirs is markup, a link or a parameter, and none breaks a one-line value", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("<", "{", "[", "]", "(", "\\", "`", "*", "\n", "\u0000", " ", "a") }), (text) => {
      const made = oscalDocuments(sourceOf(written(text)));
      expect(crossReferenceFaults(made)).toEqual([]);
      const security = JSON.parse(made["system-security-plan"].text) as { "system-security-plan": { "control-implementation": { "implemented-requirements": { "by-components": { description: string }[]; props: { value: string }[] }[] } } };
      for (const requirement of security["system-security-plan"]["control-implementation"]["implemented-requirements"]) {
        expect(requirement["by-components"][0]?.description.replaceAll(/\\./g, "")).not.toMatch(/[<{[`*]/);
        for (const { value } of requirement.props) expect(value).toMatch(/^\S(.*\S)?$/);
      }
    }), { numRuns: 20 });
  });

  test("results of a period that is still open end when they were made, of one that is over when it ended", () => {
    const endOf = (generatedAt: string) => resultOf({ ...sample, period: { from: "2026-01-01", to: "2026-06-30" }, timezone: "Europe/Berlin", generatedAt }).end;
    expect([endOf("2026-03-01T10:00:00.000Z"), endOf("2026-08-01T10:00:00.000Z")]).toEqual(["2026-03-01T10:00:00.000Z", "2026-06-30T22:00:00Z"]);
  });

  test("UUIDs are of version 5 and tell parts apart", () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => { expect(stableUuid(...parts)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/); }));
    expect(stableUuid("a", "bc")).not.toBe(stableUuid("ab", "c"));
  });

  if (!there) test.skip("are valid by NIST's JSON schemas (skipped: neither PROOFROOM_OSCAL_SCHEMAS nor ../shared/oscal-schemas has them)", () => undefined);
  describe.skipIf(!there)("by NIST's JSON schemas", () => {
    test.each(OSCAL_DOCUMENTS)("%s is valid, whatever it is about", (kind) => {
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const valid = ajv.compile(JSON.parse(readFileSync(path.join(FOLDER, `oscal_${FILES[kind]}_schema.json`), "utf8")) as object);
      for (const [what, content] of CONTENTS) {
        valid(parsed(content, kind));
        expect(valid.errors?.slice(0, 3) ?? [], what).toEqual([]);
      }
    });
  });
});
