import { describe, expect, test } from "vitest";

import { CATALOG } from "./catalog";
import { checkCatalog } from "./check";
import type { Catalog, CatalogControl } from "./schema";

/** A copy of the shipped catalog with one control (BCP-03 unless named) changed by hand. */
function broken(change: (control: CatalogControl, catalog: Catalog) => void, key = "BCP-03"): string[] {
  const catalog = structuredClone(CATALOG);
  const control = catalog.controls.find((each) => each.key === key);
  if (control === undefined) throw new Error(`no ${key}`);
  change(control, catalog);
  return checkCatalog(catalog).map((issue) => `${issue.code} ${issue.where}`);
}

describe("checkCatalog", () => {
  test("finds nothing wrong with the catalog that ships", () => expect(checkCatalog(CATALOG)).toEqual([]));

  test("names a criterion nobody defined", () => {
    expect(broken((control) => control.criteria.push("CC2.4"))).toEqual(["UNKNOWN_CRITERION BCP-03"]);
  });

  test("names a duty nobody defined", () => {
    expect(broken((control) => control.articles.push("Art. 99"))).toEqual(["UNKNOWN_DUTY BCP-03"]);
  });

  test("names a requirement no control covers", () => {
    const extra = { id: "CC9.9", group: "x", paraphrase: "x", typicalEvidence: "x", typicalCadence: "x" };
    expect(broken((_, catalog) => catalog.frameworks.soc2.push(extra))).toEqual(["UNMAPPED_REQUIREMENT CC9.9"]);
  });

  test("names a scope that does not exist", () => {
    expect(broken((control) => control.appliesWhen.push("soc2:speed"))).toEqual(["UNKNOWN_SCOPE BCP-03"]);
  });

  test("names a rule over an unknown kind, and the listed kind it leaves unused", () => {
    expect(broken((control) => {
      for (const rule of control.test.rules) rule.evidence = "restore_trial";
    })).toEqual(["UNUSED_KIND BCP-03", "UNLISTED_KIND BCP-03", "UNKNOWN_KIND BCP-03 rules[0]"]);
  });

  test.each([
    ["an unknown fact", { fact: "mood", op: "eq", value: 1 }, "UNKNOWN_FACT"],
    ["an unknown parameter", { fact: "rto_minutes", op: "lte", param: "noSuch" }, "UNKNOWN_PARAM"],
    ["an unknown other fact", { fact: "rto_minutes", op: "lte", ref: "noSuch" }, "UNKNOWN_REF"],
    ["another fact of another type", { fact: "rto_minutes", op: "lte", ref: "tester" }, "BAD_OPERAND"],
    ["no operand", { fact: "rto_minutes", op: "lte" }, "BAD_OPERAND"],
    ["two operands", { fact: "rto_minutes", op: "lte", value: 1, param: "rtoMinutes" }, "BAD_OPERAND"],
    ["an operand where none belongs", { fact: "tester", op: "exists", value: true }, "BAD_OPERAND"],
    ["an order over words", { fact: "tester", op: "gt", value: "a" }, "BAD_OPERAND"],
    ["a word for a number", { fact: "rto_minutes", op: "eq", value: "60" }, "BAD_OPERAND"],
    ["one word where a list belongs", { fact: "outcome", op: "in", value: "success" }, "BAD_OPERAND"],
  ] as const)("names a condition with %s", (_, condition, code) => {
    expect(broken((control) => control.test.rules[0]?.assert.push({ ...condition }))).toEqual([`${code} BCP-03 rules[0]`]);
  });

  test("looks into where and populationWhere too", () => {
    expect(broken((control) => {
      const [rule] = control.test.rules;
      if (rule?.mode === "population") rule.populationWhere = [{ fact: "mood", op: "exists" }];
    }, "VND-02")).toEqual(["UNKNOWN_FACT VND-02 rules[0]"]);
  });

  test("names a key that is no fact of the kind", () => {
    expect(broken((control) => {
      const [rule] = control.test.rules;
      if (rule?.mode === "each_latest") rule.key = "hostname";
    })).toEqual(["UNKNOWN_KEY BCP-03 rules[0]"]);
  });

  test("names a parameter no rule uses", () => {
    expect(broken((control) => Object.assign(control.test.params, { spare: 1 }))).toEqual(["UNUSED_PARAM BCP-03"]);
  });

  test("names what stands twice", () => {
    expect(broken((control, catalog) => catalog.controls.push(structuredClone(control)))).toContain("DUPLICATE_KEY BCP-03");
    expect(broken((control) => control.criteria.push(control.criteria[0] ?? ""))).toEqual([expect.stringMatching("^DUPLICATE_KEY")]);
  });

  test("names a time fact that is no time", () => {
    expect(broken((_, catalog) => Object.assign(catalog.evidenceKinds["restore_test"] ?? {}, { timeFact: "tester" })))
      .toEqual(["BAD_TIME_FACT restore_test"]);
  });
});
