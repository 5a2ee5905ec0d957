import type { Condition, Rule } from "../controls/schema";
import { checkCondition } from "./check-condition";
import type { Catalog, CatalogControl } from "./schema";

/** One thing wrong with a catalog: where, and what was expected. */
export type CatalogIssue = { code: string; where: string; message: string };

const APPLIES_WHEN = new Set([
  "always", "gdpr:any", "gdpr:controller", "gdpr:processor",
  "soc2:security", "soc2:availability", "soc2:confidentiality", "soc2:processing-integrity", "soc2:privacy",
]);

/**
 * Everything that would make a catalog judge wrongly or not at all: ids nobody defined, requirements nobody
 * covers, rules over kinds, facts, parameters or keys that do not exist, and anything named twice.
 * An empty list means that every rule can be decided on records of its kinds.
 */
export function checkCatalog(catalog: Catalog): CatalogIssue[] {
  return [
    ...checkDuplicates(catalog),
    ...checkTimeFacts(catalog),
    ...catalog.controls.flatMap((control) => checkControl(control, catalog)),
    ...checkCoverage(catalog),
  ];
}

function checkDuplicates(catalog: Catalog): CatalogIssue[] {
  const named: [string, string[]][] = [
    ["control", catalog.controls.map((control) => control.key)],
    ["criterion", catalog.frameworks.soc2.map((criterion) => criterion.id)],
    ["duty", catalog.frameworks.gdpr.map((duty) => duty.id)],
    ...catalog.controls.flatMap((control): [string, string[]][] => [
      [`criterion of ${control.key}`, control.criteria],
      [`article of ${control.key}`, control.articles],
    ]),
  ];
  return named.flatMap(([what, keys]) =>
    repeated(keys).map((key) => ({ code: "DUPLICATE_KEY", where: key, message: `The ${what} "${key}" stands twice.` })),
  );
}

function repeated(keys: string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

function checkTimeFacts(catalog: Catalog): CatalogIssue[] {
  return Object.entries(catalog.evidenceKinds)
    .filter(([, kind]) => kind.facts[kind.timeFact] !== "timestamp")
    .map(([name, kind]) => ({
      code: "BAD_TIME_FACT", where: name,
      message: `The time fact "${kind.timeFact}" of kind "${name}" is not one of its timestamps.`,
    }));
}

function checkControl(control: CatalogControl, catalog: Catalog): CatalogIssue[] {
  const issue = (code: string, message: string): CatalogIssue => ({ code, where: control.key, message });
  const criteria = new Set(catalog.frameworks.soc2.map((criterion) => criterion.id));
  const duties = new Set(catalog.frameworks.gdpr.map((duty) => duty.id));
  const used = new Set(control.test.rules.flatMap(kindsOf));
  return [
    ...control.criteria.filter((id) => !criteria.has(id)).map((id) => issue("UNKNOWN_CRITERION", `No SOC 2 criterion "${id}".`)),
    ...control.articles.filter((id) => !duties.has(id)).map((id) => issue("UNKNOWN_DUTY", `No GDPR duty "${id}".`)),
    ...control.appliesWhen.filter((token) => !APPLIES_WHEN.has(token))
      .map((token) => issue("UNKNOWN_SCOPE", `"${token}" is not a scope.`)),
    ...control.evidenceKinds.filter((kind) => !used.has(kind))
      .map((kind) => issue("UNUSED_KIND", `Names evidence "${kind}" that none of its rules looks at.`)),
    ...[...used].filter((kind) => !control.evidenceKinds.includes(kind))
      .map((kind) => issue("UNLISTED_KIND", `A rule looks at "${kind}", which the control does not list.`)),
    ...unusedParams(control).map((name) => issue("UNUSED_PARAM", `No rule uses the parameter "${name}".`)),
    ...control.test.rules.flatMap((rule, index) => checkRule(rule, `${control.key} rules[${index}]`, control, catalog)),
  ];
}

function kindsOf(rule: Rule): string[] {
  return rule.mode === "population" ? [rule.evidence, rule.population] : [rule.evidence];
}

function unusedParams(control: CatalogControl): string[] {
  const conditions = control.test.rules.flatMap((rule) => [
    ...rule.assert, ...(rule.where ?? []), ...(rule.mode === "population" ? (rule.populationWhere ?? []) : []),
  ]);
  const used = new Set(conditions.map((condition) => condition.param));
  return Object.keys(control.test.params).filter((name) => !used.has(name));
}

function checkRule(rule: Rule, where: string, control: CatalogControl, catalog: Catalog): CatalogIssue[] {
  const unknown = kindsOf(rule).filter((kind) => catalog.evidenceKinds[kind] === undefined);
  if (unknown.length > 0) {
    return unknown.map((kind) => ({ code: "UNKNOWN_KIND", where, message: `No evidence kind "${kind}".` }));
  }
  const params = control.test.params;
  const over = (kind: string, conditions: Condition[] = []): CatalogIssue[] =>
    conditions.flatMap((condition) => checkCondition(condition, kind, catalog.evidenceKinds[kind], params))
      .map((problem) => ({ ...problem, where }));
  return [
    ...over(rule.evidence, rule.where),
    ...over(rule.evidence, rule.assert),
    ...(rule.mode === "population" ? over(rule.population, rule.populationWhere) : []),
    ...checkKey(rule, where, catalog),
  ];
}

function checkKey(rule: Rule, where: string, catalog: Catalog): CatalogIssue[] {
  if (rule.mode !== "each_latest" && rule.mode !== "population") return [];
  return kindsOf(rule)
    .filter((kind) => catalog.evidenceKinds[kind]?.facts[rule.key] === undefined)
    .map((kind) => ({ code: "UNKNOWN_KEY", where, message: `"${rule.key}" is not a fact of kind "${kind}".` }));
}

function checkCoverage(catalog: Catalog): CatalogIssue[] {
  const covered = new Set(catalog.controls.flatMap((control) => [...control.criteria, ...control.articles]));
  return [...catalog.frameworks.soc2, ...catalog.frameworks.gdpr]
    .filter((requirement) => !covered.has(requirement.id))
    .map(({ id }) => ({ code: "UNMAPPED_REQUIREMENT", where: id, message: `No control covers "${id}".` }));
}
