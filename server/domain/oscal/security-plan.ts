import type { ControlSheet, SystemDescription } from "../reports/snapshot";
import { backMatter, metadata, sealed, systemOf, type MadeDocument } from "./envelope";
import type { Json, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { NOT_STATED, NS, oneLine, prose, props, titled } from "./words";

/** System security plan: the system in the organization's words, and each covered control with its promise. What nobody has said is marked as not stated. */
export function securityPlan(source: OscalSource): MadeDocument {
  const profile = stableUuid("profile", source.engagement.id);
  return sealed("system-security-plan", {
    metadata: metadata(source, "System security plan"), "import-profile": { href: `#${profile}` },
    "system-characteristics": characteristics(source), "system-implementation": { components: components(source) },
    "control-implementation": { description: "Controls of the organization that the audit covers, each as the organization promises it.", "implemented-requirements": source.content.controls.map((sheet) => requirement(source, sheet)) },
    ...backMatter([{ uuid: profile, title: "Controls of the organization", description: "The controls are the organization's own and are written out in these documents. There is no published profile of them." }]),
  });
}

function characteristics({ content: { organization, system } }: OscalSource): Json {
  const missing = [["services", system.services], ["boundaries", system.boundaries], ["commitments", system.commitments.join("")], ["components", system.components.map(({ name }) => name).join("")]] as const;
  return {
    "system-ids": [{ "identifier-type": NS, id: organization.id }], "system-name": oneLine(system.name) || organization.slug, description: prose(system.services),
    ...props([
      ...missing.filter(([, said]) => said.trim() === "").map(([name]): [string, string] => ["not-stated", name]), ["not-stated", "information-types"], ["not-stated", "status"],
      ...system.commitments.map((text): [string, string] => ["commitment", text]), ...system.userEntityControls.map((text): [string, string] => ["user-entity-control", text]),
      ...system.criteriaLeftOut.map(({ id, reason }): [string, string] => ["criterion-left-out", `${id}: ${reason}`]), ...system.significantChanges.map(({ on, text }): [string, string] => ["significant-change", `${on}: ${text}`]),
    ]),
    "system-information": { "information-types": [{ title: NOT_STATED, description: NOT_STATED }] },
    status: { state: "other", remarks: NOT_STATED }, "authorization-boundary": { description: prose(system.boundaries) },
  };
}

const TYPES: Record<SystemDescription["components"][number]["kind"], string> = { infrastructure: "infrastructure", software: "software", people: "people", data: "data", procedure: "process-procedure" };
const status = { state: "other", remarks: NOT_STATED };

function components(source: OscalSource): Json[] {
  const { organization, system } = source.content;
  return [
    { uuid: systemOf(source), type: "this-system", title: titled(system.name), description: prose(system.services), status },
    ...system.components.map(({ name, kind, description }, i): Json => ({ uuid: stableUuid("component", organization.id, String(i), name), type: TYPES[kind], title: titled(name), description: prose(description), status })),
    ...system.subserviceOrganizations.map(({ name, service, method, expectedControls }, i): Json => ({
      uuid: stableUuid("subservice", organization.id, String(i), name), type: "service", title: titled(name), description: prose(service),
      ...props([["method", method], ...expectedControls.map((text): [string, string] => ["expected-control", text])]), status,
    })),
  ];
}

function requirement(source: OscalSource, sheet: ControlSheet): Json {
  const { id } = source.engagement;
  return {
    uuid: stableUuid("requirement", id, sheet.key), "control-id": sheet.key,
    ...props([
      ["title", sheet.title], ["category", sheet.category], ["state", sheet.state], ["design", sheet.design.state], ["design-since", sheet.design.at], ["owner", sheet.owner ?? "not stated"], ["automation", sheet.automation],
      ...sheet.requirements.map(({ framework, id: criterion }): [string, string] => ["requirement", `${framework} ${criterion}`]),
      ...sheet.parameters.map(({ label, promised, defaultValue }): [string, string] => ["parameter", `${label}: ${[promised ?? defaultValue].flat().join(", ")}`]),
    ]),
    "by-components": [{
      "component-uuid": systemOf(source), uuid: stableUuid("by-component", id, sheet.key), description: prose(sheet.promise),
      ...(sheet.state === "not_applicable" ? { "implementation-status": { state: "not-applicable", remarks: prose(sheet.applicabilityReason) } } : {}),
    }],
    ...(sheet.state !== "not_applicable" && sheet.applicabilityReason ? { remarks: prose(sheet.applicabilityReason) } : {}),
  };
}
