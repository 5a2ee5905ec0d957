import type { ActField } from "../act-form";
import { AFTER_FORMS } from "./after-forms";
import { ANSWER_FORMS } from "./answer-forms";
import { type ActFormParts, choice, choices, factsOf, fixed, type FormScene, instant, key, letter, type OfRight, one, quoted, read, systemsOf, text } from "./fields";

const METHODS = { deleted: "Deleted", anonymised: "Anonymised", overwritten: "Overwritten", none_found: "Nothing found" };
const OTHER_METHODS = { extracted: "Extracted", corrected: "Corrected", restricted: "Restricted", stopped: "Stopped", reviewed: "Reviewed", none_found: "Nothing found" };
const tasks = (scene: FormScene): ActField => ({ kind: "tasks", name: "tasks", label: "Systems", hint: systemsOf(scene).length > 0 ? "Those that take part in this right, from Privacy, Systems. Each is asked in its own way." : "No system takes part in this right yet. Add one under Privacy, Systems.", choices: systemsOf(scene) });
const nameOf = ({ systems }: FormScene, systemId: string) => systems.find(({ id }) => id === systemId)?.name ?? systemId;

/** The forms of acts on one right, from question to answer and after. */
export const RIGHT_FORMS: OfRight = {
  extend: (scene) => one("Extend by two months", "Once, for complexity or the number of requests, by a notice within the first month (Art. 12(3)).", [
    choice("because", "Because of", choices({ complexity: "Complexity", number_of_requests: "The number of requests" })), quoted("reasons", "reasons"), letter(scene, "extension"),
  ]),
  ask_clarification: (scene) => one("Ask what they mean", "Only where you hold a large amount of data. Without a reply the answer is in full (recital 63).", [
    { kind: "number", name: "systems", label: "Systems with their data", least: 1 }, { kind: "number", name: "records", label: "Records, about", least: 1 },
    quoted("justification", "reasons"), quoted("question", "what_is_asked"), letter(scene, "clarification_asked"),
  ]),
  answer_clarification: () => one("They replied", "Without narrowing, the answer is in full.", [instant("answeredAt", "Replied at"), { kind: "check", name: "narrowed", label: "They narrowed the request" }]),
  quote_fee: (scene) => one("Quote a fee", "The exception: what justifies it is for you to prove (Art. 12(5)).", [
    { kind: "ground", name: "because", as: "because", label: "Because it is", grounds: [
      { value: "manifestly_unfounded", label: "Manifestly unfounded", hint: "Art. 12(5)", facts: factsOf(["objective_circumstances"]) },
      { value: "excessive_repetitive", label: "Repeated without change", hint: "Art. 12(5)", facts: factsOf(["earlier_requests", "nothing_changed"]) },
      { value: "excessive_abusive", label: "An abuse", hint: "Art. 12(5), C-526/24", facts: factsOf(["objective_circumstances", "intent"]) },
      { value: "further_copy", label: "A further copy", hint: "Art. 15(3)", facts: factsOf(["earlier_requests"]) },
    ] },
    { kind: "number", name: "amountCents", label: "Amount", least: 0.01, scale: 100 }, key("currency", "Currency", { initial: scene.view.case.receipt.regime === "UK" ? "GBP" : "EUR" }), quoted("costBasis", "cost_basis"), letter(scene, "fee"),
  ]),
  settle_fee: () => one("Fee paid or waived", "The work goes on.", [choice("result", "What became of it", choices({ paid: "Paid", waived: "Waived" })), instant("settledAt", "At")]),
  plan_erasure: (scene) => one("Plan the erasure", "Somebody else approves it before anything is touched.", [text("plan", "What will be erased where"), { kind: "number", name: "itemCount", label: "Items, about", least: 0 }, tasks(scene)]),
  start_fulfilment: startFulfilment,
  complete_task: (scene) => one("Report a system", "What was done there, how many records, and the digest of its receipt.", [
    choice("taskId", "System", (scene.process?.tasks ?? []).filter(({ method }) => method === null).map(({ taskId, systemId }) => ({ value: taskId, label: nameOf(scene, systemId) }))),
    choice("method", "What was done", choices(scene.process?.right === "erasure" ? METHODS : OTHER_METHODS)), { kind: "number", name: "records", label: "Records", least: 0 },
    { kind: "digest", name: "receiptSha256", label: "Receipt", hint: "A log, an export or a screenshot." },
  ]),
  restrict: (scene) => one("Restrict", "The data are only stored from now on (Art. 18).", [
    choice("because", "Because", choices({ accuracy_contested: "Their accuracy is contested", unlawful: "Processing is unlawful, and they want no erasure", needed_for_claims: "They need them for claims", objection_pending: "An objection is being weighed" })),
    { kind: "choices", name: "systemIds", label: "Systems", hint: "Where their data lie. What is missing here is added under Privacy, Systems.", choices: scene.systems.map(({ id, name }) => ({ value: id, label: name })) },
  ]),
  announce_lifting: (scene) => one("Announce the end of restriction", "They are told before it is lifted (Art. 18(3)).", [quoted("reasons", "reasons"), letter(scene, "restriction_lifting")]),
  lift_restriction: () => one("Lift the restriction", "They were told.", [read("Lift", "The data may be used again.")]),
  ...ANSWER_FORMS, ...AFTER_FORMS,
};

function startFulfilment(scene: FormScene): ActFormParts {
  const { process } = scene;
  if (process?.right !== "erasure") return one("Carry it out", "Names the systems; each reports what was done.", [fixed("planSeq", null), tasks(scene)]);
  const systems = (process.plan?.tasks ?? []).map(({ systemId }) => nameOf(scene, systemId)).join(", ");
  return one("Approve the erasure", "After this, data are destroyed in the systems of the plan.", [read("Systems of the plan", systems), fixed("planSeq", process.plan?.seq ?? null), fixed("tasks", [])], true);
}
