import { defineRegister } from "./define";
import { choice, day, line, lines, references, text } from "./field";
import { LEVELS } from "./law-words";

/** What could harm people through their data, how badly, and what is done about it (GDPR Art. 24(1), 32(2)). */
export const RISKS = defineRegister({
  key: "risks", prefix: "RI", title: "Risks", noun: "risk", law: "Art. 24, 32",
  about: "What could harm people through their data, and what is done about it.",
  columns: ["likelihood", "severity", "treatment"],
  fields: {
    name: line({ label: "Risk", needed: true }),
    description: text({ label: "How it could come about, and what it would do to people", needed: true }),
    activityIds: references({ label: "Processing activities" }, "activities"),
    processorIds: references({ label: "Processors" }, "processors"),
    systemIds: references({ label: "Systems" }, "systems"),
    likelihood: choice({ label: "How likely", law: "Recital 76", needed: true }, LEVELS),
    severity: choice({ label: "How severe", law: "Recital 76", needed: true }, LEVELS),
    treatment: choice({ label: "What is done", needed: true }, { reduce: "Reduce it", avoid: "Avoid it", share: "Share it", accept: "Accept it" }),
    measures: lines({ label: "Measures", hint: "One a line", law: "Art. 32(1)", needed: { field: "treatment", is: ["reduce", "share"] } }),
    leftLikelihood: choice({ label: "How likely afterwards" }, LEVELS),
    leftSeverity: choice({ label: "How severe afterwards" }, LEVELS),
    owner: line({ label: "Who answers for it", needed: true }),
    acceptedBy: line({ label: "Accepted by", needed: { field: "treatment", is: ["accept"] } }),
    acceptedOn: day({ label: "Accepted on", needed: { field: "treatment", is: ["accept"] } }),
    reviewOn: day({ label: "Look at it again on", needed: true }),
  },
});
