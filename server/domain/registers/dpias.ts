import { defineRegister } from "./define";
import { check, choice, choices, day, group, line, lines, references, rows, text } from "./field";
import { LEVELS } from "./law-words";

const required = { field: "screening", is: ["required"] } as const;

/** Impact assessments, from the question whether one is needed to the consultation of the authority (GDPR Art. 35, 36). */
export const DPIAS = defineRegister({
  key: "dpias", prefix: "IA", title: "Impact assessments", noun: "impact assessment", law: "Art. 35, 36",
  about: "Whether a processing is risky, what was weighed, and what came of it.",
  columns: ["screening", "outcome", "reviewOn"],
  fields: {
    name: line({ label: "Name", needed: true }),
    activityIds: references({ label: "Processing activities", needed: true }, "activities"),
    criteria: choices({ label: "What speaks for a high risk", law: "Art. 35(1), (3)" }, {
      evaluation: "Profiling with effects on persons, Art. 35(3)(a)", special: "Special categories or offences on a large scale, Art. 35(3)(b)", monitoring: "Public places watched on a large scale, Art. 35(3)(c)", listed: "On the authority’s list, Art. 35(4)",
      scoring: "Scoring or prediction", automated: "Decisions by machine with legal effect", sensitive: "Data of a very personal kind", scale: "A large scale", matching: "Data sets matched or combined", vulnerable: "Persons who cannot easily defend themselves", technology: "New technology", blocking: "Keeps persons from a right, service or contract",
    }),
    screening: choice({ label: "An assessment is", law: "Art. 35(1)", needed: true }, { required: "Required", voluntary: "Not required, made all the same", not_required: "Not required" }),
    screeningReasons: text({ label: "Why", needed: true }),
    screenedOn: day({ label: "Decided on", needed: true }),
    description: text({ label: "The processing and its purposes", law: "Art. 35(7)(a)", needed: required }),
    necessity: text({ label: "Necessity and proportionality", law: "Art. 35(7)(b)", needed: required }),
    risks: rows({ label: "Risks to the persons", law: "Art. 35(7)(c), (d)", needed: required }, {
      risk: line({ label: "Risk", needed: true }), likelihood: choice({ label: "How likely", needed: true }, LEVELS), severity: choice({ label: "How severe", needed: true }, LEVELS), measure: text({ label: "What is done about it", needed: true }), left: choice({ label: "What is left", needed: true }, LEVELS),
    }),
    measures: lines({ label: "Measures and safeguards", hint: "One a line", law: "Art. 35(7)(d)", needed: required }),
    dpoAdvice: text({ label: "Advice of the data protection officer", law: "Art. 35(2)" }),
    personsViews: text({ label: "What the persons said, or why they were not asked", law: "Art. 35(9)" }),
    outcome: choice({ label: "Outcome", needed: required }, { go: "Go on", go_with_measures: "Go on with the measures", consult: "Ask the authority first: the risk stays high", stop: "Do not go on" }),
    decidedBy: line({ label: "Decided by" }),
    decidedOn: day({ label: "Decided on", needed: required }),
    consultation: group({ label: "Consultation of the authority", law: "Art. 36" }, { askedOn: day({ label: "Asked on" }), authority: line({ label: "Authority" }), reference: line({ label: "Its reference" }), answeredOn: day({ label: "Answered on" }), answer: text({ label: "Its answer" }), followed: check({ label: "Its advice was followed" }) }),
    reviewOn: day({ label: "Look at it again on", law: "Art. 35(11)" }),
  },
  faults: ({ consultation: { askedOn, answeredOn } }) => (answeredOn && (!askedOn || answeredOn < askedOn) ? [{ field: "consultation.answeredOn", message: "It cannot be answered before it was asked." }] : []),
  gaps: ({ outcome, risks, consultation }) => [
    ...(outcome === "consult" && !consultation.askedOn ? [{ field: "consultation.askedOn", message: "The authority is to be asked before the processing begins (Art. 36(1))." }] : []),
    ...((outcome === "go" || outcome === "go_with_measures") && risks.some(({ left }) => left === "4") && !consultation.answeredOn ? [{ field: "outcome", message: "A maximum risk is left, so the authority is asked first (Art. 36(1))." }] : []),
  ],
});
