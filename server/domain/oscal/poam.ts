import { backMatter, importOf, metadata, sealed, type MadeDocument } from "./envelope";
import { exceptionObservation, planItem, risk } from "./exceptions";
import { NS, listed, props } from "./words";
import type { Json, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";

/** Plan of action and milestones: every exception with what was seen, whether it stands, and management's response. */
export function planOfAction(source: OscalSource, security: MadeDocument): MadeDocument {
  const { exceptions, organization } = source.content;
  const stands = importOf(security);
  return sealed("poam", {
    metadata: metadata(source, "Plan of action and milestones"), "import-ssp": { href: stands.href }, "system-id": { "identifier-type": NS, id: organization.id },
    ...listed("observations", exceptions.map((entry) => exceptionObservation(source, entry))), ...listed("risks", exceptions.map((entry) => risk(source, entry))),
    "poam-items": exceptions.length === 0 ? [nothing(source)] : exceptions.map((entry) => planItem(source, entry)),
    ...backMatter([stands.resource]),
  });
}

/** OSCAL asks for one item at least. This one says that there is none, and is marked as that. */
function nothing({ engagement }: OscalSource): Json {
  return { uuid: stableUuid("no-plan-item", engagement.id), title: "No exception recorded", description: "The records of the period hold no exception.", ...props({ placeholder: true }) };
}
