import type { PopulationLine, PopulationProvenance } from "@/server/domain/reports/snapshot";

import type { Clock } from "./clock";
import { windowWords } from "./result-words";
import type { ReportSay } from "./say";

/** "1,096 backup runs (3,993 records)", "12 accounts in 44 snapshots (530 records)", "44 snapshots of encryption settings". */
export function populationCount(say: ReportSay, { counted, total, noun, records, snapshots }: PopulationLine): string {
  const told = records === total ? "" : ` (${say("{n} record|{n} records", { n: records })})`;
  if (counted === "snapshots") return `${say("{n} snapshot of {noun}|{n} snapshots of {noun}", { n: total, noun })}${told}`;
  const taken = snapshots === null || snapshots < 2 ? say("{total} {noun}", { total, noun }) : say("{total} {noun} in {n} snapshot|{total} {noun} in {n} snapshots", { total, noun, n: snapshots });
  return `${taken}${told}`;
}

/** The population with its days, sources and comparisons, as the exhibits state them; what none states is said to be not stated. */
export function populationWords(population: PopulationLine, { say, clock }: { say: ReportSay; clock: Clock }): string {
  const { provenance } = population;
  return [`${populationCount(say, population)}, ${windowWords(population.window, { say, clock })}`, sourceWords(say, provenance), totalWords(say, provenance), reconciledWords(say, provenance)].join("; ");
}

export function sourceWords(say: ReportSay, { sources }: PopulationProvenance): string {
  return sources.length === 0 ? say("source not stated") : say("from {sources}", { sources: sources.join(", ") });
}

/** Rows the sources gave against the rows they count themselves. */
export function totalWords(say: ReportSay, { exhibits, rowCount, withRowCount, sourceTotal, withSourceTotal }: PopulationProvenance): string {
  const of = (some: number) => (some === exhibits ? "" : `, ${say("stated by {some} of {n} exhibit|stated by {some} of {n} exhibits", { some, n: exhibits })}`);
  const rows = rowCount === null ? "" : `${say("{n} row given|{n} rows given", { n: rowCount })}${of(withRowCount)}`;
  const total = sourceTotal === null ? say("source's own total not stated") : `${say("source's own total {total}", { total: sourceTotal })}${of(withSourceTotal)}`;
  return [rows, total].filter((words) => words !== "").join(", ");
}

export function reconciledWords(say: ReportSay, { exhibits, reconciledWith, withReconciliation }: PopulationProvenance): string {
  if (reconciledWith.length === 0) return say("not reconciled with a second source");
  const some = withReconciliation === exhibits ? "" : ` (${say("{some} of {n} exhibit|{some} of {n} exhibits", { some: withReconciliation, n: exhibits })})`;
  return `${say("reconciled with {sources}", { sources: reconciledWith.join(", ") })}${some}`;
}
