import { describe, expect, test } from "vitest";

import { SystemDescriptionContent } from "@/server/domain/system-description/schema";

import { contentOf, datedFault, draftOf, namedFault } from "./description-draft";

const CONTENT = SystemDescriptionContent.parse({
  name: "Orders", services: "Hosted order management", commitments: ["99.9 % a month", "Data stays in the EU"], boundaries: "Production only",
  components: [{ kind: "infrastructure", name: "Two data centres" }, { kind: "software", name: "Portal", description: "Web: and API" }, { kind: "people", name: "Platform team" }, { kind: "data", name: "Orders" }, { kind: "procedure", name: "Change" }],
  incidents: [{ on: "2026-02-03", text: "An hour without API" }], userEntityControls: ["Remove your own users"], criteriaLeftOut: [{ id: "P1", reason: "Privacy is not in scope" }],
  subserviceOrganizations: [{ name: "Host", service: "hosting", method: "carve_out", expectedControls: ["Doors are locked", "Power is tested"] }], significantChanges: [{ on: "2026-04-12", text: "New database" }],
});

describe("the form of a system description", () => {
  test("what is read into it and left alone is what is saved", () => {
    expect(contentOf(draftOf(CONTENT))).toEqual(CONTENT);
    expect(SystemDescriptionContent.parse(contentOf(draftOf(SystemDescriptionContent.parse({}))))).toEqual(SystemDescriptionContent.parse({}));
  });

  test.each(["tomorrow: a change", "2026-13-01: a change", "2026-01-01", "2026-01-01:  "])("“%s” is no day with words, and the field says which line", (line) => {
    expect(datedFault(`2026-01-01: fine\n${line}`)).toContain(line.trim());
    expect(datedFault("2026-01-01: fine\n\n")).toBe(true);
  });

  test("a criterion without a reason is named", () => {
    expect(namedFault("P1: not in scope\nP2")).toContain("P2");
    expect(namedFault("P1: not in scope")).toBe(true);
  });
});
