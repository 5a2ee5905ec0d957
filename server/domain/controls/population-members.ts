import { readFact } from "./condition";
import { byNewest, type Dated, earliest, type Evaluation, isDated, type Prepared, recordsOf } from "./evaluation";
import { RETIRED_FACT } from "./mode-each-latest";
import type { Rule } from "./schema";
import { placeRecords, type Scope } from "./scope";

type PopulationRule = Extract<Rule, { mode: "population" }>;

/** Who is on the list: certainly, or only if a missing fact says so. Each key once, sorted. */
export type Population = { certain: string[]; doubtful: string[]; scope: Scope };

/** The members of a population by the newest record of each key, after `populationWhere`. */
export function populationOf(rule: PopulationRule, evaluation: Evaluation): Population {
  const records = recordsOf(evaluation, rule.population);
  const { newest, undated, future, keyless } = newestByKey(rule, records, evaluation);
  const scope = placeRecords(evaluation, [...newest.values(), ...undated, ...future], rule.population, rule.populationWhere);
  const unkeyed = placeRecords(evaluation, keyless, rule.population, rule.populationWhere);
  for (const prepared of [...unkeyed.counted, ...unkeyed.possible]) scope.missing.push({ prepared, fact: rule.key });
  scope.nextChange = earliest(scope.nextChange, unkeyed.nextChange);
  const keysOf = (list: readonly Prepared[]): string[] => [...new Set(list.map((prepared) => keyOf(rule.key, prepared, evaluation) ?? ""))].sort();
  return { certain: keysOf(scope.counted), doubtful: keysOf([...scope.possible, ...scope.undated]), scope };
}

/** The value of a key fact, or null where the record lacks it. */
export function keyOf(key: string, prepared: Prepared, evaluation: Evaluation): string | null {
  const value = readFact(prepared, key, evaluation.asOf);
  return value === undefined || value === null || value === "" ? null : String(value);
}

function newestByKey(
  rule: PopulationRule, records: readonly Prepared[], evaluation: Evaluation,
): { newest: Map<string, Dated>; undated: Prepared[]; future: Dated[]; keyless: Prepared[] } {
  const newest = new Map<string, Dated>();
  const [undated, future, keyless]: [Prepared[], Dated[], Prepared[]] = [[], [], []];
  for (const prepared of records) {
    const key = keyOf(rule.key, prepared, evaluation);
    if (key === null) keyless.push(prepared);
    else if (!isDated(prepared)) undated.push(prepared);
    else if (prepared.at > evaluation.asOf) future.push(prepared);
    else {
      const known = newest.get(key);
      if (known === undefined || byNewest(prepared, known) < 0) newest.set(key, prepared);
    }
  }
  for (const [key, prepared] of newest) if (prepared.record.facts[RETIRED_FACT] === true) newest.delete(key);
  // An undated entry says nothing new about a member we already have a dated one of.
  const unknown = undated.filter((prepared) => !newest.has(keyOf(rule.key, prepared, evaluation) ?? ""));
  return { newest, undated: unknown, future, keyless };
}
