import { describe, expect, test } from "vitest";

import { CATALOG_VERSION } from "./catalog";
import { CATALOG_CONTROLS, findCatalogControl } from "./controls";
import { factLabel } from "./fact-labels";
import { FRAMEWORKS, soc2CategoryOf } from "./frameworks";
import { KIND_LABELS } from "./kind-labels";
import { EVIDENCE_KINDS } from "./kinds";
import { kindNoun, withArticle } from "./labels";

describe("the catalog", () => {
  test("has a version, 80 controls, 61 criteria and 72 duties", () => {
    expect(CATALOG_VERSION).toBe("1");
    expect(CATALOG_CONTROLS).toHaveLength(80);
    expect(FRAMEWORKS.soc2).toHaveLength(61);
    expect(FRAMEWORKS.gdpr).toHaveLength(72);
  });

  test("finds a control by its key, and nothing by any other word", () => {
    expect(findCatalogControl("BCP-03")?.title).toContain("Restore test");
    expect(findCatalogControl("BCP-99")).toBeUndefined();
  });

  test("counts the criteria of each category", () => {
    const count = (category: string): number => FRAMEWORKS.soc2.filter((criterion) => criterion.category === category).length;
    expect(["security", "availability", "confidentiality", "processing-integrity", "privacy"].map(count)).toEqual([33, 3, 2, 5, 18]);
  });

  test.each(["PP1.1", "A1", "cc_a_1_1", ""])("refuses %o as a criterion id", (id) => {
    expect(() => soc2CategoryOf(id)).toThrow("is not a SOC 2 criterion id");
  });
});

describe("kinds", () => {
  test("hold the catalog's, those only files have, and the recorded zero", () => {
    expect(Object.keys(EVIDENCE_KINDS)).toEqual(expect.arrayContaining(["backup_run", "account", "recorded_zero"]));
  });

  test("each has a time fact that is one of its timestamps", () => {
    for (const [name, kind] of Object.entries(EVIDENCE_KINDS)) expect([name, kind.facts[kind.timeFact]]).toEqual([name, "timestamp"]);
  });

  test("have words for people", () => {
    expect(KIND_LABELS["backup_run"]).toBe("Backup run");
    expect(KIND_LABELS["dsar"]).toBe("Rights request");
    expect([kindNoun("processing_activity", 2), kindNoun("tls_scan", 2), kindNoun("access_config", 2), kindNoun("incident", 1)])
      .toEqual(["processing activities", "TLS scans", "sign-in settings", "incident"]);
    expect([withArticle("access_review"), withArticle("restore_test")]).toEqual(["an access review", "a restore test"]);
  });
});

describe("facts", () => {
  test.each([
    ["vulnerability_scan", "assets_ratio", { label: "Assets covered", unit: "share" }],
    ["restore_test", "rto_minutes", { label: "Recovery time", unit: "minutes" }],
    ["dsar", "days_open", { label: "Time open", unit: "days" }],
    ["uptime_report", "uptime_percent", { label: "Uptime", unit: "%" }],
    ["restore_test", "integrity_verified", { label: "Integrity verified", unit: null }],
    ["media_disposal", "certificate_ref", { label: "Certificate", unit: null }],
  ])("%s.%s has words and a unit", (kind, fact, expected) => expect(factLabel(kind, fact)).toEqual(expected));

  test("none is left without words", () => {
    for (const [name, kind] of Object.entries(EVIDENCE_KINDS)) {
      for (const fact of Object.keys(kind.facts)) expect([name, fact, factLabel(name, fact).label]).toEqual([name, fact, expect.stringMatching(/^[A-Z][^_]*$/)]);
    }
  });
});
