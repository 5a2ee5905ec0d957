import "server-only";

import type { KindChoice } from "@/components/audits/sample-values";
import { KIND_LABELS } from "@/server/domain/catalog/kind-labels";
import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";

/** Kinds of records to choose from, by their names, with their facts. */
export function kindChoices(): KindChoice[] {
  return Object.entries(EVIDENCE_KINDS).flatMap(([kind, { facts }]) => {
    const names = Object.keys(facts).sort();
    return kind === "recorded_zero" ? [] : [{ kind, label: KIND_LABELS[kind] ?? kind, facts: names, numberFacts: names.filter((name) => facts[name] === "number") }];
  }).sort((a, b) => (a.label < b.label ? -1 : 1));
}
