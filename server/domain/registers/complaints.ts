import { defineRegister } from "./define";
import { choice, day, line, moment, references, reference, text } from "./field";

/** Complaints about the handling of data, made to the organization or to an authority (GDPR Art. 77, 31). */
export const COMPLAINTS = defineRegister({
  key: "complaints", prefix: "CP", title: "Complaints", noun: "complaint", law: "Art. 77, 31",
  about: "Complaints about the handling of data, made to you or to an authority. Without names: who it was stands in the case.",
  columns: ["to", "receivedAt", "outcome"],
  fields: {
    name: line({ label: "About what, in a few words", hint: "No names of persons", needed: true }),
    to: choice({ label: "Made to", needed: true }, { controller: "The organization", authority: "An authority", court: "A court" }),
    receivedAt: moment({ label: "Came in at", needed: true }),
    authority: line({ label: "Authority or court", when: { field: "to", is: ["authority", "court"] }, needed: { field: "to", is: ["authority", "court"] } }),
    reference: line({ label: "Reference" }),
    caseId: reference({ label: "The person’s request" }, "cases"),
    activityIds: references({ label: "Processing activities" }, "activities"),
    breachId: reference({ label: "The breach it is about" }, "breaches"),
    about: text({ label: "What is complained about", needed: true }),
    acknowledgedOn: day({ label: "Receipt confirmed on", hint: "Under UK law within 30 days" }),
    answerDueOn: day({ label: "To be answered by" }),
    answeredOn: day({ label: "Answered on" }),
    answer: text({ label: "What was answered" }),
    outcome: choice({ label: "Outcome" }, { open: "Open", upheld: "Right", partly: "Partly right", rejected: "Not right", withdrawn: "Taken back", measure: "The authority ordered something", fine: "A fine" }),
    measures: text({ label: "What was changed" }),
    closedOn: day({ label: "Closed on" }),
  },
  faults: ({ receivedAt, answeredOn }) => (receivedAt && answeredOn && answeredOn < receivedAt.slice(0, 10) ? [{ field: "answeredOn", message: "It cannot be answered before it came in." }] : []),
  gaps: ({ answeredOn, answer, outcome, closedOn }) => [
    ...(answeredOn && answer === "" ? [{ field: "answer", message: "Say what was answered." }] : []),
    ...(closedOn && (outcome === null || outcome === "open") ? [{ field: "outcome", message: "It is closed: say with what outcome." }] : []),
  ],
});
