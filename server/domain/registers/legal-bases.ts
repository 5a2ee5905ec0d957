import { defineRegister } from "./define";
import { choice, day, group, line, lines, reference, text } from "./field";
import { LEGAL_BASES, SPECIAL_CONDITIONS } from "./law-words";

const balanced = { field: "basis", is: ["legitimate_interests"] } as const;
const lawful = { field: "basis", is: ["legal_obligation", "public_task"] } as const;

/** Why a purpose is lawful: the basis of Art. 6 and Art. 9 with what it stands on, and the balancing where it is a legitimate interest. */
export const LEGAL_BASIS = defineRegister({
  key: "legal_bases", prefix: "LB", title: "Legal bases", noun: "legal basis", law: "Art. 6, 9",
  about: "Why each purpose is lawful, with the balancing where it rests on an interest.",
  columns: ["basis", "activityId", "outcome"],
  fields: {
    name: line({ label: "Purpose", hint: "As the processing activity names it", needed: true }),
    activityId: reference({ label: "Processing activity", needed: true }, "activities"),
    basis: choice({ label: "Legal basis", law: "Art. 6(1)", needed: true }, LEGAL_BASES),
    provision: line({ label: "The provision", hint: "Law and section", law: "Art. 6(3)", when: lawful, needed: lawful }),
    why: text({ label: "Why this basis fits", law: "Art. 5(2)", needed: true }),
    condition: choice({ label: "Condition for special categories", law: "Art. 9(2)" }, SPECIAL_CONDITIONS),
    conditionWhy: text({ label: "Why the condition is met", law: "Art. 9(2)" }),
    balancing: group({ label: "Balancing of interests", law: "Art. 6(1)(f)" }, {
      interest: text({ label: "The interest, and whose it is" }),
      necessity: text({ label: "Why the processing is needed for it, and nothing milder serves" }),
      impact: text({ label: "What it means for the persons, and what they expect" }),
      children: text({ label: "If children are among them" }),
      safeguards: lines({ label: "What protects them", hint: "One a line" }),
      weighing: text({ label: "Why their interests do not outweigh it" }),
    }),
    outcome: choice({ label: "Outcome", needed: true }, { lawful: "The processing may go on", conditions: "It may go on with the protection named", stop: "It may not go on" }),
    decidedBy: line({ label: "Decided by" }),
    decidedOn: day({ label: "Decided on", needed: true }),
    reviewOn: day({ label: "Look at it again on" }),
  },
  faults: ({ decidedOn, reviewOn }) => (decidedOn && reviewOn && reviewOn < decidedOn ? [{ field: "reviewOn", message: "This is before the decision." }] : []),
  gaps: ({ basis, balancing, condition, conditionWhy }) => [
    ...(basis === balanced.is[0] ? (["interest", "necessity", "impact", "weighing"] as const).filter((part) => balancing[part] === "").map((part) => ({ field: `balancing.${part}`, message: `The balancing is not complete: ${PARTS[part]} is missing (Art. 6(1)(f)).` })) : []),
    ...(condition && conditionWhy === "" ? [{ field: "conditionWhy", message: "Say why the condition is met (Art. 9(2))." }] : []),
  ],
});

const PARTS = { interest: "the interest", necessity: "the need", impact: "what it means for the persons", weighing: "the weighing" } as const;
