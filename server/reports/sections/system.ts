import type { ReportSnapshot, SystemDescription } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import type { Sentence } from "../say";
import { NOT_STATED } from "../words";

const KIND_WORD = {
  infrastructure: "Infrastructure", software: "Software", people: "People", data: "Data", procedure: "Procedures",
} as const satisfies Record<SystemDescription["components"][number]["kind"], Sentence>;

/** The system in the tenant's own words, in the order in which readers of such descriptions expect it. */
export function systemDescription(c: Composer, s: ReportSnapshot): void {
  const { system } = s;
  const { say } = c;
  c.chapter(say("The system"));
  c.paragraph(say("The text of this chapter was written by {name}. It was not tested.", { name: s.organization.name }), TYPE.bodySoft);
  c.section(say("Services and commitments"));
  c.paragraph(system.services || say("Services: not stated."));
  list(c, say("Commitments to customers"), system.commitments);
  c.section(say("Boundaries and components"));
  c.paragraph(system.boundaries || say("Boundaries: not stated."));
  components(c, system);
  c.section(say("Incidents"));
  list(c, say("Incidents that kept a promise from being held"), (system.incidents ?? []).map((incident) => `${c.clock.long(incident.on)}: ${incident.text}`));
  c.section(say("Others who take part"));
  subservice(c, system);
  list(c, say("Controls that customers are expected to run"), system.userEntityControls);
  c.section(say("Left out, and changed"));
  list(c, say("Criteria left out of scope"), system.criteriaLeftOut.map((criterion) => `${criterion.id}: ${criterion.reason}`));
  list(c, say("Significant changes in the period"), system.significantChanges.map((change) => `${c.clock.long(change.on)}: ${change.text}`));
}

function list(c: Composer, heading: string, items: readonly string[]): void {
  c.subheading(heading);
  if (items.length === 0) c.paragraph(c.say("Not stated."), TYPE.bodySoft);
  else c.bullets(items);
}

function components(c: Composer, system: SystemDescription): void {
  const { say } = c;
  if (system.components.length === 0) return;
  c.table(say("Components of the system"), {
    columns: [
      { head: say("Kind"), width: 84, style: TYPE.cellSoft },
      { head: say("Component"), width: 130, style: TYPE.cellMedium },
      { head: say("Description"), width: c.measure - 214 },
    ],
    rows: system.components,
    cells: (component) => [say(KIND_WORD[component.kind]), component.name, component.description],
  });
}

function subservice(c: Composer, system: SystemDescription): void {
  const { say } = c;
  if (system.subserviceOrganizations.length === 0) {
    list(c, say("Subservice organizations"), []);
    return;
  }
  c.table(say("Subservice organizations"), {
    columns: [
      { head: say("Organization"), width: 112, style: TYPE.cellMedium },
      { head: say("Service"), width: 120 },
      { head: say("Method"), width: 62 },
      { head: say("Controls expected there"), width: c.measure - 294 },
    ],
    rows: system.subserviceOrganizations,
    cells: (organization) => [
      organization.name, organization.service, organization.method === "carve_out" ? say("left out") : say("included"),
      organization.expectedControls.length > 0 ? organization.expectedControls : say(NOT_STATED),
    ],
  });
}
