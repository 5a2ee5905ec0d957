import type { SamplingPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, exhibitList, grouped, NOT_STATED, plural } from "../words";
import { basisWords, methodWords, reconciliationWords } from "./sampling-words";

type Population = SamplingPrint["populations"][number];
type Sample = SamplingPrint["samples"][number];

/** Frozen lists and what was drawn from them. */
export function sampling(c: Composer, { sampling: part }: ReportSnapshot): void {
  const { populations, samples } = part ?? { populations: [], samples: [] };
  c.chapter("Frozen populations");
  if (populations.length === 0) c.paragraph("No list was frozen in this audit.");
  for (const population of populations) populationFacts(c, population);
  c.chapter("Samples");
  if (samples.length === 0) c.paragraph("Nothing was drawn in this audit.");
  for (const sample of samples) sampleFacts(c, sample);
}

function populationFacts(c: Composer, population: Population): void {
  const { name, controlKey, parameters, from, until, knownAt, size, sha256, frozenAt, frozenBy, source, reconciliation } = population;
  const { where, valueFact } = parameters;
  c.section(`${name} ${parameters.kind}, for ${controlKey}`);
  c.facts([
    { label: "List", value: [`records of the kind ${parameters.kind}${where ? ` whose ${where.fact} is ${where.value}` : ""}`, ...(valueFact ? [`valued by ${valueFact}`] : [])] },
    { label: "Window", value: `${c.clock.moment(from)} until before ${c.clock.moment(until)}; what had been received by ${c.clock.moment(knownAt)}` },
    { label: "Items", value: grouped(size), style: TYPE.cellMedium },
    { label: "SHA-256 of the list", value: sha256, style: TYPE.mono },
    { label: "Frozen", value: `${c.clock.moment(frozenAt)} by ${frozenBy}` },
    { label: "Read from", value: `${plural(source.evidenceTotal, "exhibit")}: ${exhibitList(source.exhibits, 50, source.evidenceTotal)}; ${plural(source.records, "record")}` },
    { label: "Rows as stated by the source", value: `${source.rowCount === null ? NOT_STATED : grouped(source.rowCount)} given, ${source.sourceTotal === null ? "its own total not stated" : `${grouped(source.sourceTotal)} counted by it`}` },
    { label: "Reconciled", value: reconciliation === null ? "with no second list" : reconciliationWords(reconciliation) },
  ]);
}

function sampleFacts(c: Composer, sample: Sample): void {
  const { name, population, method, size, seed, seedText, seedReason, drawnAt, drawnBy, list, controlKey } = sample;
  c.section(`${name} of ${population.name}, for ${controlKey}`);
  c.facts([
    { label: "Method", value: methodWords(method) },
    { label: "Size", value: `${grouped(list.filter(({ replacedBy }) => replacedBy === null).length)} of ${grouped(population.size)}; ${basisWords(size)}` },
    { label: "Seed", value: seed, style: TYPE.mono },
    { label: "Where the seed is from", value: seedText === null ? "the rule: nobody could choose it" : `the auditor's text “${seedText}”; reason: ${seedReason ?? NOT_STATED}` },
    { label: "Drawn", value: `${c.clock.moment(drawnAt)} by ${drawnBy}` },
  ]);
  c.table(`Items of ${name}, in the order drawn`, {
    columns: [
      { head: "Place", width: 36, align: "right" }, { head: "Item", width: c.measure - 36 - 118 - 46 - 60 - 96, style: TYPE.cellMedium }, { head: "When", width: 118 }, { head: "Exhibit", width: 46 },
      { head: "Value", width: 60, align: "right" }, { head: "Drawn by", width: 96, style: TYPE.cellSoft },
    ],
    rows: list,
    cells: (item) => [
      String(item.place), item.key, item.at ? c.clock.moment(item.at) : "no time given", item.exhibit === null ? "–" : { text: exhibit(item.exhibit), ...c.links.toExhibit(item.exhibit) },
      item.value === null ? "–" : String(item.value / 1000), drawnWords(item),
    ],
  });
}

function drawnWords({ drawnBy, replaces, replacedBy, reason }: Sample["list"][number]): string {
  const why = reason ? `: ${reason}` : "";
  const how = drawnBy === "draw" ? "the draw" : drawnBy === "extend" ? `drawing on${why}` : `for place ${replaces ?? "?"}${why}`;
  return replacedBy === null ? how : `${how}; replaced by place ${replacedBy}`;
}

/** How to repeat a draw with nothing but what is printed here and the list. */
export function redrawing(c: Composer, { sampling: part }: ReportSnapshot): void {
  c.chapter("Drawing again, offline");
  c.paragraph("In the pack of this audit every sample stands as samples/<id>.json with the whole list it was drawn from. With the program that made it, and no server:");
  c.facts((part?.samples ?? []).map(({ id, name }) => ({ label: name, value: `npx proofroom sample samples/${id}.json`, style: TYPE.mono })));
  c.paragraph("It hashes the list, makes the seed, draws, and compares each item. Without our program:");
  c.bullets([
    "Digest: SHA-256 over all lines of the list, each with a line feed after it. It has to be the one printed above, and the one on the ledger.",
    `Seed: SHA-256 over the audit's id, a bar, the key of the control, a bar, and that digest in lower-case hex. The audit's id is ${part?.engagementId ?? NOT_STATED}. Where an auditor gave a text, the seed is the SHA-256 of that text.`,
    "Numbers: block i of a purpose is HMAC-SHA256 with the seed's 32 bytes as key over purpose, a bar, and i in decimal from 0. Its first six bytes are a number; below n, blocks are taken until one is smaller than 2^48 less the remainder of 2^48 by n, and the remainder by n is the draw.",
    "Random (purpose “random”): from the front, each place i changes with place i plus a draw below the count less i. Every n-th (purpose “start”): begin at a draw below the count, go on by n, around the end. By value (purpose “value”): draw below the sum of the values left; the item whose stretch of the list holds that number is taken.",
    "Stratified: strata are days, months or quarters in UTC. Their names in order are shuffled as above (purpose “strata”), inside each the items (purpose “stratum”, a bar, its name). Each gives one by rank; then each place goes to the stratum with the largest size divided by twice what it gave plus one, ties to the lower rank.",
  ]);
}
