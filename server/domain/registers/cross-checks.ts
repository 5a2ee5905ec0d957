import type { ProcessingActivityContent } from "./activities";
import type { RegisterKey } from "./keys";
import type { ProcessorContent } from "./processors";
import { entryName } from "./registers";
import { countryName, isThirdCountry } from "./world-countries";

type Row = { id: string; register: RegisterKey; number: number; content: Record<string, unknown> };
/** What one register says and another lacks: the entry it begins with, and a sentence with the article. */
export type CrossCheck = { id: string; register: RegisterKey; label: string; message: string };

/** Holds the registers against each other: a basis without its balancing, consent without its words, a country without a safeguard, a risk nobody screened. */
export function crossChecks(rows: readonly Row[]): CrossCheck[] {
  const of = (register: RegisterKey) => rows.filter((row) => row.register === register);
  return [...of("activities").flatMap((row) => activityChecks(row, of)), ...of("processors").flatMap((row) => processorChecks(row, of("transfers")))];
}

type Of = (register: RegisterKey) => Row[];
const found = (row: Row, message: string): CrossCheck => ({ id: row.id, register: row.register, label: entryName(row.register, row.number), message });
const same = (a: string, b: unknown): boolean => typeof b === "string" && a.trim().toLowerCase() === b.trim().toLowerCase();
const names = (row: Row, field: string, id: string): boolean => row.content[field] === id || (Array.isArray(row.content[field]) && (row.content[field] as unknown[]).includes(id));

function activityChecks(row: Row, of: Of): CrossCheck[] {
  const { role, purposes, specialCategories, automatedDecisions } = row.content as unknown as ProcessingActivityContent;
  if (role !== "controller") return [];
  const risky = specialCategories.length > 0 || automatedDecisions.exists;
  return [
    ...purposes.flatMap((purpose) => purposeChecks(row, purpose, of)),
    ...(risky && !of("dpias").some((dpia) => names(dpia, "activityIds", row.id)) ? [found(row, "Special categories or decisions by machine, and nobody screened whether an impact assessment is needed (Art. 35(1)).")] : []),
  ];
}

function purposeChecks(row: Row, { purpose, legalBasis }: ProcessingActivityContent["purposes"][number], of: Of): CrossCheck[] {
  const judged = of("legal_bases").filter(({ content }) => content["activityId"] === row.id && same(purpose, content["name"]));
  const other = judged.find(({ content }) => content["basis"] !== null && legalBasis !== null && content["basis"] !== legalBasis);
  return [
    ...(legalBasis === "legitimate_interests" && judged.length === 0 ? [found(row, `“${purpose}” rests on legitimate interests, and no balancing is on file (Art. 6(1)(f)).`)] : []),
    ...(other ? [found(row, `“${purpose}” has another legal basis here than in ${entryName("legal_bases", other.number)} (Art. 6(1)).`)] : []),
    ...(legalBasis === "consent" && !of("consents").some(({ content }) => content["activityId"] === row.id) ? [found(row, `“${purpose}” rests on consent, and the register of consents says nothing of it (Art. 7(1)).`)] : []),
  ];
}

/** One sentence for all its third countries that no transfer speaks of. */
function processorChecks(row: Row, transfers: Row[]): CrossCheck[] {
  const { countries, country, endedOn } = row.content as unknown as ProcessorContent;
  if (endedOn !== null) return [];
  const covered = new Set(transfers.filter(({ content }) => content["processorId"] === row.id).map(({ content }) => content["country"]));
  const open = [...new Set([...countries, ...(country === null ? [] : [country])])].filter((code) => isThirdCountry(code) && !covered.has(code));
  return open.length === 0 ? [] : [found(row, `It sits or processes in ${open.map(countryName).join(", ")}, and no transfer says what allows it (Art. 44).`)];
}
