import type { ReportSnapshot, SystemDescription } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { NOT_STATED } from "../words";

const KIND_WORD: Record<SystemDescription["components"][number]["kind"], string> = {
  infrastructure: "Infrastructure", software: "Software", people: "People", data: "Data", procedure: "Procedures",
};

/** The system in the tenant's own words, in the order in which readers of such descriptions expect it. */
export function systemDescription(c: Composer, s: ReportSnapshot): void {
  const { system } = s;
  c.chapter("The system");
  c.paragraph(`The text of this chapter was written by ${s.organization.name}. It was not tested.`, TYPE.bodySoft);
  c.section("Services and commitments");
  c.paragraph(system.services || `Services: ${NOT_STATED}.`);
  list(c, "Commitments to customers", system.commitments);
  c.section("Boundaries and components");
  c.paragraph(system.boundaries || `Boundaries: ${NOT_STATED}.`);
  components(c, system);
  c.section("Incidents");
  list(c, "Incidents that kept a promise from being held", (system.incidents ?? []).map((incident) => `${c.clock.long(incident.on)}: ${incident.text}`));
  c.section("Others who take part");
  subservice(c, system);
  list(c, "Controls that customers are expected to run", system.userEntityControls);
  c.section("Left out, and changed");
  list(c, "Criteria left out of scope", system.criteriaLeftOut.map((criterion) => `${criterion.id}: ${criterion.reason}`));
  list(c, "Significant changes in the period", system.significantChanges.map((change) => `${c.clock.long(change.on)}: ${change.text}`));
}

function list(c: Composer, heading: string, items: readonly string[]): void {
  c.subheading(heading);
  if (items.length === 0) c.paragraph(`${NOT_STATED[0]?.toUpperCase()}${NOT_STATED.slice(1)}.`, TYPE.bodySoft);
  else c.bullets(items);
}

function components(c: Composer, system: SystemDescription): void {
  if (system.components.length === 0) return;
  c.table("Components of the system", {
    columns: [
      { head: "Kind", width: 84, style: TYPE.cellSoft },
      { head: "Component", width: 130, style: TYPE.cellMedium },
      { head: "Description", width: c.measure - 214 },
    ],
    rows: system.components,
    cells: (component) => [KIND_WORD[component.kind], component.name, component.description],
  });
}

function subservice(c: Composer, system: SystemDescription): void {
  if (system.subserviceOrganizations.length === 0) {
    list(c, "Subservice organizations", []);
    return;
  }
  c.table("Subservice organizations", {
    columns: [
      { head: "Organization", width: 112, style: TYPE.cellMedium },
      { head: "Service", width: 120 },
      { head: "Method", width: 62 },
      { head: "Controls expected there", width: c.measure - 294 },
    ],
    rows: system.subserviceOrganizations,
    cells: (organization) => [
      organization.name, organization.service, organization.method === "carve_out" ? "left out" : "included",
      organization.expectedControls.length > 0 ? organization.expectedControls : NOT_STATED,
    ],
  });
}
