import type { ControlSheet, PopulationLine, TestMethod } from "../reports/snapshot";
import { backMatter, importOf, metadata, objectiveOf, reviewedControls, sealed, selection, within, type MadeDocument } from "./envelope";
import type { Json, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { listed, prose, props, startOf, titled } from "./words";

/** The three methods of SP 800-53A for the four of auditors. Re-performance is a test; what is observed or inspected is examined. */
export const METHODS: Record<TestMethod, string> = { inquiry: "INTERVIEW", observation: "EXAMINE", inspection: "EXAMINE", "re-performance": "TEST" };
export const platformOf = ({ content }: OscalSource): string => stableUuid("platform", content.generator.name, content.generator.version);

/** Assessment plan: each control's promise as an objective, its tests as steps, its populations, and the days that are looked at. */
export function assessmentPlan(source: OscalSource, security: MadeDocument): MadeDocument {
  const { content, engagement } = source;
  const stands = importOf(security);
  return sealed("assessment-plan", {
    metadata: metadata(source, "Assessment plan"), "import-ssp": { href: stands.href },
    "local-definitions": { "objectives-and-methods": content.controls.map(objective), activities: content.controls.map((sheet) => activity(engagement.id, sheet)) },
    "reviewed-controls": reviewedControls(source),
    "assessment-subjects": [{ type: "component", "include-all": {} }],
    "assessment-assets": { "assessment-platforms": [{ uuid: platformOf(source), title: titled(`${content.generator.name} ${content.generator.version}`) }] },
    tasks: [{
      uuid: stableUuid("task", engagement.id), type: "action", title: "Tests of the covered controls over the period",
      timing: { "within-date-range": within(startOf(content.period.from, content.timezone), startOf(content.period.to, content.timezone, 1)) },
      "associated-activities": content.controls.map(({ key }) => ({ "activity-uuid": activityOf(engagement.id, key), subjects: [{ type: "component", "include-all": {} }] })),
    }],
    ...backMatter([stands.resource]),
  });
}

const activityOf = (engagementId: string, key: string) => stableUuid("activity", engagementId, key);

function objective(sheet: ControlSheet): Json {
  return { "control-id": sheet.key, parts: [{ id: objectiveOf(sheet.key), name: "assessment-objective", title: titled(sheet.title), prose: prose(sheet.promise) }] };
}

function activity(engagementId: string, sheet: ControlSheet): Json {
  const steps = sheet.testSteps.map(({ method, text }, i): Json => ({ uuid: stableUuid("step", engagementId, sheet.key, String(i)), description: prose(text), ...props({ "test-method": method, method: METHODS[method] }) }));
  return {
    uuid: activityOf(engagementId, sheet.key), title: titled(`${sheet.key} ${sheet.title}`), description: prose(sheet.promise),
    ...props([...sheet.populations.flatMap(population), ...sheet.rules.map(({ label }): [string, string] => ["rule", label])]), ...listed("steps", steps), "related-controls": selection([sheet.key]),
  };
}

/** A population in one line: what is counted, how many, over which time. Nothing is sampled: all of it is tested. */
function population({ kind, counted, total, records, window }: PopulationLine): [string, string][] {
  return [["population", `${kind}: ${total} ${counted}, ${records} records, ${window.from ?? "however old"} to ${window.to}`]];
}
