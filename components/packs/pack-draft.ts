import type { PackScope } from "@/server/domain/packs/schema";

/** What the form holds; only some of it belongs to each kind of scope. */
export type PackDraft = { kind: PackScope["kind"]; controls: string[]; from: string; to: string; evidence: string; /** Id of an audit, and of final reports to take along. */ engagement: string; reports: string[]; /** Empty for the newest, or the one that holds the items. */ log: string };

/** The scope a draft describes, or undefined while something is missing. */
export function scopeOf(draft: PackDraft): PackScope | undefined {
  const scope = openedBy(draft);
  return scope && draft.log ? { ...scope, log: draft.log } : scope;
}

function openedBy({ kind, controls, from, to, evidence, engagement, reports }: PackDraft): PackScope | undefined {
  const window = from && to && from <= to ? { from, to } : undefined;
  if (kind === "all") return { kind };
  if (kind === "window") return window && { kind, ...window };
  if (kind === "control") return controls.length > 0 && (window !== undefined || (!from && !to)) ? { kind, controls, ...window } : undefined;
  if (kind === "engagement") return engagement ? { kind, engagement, reports } : undefined;
  const ids = [...new Set(evidence.split(/[\s,;]+/).filter(Boolean))];
  return ids.length > 0 ? { kind, evidence: ids } : undefined;
}

/** What is still missing, in words. */
export function missingIn(draft: PackDraft): string {
  if (draft.kind === "control" && draft.controls.length === 0) return "Choose at least one control.";
  if (draft.kind === "engagement") return "Choose an audit.";
  if (draft.kind === "item") return "Name at least one item by its id, such as ev_01jd….";
  return draft.from && draft.to ? "The last day lies before the first." : "Give both days of the window.";
}
