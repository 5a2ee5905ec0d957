import { FRAMEWORK_LABELS, type FrameworkKey } from "../catalog/frameworks";
import { worstState } from "../controls/precedence";
import type { ControlRow } from "../controls/view";
import type { FrameworkReadiness } from "./view";

/**
 * Readiness per framework: a requirement is proven when every applicable control mapped to it passes; its state is the
 * worst of theirs. One without any applicable control has no evidence: it is never silently left out.
 */
export function frameworkReadiness(requirements: { framework: FrameworkKey; id: string }[], controls: Pick<ControlRow, "state" | "requirements">[]): FrameworkReadiness[] {
  const mapped = new Map<string, ControlRow["state"][]>();
  for (const control of controls) {
    if (control.state === "not_applicable") continue;
    for (const { framework, id } of control.requirements) mapped.set(`${framework}/${id}`, [...(mapped.get(`${framework}/${id}`) ?? []), control.state]);
  }
  return [...Map.groupBy(requirements, (requirement) => requirement.framework)].map(([framework, asked]) => {
    const states = asked.map(({ id }) => mapped.get(`${framework}/${id}`) ?? ["no_evidence" as const]);
    const byState: FrameworkReadiness["byState"] = {};
    for (const state of states.map((all) => worstState(all))) byState[state] = (byState[state] ?? 0) + 1;
    return { id: framework, name: FRAMEWORK_LABELS[framework], proven: states.filter((all) => all.every((state) => state === "pass")).length, total: asked.length, byState };
  });
}
