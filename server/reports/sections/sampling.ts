import type { SamplingPrint } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, exhibitList, NOT_STATED } from "../words";
import { asOfWords } from "./as-of-words";
import { basisWords, methodWords, reconciliationWords } from "./sampling-words";

type Population = SamplingPrint["populations"][number];
type Sample = SamplingPrint["samples"][number];

/** Frozen lists and what was drawn from them. */
export function sampling(c: Composer, s: ReportSnapshot): void {
  const { populations, samples } = s.sampling ?? { populations: [], samples: [] };
  c.chapter(c.say("Frozen populations"));
  c.paragraph(asOfWords(c, s));
  if (populations.length === 0) c.paragraph(c.say("No list was frozen in this audit."));
  for (const population of populations) populationFacts(c, population);
  c.chapter(c.say("Samples"));
  if (samples.length === 0) c.paragraph(c.say("Nothing was drawn in this audit."));
  for (const sample of samples) sampleFacts(c, sample);
}

function populationFacts(c: Composer, population: Population): void {
  const { name, controlKey, parameters, from, until, knownAt, size, sha256, frozenAt, frozenBy, source, reconciliation } = population;
  const { where, valueFact } = parameters;
  const { say } = c;
  c.section(say("{name}, for {key}", { name: `${name} ${parameters.kind}`, key: controlKey }));
  c.facts([
    { label: say("List"), value: [where ? say("records of the kind {kind} whose {fact} is {value}", { kind: parameters.kind, fact: where.fact, value: String(where.value) }) : say("records of the kind {kind}", { kind: parameters.kind }), ...(valueFact ? [say("valued by {fact}", { fact: valueFact })] : [])] },
    { label: say("Window"), value: say("{from} until before {until}; what had been received by {known}", { from: c.clock.moment(from), until: c.clock.moment(until), known: c.clock.moment(knownAt) }) },
    { label: say("Items"), value: say.number(size), style: TYPE.cellMedium },
    { label: say("SHA-256 of the list"), value: sha256, style: TYPE.mono },
    { label: say("Frozen"), value: say("{moment} by {who}", { moment: c.clock.moment(frozenAt), who: frozenBy }) },
    { label: say("Read from"), value: `${say("{n} exhibit|{n} exhibits", { n: source.evidenceTotal })}: ${exhibitList(say, source.exhibits, 50, source.evidenceTotal)}; ${say("{n} record|{n} records", { n: source.records })}` },
    { label: say("Rows as stated by the source"), value: `${say("{rows} given", { rows: source.rowCount ?? say(NOT_STATED) })}, ${source.sourceTotal === null ? say("its own total not stated") : say("{total} counted by it", { total: source.sourceTotal })}` },
    { label: say("Reconciled"), value: reconciliation === null ? say("with no second list") : reconciliationWords(say, reconciliation) },
  ]);
}

function sampleFacts(c: Composer, sample: Sample): void {
  const { name, population, method, size, seed, seedText, seedReason, drawnAt, drawnBy, list, controlKey } = sample;
  const { say } = c;
  c.section(say("{name} of {population}, for {key}", { name, population: population.name, key: controlKey }));
  c.facts([
    { label: say("Method"), value: methodWords(say, method) },
    { label: say("Size"), value: `${say("{some} of {all}", { some: list.filter(({ replacedBy }) => replacedBy === null).length, all: population.size })}; ${basisWords(say, size)}` },
    { label: say("Seed"), value: seed, style: TYPE.mono },
    { label: say("Where the seed is from"), value: seedText === null ? say("the rule: nobody could choose it") : say("the auditor's text “{text}”; reason: {reason}", { text: seedText, reason: seedReason ?? say(NOT_STATED) }) },
    { label: say("Drawn"), value: say("{moment} by {who}", { moment: c.clock.moment(drawnAt), who: drawnBy }) },
  ]);
  c.table(say("Items of {name}, in the order drawn", { name }), {
    columns: [
      { head: say("Place"), width: 36, align: "right" }, { head: say("Item"), width: c.measure - 36 - 118 - 46 - 60 - 96, style: TYPE.cellMedium }, { head: say("When"), width: 118 }, { head: say("Exhibit"), width: 46 },
      { head: say("Value"), width: 60, align: "right" }, { head: say("Drawn by"), width: 96, style: TYPE.cellSoft },
    ],
    rows: list,
    cells: (item) => [
      String(item.place), item.key, item.at ? c.clock.moment(item.at) : say("no time given"), item.exhibit === null ? "–" : { text: exhibit(item.exhibit), ...c.links.toExhibit(item.exhibit) },
      item.value === null ? "–" : say.plain(item.value / 1000), drawnWords(c, item),
    ],
  });
}

function drawnWords({ say }: Composer, { drawnBy, replaces, replacedBy, reason }: Sample["list"][number]): string {
  const why = reason ? `: ${reason}` : "";
  const how = drawnBy === "draw" ? say("the draw") : drawnBy === "extend" ? `${say("drawing on")}${why}` : `${say("for place {place}", { place: String(replaces ?? "?") })}${why}`;
  return replacedBy === null ? how : `${how}; ${say("replaced by place {place}", { place: String(replacedBy) })}`;
}

/** How to repeat a draw with nothing but what is printed here and the list. */
export function redrawing(c: Composer, { sampling: part }: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Drawing again, offline"));
  c.paragraph(say("In the pack of this audit every sample stands as samples/<id>.json with the whole list it was drawn from. With the program that made it, and no server:"));
  c.facts((part?.samples ?? []).map(({ id, name }) => ({ label: name, value: `npx proofroom sample samples/${id}.json`, style: TYPE.mono })));
  c.paragraph(say("It hashes the list, makes the seed, draws, and compares each item. Without our program:"));
  c.bullets([
    say("Digest: SHA-256 over all lines of the list, each with a line feed after it. It has to be the one printed above, and the one on the ledger."),
    say("Seed: SHA-256 over the audit's id, a bar, the key of the control, a bar, and that digest in lower-case hex. The audit's id is {id}. Where an auditor gave a text, the seed is the SHA-256 of that text.", { id: part?.engagementId ?? say(NOT_STATED) }),
    say("Numbers: block i of a purpose is HMAC-SHA256 with the seed's 32 bytes as key over purpose, a bar, and i in decimal from 0. Its first six bytes are a number; below n, blocks are taken until one is smaller than 2^48 less the remainder of 2^48 by n, and the remainder by n is the draw."),
    say("Random (purpose “random”): from the front, each place i changes with place i plus a draw below the count less i. Every n-th (purpose “start”): begin at a draw below the count, go on by n, around the end. By value (purpose “value”): draw below the sum of the values left; the item whose stretch of the list holds that number is taken."),
    say("Stratified: strata are days, months or quarters in UTC. Their names in order are shuffled as above (purpose “strata”), inside each the items (purpose “stratum”, a bar, its name). Each gives one by rank; then each place goes to the stratum with the largest size divided by twice what it gave plus one, ties to the lower rank."),
  ]);
}
