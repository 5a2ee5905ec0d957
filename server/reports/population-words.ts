import type { PopulationLine, PopulationProvenance } from "@/server/domain/reports/snapshot";

import type { Clock } from "./clock";
import { windowWords } from "./result-words";
import { grouped, plural } from "./words";

/** "1,096 backup runs (3,993 records)", "12 accounts in 44 snapshots (530 records)", "44 snapshots of encryption settings". */
export function populationCount({ counted, total, noun, records, snapshots }: PopulationLine): string {
  const told = records === total ? "" : ` (${plural(records, "record")})`;
  if (counted === "snapshots") return `${plural(total, "snapshot")} of ${noun}${told}`;
  const taken = snapshots === null || snapshots < 2 ? "" : ` in ${plural(snapshots, "snapshot")}`;
  return `${grouped(total)} ${noun}${taken}${told}`;
}

/** The population with its days, sources and comparisons, as the exhibits state them; what none states is said to be not stated. */
export function populationWords(population: PopulationLine, clock: Clock): string {
  const { provenance } = population;
  return [`${populationCount(population)}, ${windowWords(population.window, clock)}`, sourceWords(provenance), totalWords(provenance), reconciledWords(provenance)].join("; ");
}

export function sourceWords({ sources }: PopulationProvenance): string {
  return sources.length === 0 ? "source not stated" : `from ${sources.join(", ")}`;
}

/** Rows the sources gave against the rows they count themselves. */
export function totalWords({ exhibits, rowCount, withRowCount, sourceTotal, withSourceTotal }: PopulationProvenance): string {
  const of = (some: number) => (some === exhibits ? "" : `, stated by ${grouped(some)} of ${plural(exhibits, "exhibit")}`);
  const rows = rowCount === null ? "" : `${plural(rowCount, "row")} given${of(withRowCount)}`;
  const total = sourceTotal === null ? "source's own total not stated" : `source's own total ${grouped(sourceTotal)}${of(withSourceTotal)}`;
  return [rows, total].filter((words) => words !== "").join(", ");
}

export function reconciledWords({ exhibits, reconciledWith, withReconciliation }: PopulationProvenance): string {
  if (reconciledWith.length === 0) return "not reconciled with a second source";
  return `reconciled with ${reconciledWith.join(", ")}${withReconciliation === exhibits ? "" : ` (${grouped(withReconciliation)} of ${plural(exhibits, "exhibit")})`}`;
}
