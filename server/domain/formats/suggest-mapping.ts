import { EVIDENCE_KINDS } from "../catalog/kinds";
import { type CsvMapping, suggestCsvMapping } from "./csv-mapping";
import { requiredFacts } from "./typed-facts";

/** The kind whose facts a header names best, by its required facts first, for a person to confirm. */
export function suggestKindAndMapping(headers: readonly string[]): CsvMapping {
  const guesses = Object.keys(EVIDENCE_KINDS).map((kind) => {
    const mapping = suggestCsvMapping(headers, kind);
    const needed = new Set([EVIDENCE_KINDS[kind]?.timeFact ?? "", ...requiredFacts(kind)]);
    const met = [...needed].filter((fact) => fact in mapping.columns).length;
    return { mapping, share: met / needed.size, facts: Object.keys(mapping.columns).length };
  });
  const [best] = guesses.sort((a, b) => b.share - a.share || b.facts - a.facts);
  return best?.mapping ?? { kind: "", columns: {} };
}
