import type { ExceptionEntry } from "../reports/snapshot";
import type { Json, OscalSource } from "./source";
import { stableUuid } from "./stable-uuid";
import { listed, oscalTime, prose, props, startOf, titled } from "./words";

export const riskOf = (source: OscalSource, { id }: ExceptionEntry): string => stableUuid("risk", source.engagement.id, id);
export const exceptionObservationOf = (source: OscalSource, { id }: ExceptionEntry): string => stableUuid("exception-observation", source.engagement.id, id);

/** "2 of 14", and when. */
export function countOf({ deviations, tested, lapse }: ExceptionEntry): string {
  const when = lapse === null ? "at the end of what was looked at" : lapse.until === null ? `since ${lapse.from}` : `from ${lapse.from} until ${lapse.until}`;
  return `${deviations} of ${tested} deviated, ${when}.`;
}

const facts = (entry: ExceptionEntry) => props([
  ["exception", entry.id], ["control", entry.controlKey], ["deviations", entry.deviations], ["tested", entry.tested], ["from", entry.lapse?.from], ["until", entry.lapse?.until],
  ...entry.exhibits.map((number): [string, string] => ["exhibit", `E-${number}`]),
]);

/** An exception as a risk: the count is ours, what it means is for the organization to say. Open while it stands, closed when the records show its end. */
export function risk(source: OscalSource, entry: ExceptionEntry): Json {
  const ended = entry.lapse !== null && entry.lapse.until !== null;
  const { response } = entry;
  return {
    uuid: riskOf(source, entry), title: titled(`${entry.controlKey} ${entry.controlTitle}`), description: countOf(entry), statement: prose(entry.explanation), ...facts(entry), status: ended ? "closed" : "open",
    ...(response?.dueOn ? { deadline: startOf(response.dueOn, source.content.timezone, 1) } : {}),
    ...(response ? { remediations: [{
      uuid: stableUuid("response", source.engagement.id, entry.id), lifecycle: "planned", title: "Management's response", description: prose(response.correctiveAction),
      ...props({ status: response.status, owner: response.owner, by: response.by, at: response.at, cause: response.cause, mitigation: response.mitigation }),
    }] } : {}),
    "related-observations": [{ "observation-uuid": exceptionObservationOf(source, entry) }],
  };
}

/** What was seen: every item that deviated, in words. */
export function exceptionObservation(source: OscalSource, entry: ExceptionEntry): Json {
  const items = entry.items.map(({ item, sentence, at, exhibit }): Json => ({ description: prose(`${item}: ${sentence}`), ...props({ item, at, exhibit: exhibit === null ? null : `E-${exhibit}` }) }));
  return {
    uuid: exceptionObservationOf(source, entry), title: titled(`Exception ${entry.id}`), description: countOf(entry), ...facts(entry), methods: ["TEST"], types: ["finding"],
    ...listed("relevant-evidence", items), collected: oscalTime(source.content.generatedAt),
  };
}

/** Plan item of an exception. Its response is in the risk; where none is recorded it says so. */
export function planItem(source: OscalSource, entry: ExceptionEntry): Json {
  return {
    uuid: stableUuid("plan-item", source.engagement.id, entry.id), title: titled(`${entry.controlKey} ${entry.controlTitle}`), description: countOf(entry), ...facts(entry),
    "related-observations": [{ "observation-uuid": exceptionObservationOf(source, entry) }], "related-risks": [{ "risk-uuid": riskOf(source, entry) }],
    ...(entry.response ? {} : { remarks: "No response recorded." }),
  };
}
