import type { SampleDocument } from "./document";
import { drawPlaces } from "./draw";
import { frozenLines, itemOf, listDigest } from "./frozen-list";
import { ruleSeed, seedOfText } from "./seed";

/** What came of drawing again. `same` only where nothing differs. */
export type Repeated = { same: boolean; seedIsOfTheRule: boolean; problems: string[]; items: { place: number; key: string; record: string }[] };

/** Draws a sample again from its document alone and says in which points it differs. Throws where a line of the list is none. */
export function repeatDraw({ engagement, control, population, sample }: SampleDocument): Repeated {
  const problems: string[] = [];
  const digest = listDigest(population.lines);
  const seedIsOfTheRule = sample.seedText === null;
  const items = population.lines.map((line) => itemOf(line));
  if (digest !== population.sha256) problems.push(`The list has the SHA-256 ${digest}, not the one that was frozen.`);
  if (population.count !== population.lines.length) problems.push(`The list has ${population.lines.length} lines, not ${population.count}.`);
  if (frozenLines(items).some((line, i) => line !== population.lines[i])) problems.push("The lines are not in the order of the format.");
  const seed = sample.seedText === null ? ruleSeed({ engagementId: engagement.id, controlKey: control.key, populationSha256: digest }) : seedOfText(sample.seedText);
  if (seed !== sample.seed) problems.push(`The seed is ${seed} by ${seedIsOfTheRule ? "the rule" : "the text given"}, not the one on record.`);
  const drawn = drawPlaces(population.lines, sample.method, seed, sample.items.length).map((line, i) => ({ place: i + 1, key: items[line]?.key ?? "", record: items[line]?.record ?? "" }));
  if (drawn.length < sample.items.length) problems.push(`Only ${drawn.length} of ${sample.items.length} items can be drawn.`);
  for (const { place, key, record } of drawn) {
    const said = sample.items[place - 1];
    if (said?.place !== place || said.record !== record || said.key !== key) problems.push(`Place ${place} is ${key} (${record}), not ${said?.key ?? "missing"} (${said?.record ?? "missing"}).`);
  }
  return { same: problems.length === 0, seedIsOfTheRule, problems, items: drawn };
}
