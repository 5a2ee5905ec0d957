import { CATALOG_CONTROLS } from "./controls";
import { factLabel } from "./fact-labels";
import { KIND_LABELS } from "./kind-labels";
import { EVIDENCE_KINDS } from "./kinds";
import { requiredFacts } from "../formats/typed-facts";
import type { FactType } from "./schema";

export type FactView = { name: string; label: string; unit: string | null; type: FactType; required: boolean };
export type KindView = { kind: string; label: string; description: string; timeFact: string; facts: FactView[] };
export type CatalogEntryView = {
  key: string; title: string; description: string; category: string; requirements: { framework: string; id: string }[]; evidenceKinds: string[]; ruleSummary: string;
};

/** Every kind a person can record or map a table to, with its facts in words; the time fact and required facts first. */
export function kindViews(): KindView[] {
  return Object.entries(EVIDENCE_KINDS)
    .map(([kind, { description, timeFact, facts }]) => {
      const required = new Set([timeFact, ...requiredFacts(kind)]);
      const views = Object.entries(facts).map(([name, type]): FactView => ({ name, ...factLabel(kind, name), type, required: required.has(name) }));
      return { kind, label: KIND_LABELS[kind] ?? kind, description, timeFact, facts: [...views.filter((fact) => fact.required), ...views.filter((fact) => !fact.required)] };
    })
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The catalog as shipped, for browsing. */
export function catalogEntries(): CatalogEntryView[] {
  return CATALOG_CONTROLS.map((control) => ({
    key: control.key, title: control.title, description: control.description, category: control.category, evidenceKinds: control.evidenceKinds, ruleSummary: control.test.summary,
    requirements: [...control.criteria.map((id) => ({ framework: "soc2", id })), ...control.articles.map((id) => ({ framework: "gdpr", id }))],
  }));
}

