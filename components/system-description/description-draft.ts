import { COMPONENT_KINDS, type SystemDescriptionContent } from "@/server/domain/system-description/schema";

type Kind = (typeof COMPONENT_KINDS)[number];
export type OtherDraft = { name: string; service: string; method: "carve_out" | "inclusive"; expectedControls: string };
/** What the form holds: lists as lines of text. */
export type DescriptionDraft = Record<Kind, string> & {
  name: string; services: string; commitments: string; incidents: string; boundaries: string; userEntityControls: string; criteriaLeftOut: string; significantChanges: string; others: OtherDraft[];
};

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
const pairOf = (line: string): [string, string] => {
  const at = line.indexOf(":");
  return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

/** A description as a form shows it. */
export function draftOf(content: SystemDescriptionContent): DescriptionDraft {
  const of = (kind: Kind) => content.components.filter((each) => each.kind === kind).map(({ name, description }) => (description === "" ? name : `${name}: ${description}`)).join("\n");
  const dated = (list: { on: string; text: string }[]) => list.map(({ on, text }) => `${on}: ${text}`).join("\n");
  return {
    name: content.name, services: content.services, commitments: content.commitments.join("\n"), boundaries: content.boundaries, userEntityControls: content.userEntityControls.join("\n"),
    infrastructure: of("infrastructure"), software: of("software"), people: of("people"), data: of("data"), procedure: of("procedure"),
    incidents: dated(content.incidents), significantChanges: dated(content.significantChanges), criteriaLeftOut: content.criteriaLeftOut.map(({ id, reason }) => `${id}: ${reason}`).join("\n"),
    others: content.subserviceOrganizations.map((other) => ({ ...other, expectedControls: other.expectedControls.join("\n") })),
  };
}

/** What a form says, as a description. */
export function contentOf(draft: DescriptionDraft): SystemDescriptionContent {
  const dated = (text: string) => linesOf(text).map((line) => { const [on, said] = pairOf(line); return { on, text: said }; });
  return {
    name: draft.name.trim(), services: draft.services.trim(), commitments: linesOf(draft.commitments), boundaries: draft.boundaries.trim(), userEntityControls: linesOf(draft.userEntityControls),
    components: COMPONENT_KINDS.flatMap((kind) => linesOf(draft[kind]).map((line) => { const [name, description] = pairOf(line); return { kind, name, description }; })),
    incidents: dated(draft.incidents), significantChanges: dated(draft.significantChanges), criteriaLeftOut: linesOf(draft.criteriaLeftOut).map((line) => { const [id, reason] = pairOf(line); return { id, reason }; }),
    subserviceOrganizations: draft.others.map((other) => ({ ...other, name: other.name.trim(), service: other.service.trim(), expectedControls: linesOf(other.expectedControls) })),
  };
}

/** Why a field of days and words cannot be kept; true where it can. */
export function datedFault(text: string): true | string {
  const wrong = linesOf(text).find((line) => !/^\d{4}-\d\d-\d\d$/.test(pairOf(line)[0]) || Number.isNaN(Date.parse(pairOf(line)[0])) || pairOf(line)[1] === "");
  return wrong === undefined || `Write each line as 2026-01-31: what happened. This one is not: ${wrong.slice(0, 60)}`;
}

/** Why a field of names with words cannot be kept; true where it can. */
export function namedFault(text: string): true | string {
  const wrong = linesOf(text).find((line) => pairOf(line).includes(""));
  return wrong === undefined || `Write each line as P1: why. This one is not: ${wrong.slice(0, 60)}`;
}
