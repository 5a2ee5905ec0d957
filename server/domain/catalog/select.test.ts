import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "./controls";
import { selectControls, selectRequirements } from "./select";

const keys = (scope: Parameters<typeof selectControls>[0]): string[] => selectControls(scope).map((control) => control.key);
const none = { soc2Categories: [], gdprRoles: [] };

describe("selectControls", () => {
  test("without a framework there are no controls", () => expect(keys({ frameworks: [], ...none })).toEqual([]));

  test("everything chosen is all 80", () => {
    const all = keys({
      frameworks: ["soc2", "gdpr"], gdprRoles: ["controller", "processor"],
      soc2Categories: ["security", "availability", "confidentiality", "processing-integrity", "privacy"],
    });
    expect(all).toEqual(CATALOG_CONTROLS.map((control) => control.key));
  });

  test("security is in scope with SOC 2 whatever else is chosen, other categories only when chosen", () => {
    const security = keys({ frameworks: ["soc2"], ...none });
    expect(security).toEqual(expect.arrayContaining(["GOV-01", "VND-04"]));
    expect(security).not.toContain("PIN-01");
    expect(security).not.toContain("AVL-02");
    expect(keys({ frameworks: ["soc2"], soc2Categories: ["availability"], gdprRoles: [] })).toContain("AVL-02");
    expect(keys({ frameworks: ["soc2"], soc2Categories: ["processing-integrity"], gdprRoles: [] })).toContain("PIN-01");
  });

  test("the duties of a role count only for that role", () => {
    const controller = keys({ frameworks: ["gdpr"], soc2Categories: [], gdprRoles: ["controller"] });
    const processor = keys({ frameworks: ["gdpr"], soc2Categories: [], gdprRoles: ["processor"] });
    expect(controller).toContain("PRV-09");
    expect(controller).not.toContain("PRV-10");
    expect(processor).toContain("PRV-10");
    expect(processor).not.toContain("PRV-09");
    expect(processor).toContain("PRV-01");
  });

  test("a role or category of a framework that is not chosen changes nothing", () => {
    expect(keys({ frameworks: ["soc2"], soc2Categories: [], gdprRoles: ["controller"] })).toEqual(keys({ frameworks: ["soc2"], ...none }));
  });
});

describe("selectRequirements", () => {
  test("security alone asks 33 criteria, all categories 61, and both roles 72 duties", () => {
    expect(selectRequirements({ frameworks: ["soc2"], ...none })).toHaveLength(33);
    expect(selectRequirements({ frameworks: ["soc2"], gdprRoles: [], soc2Categories: ["availability", "confidentiality", "processing-integrity", "privacy"] })).toHaveLength(61);
    expect(selectRequirements({ frameworks: ["gdpr"], soc2Categories: [], gdprRoles: ["controller", "processor"] })).toHaveLength(72);
  });
});
