import type { z } from "zod";

import { defineRegister } from "./define";
import { check, choice, choices, count, group, line, lines, moment, references, rows, text } from "./field";
import { breachFaults, breachGaps } from "./breach-rules";

const asProcessor = { field: "role", is: ["processor"] } as const;
const notTold = { field: "toAuthority", is: ["not_needed"] } as const;

/** Every breach of people's data, told to an authority or not: facts, effects and what was done (GDPR Art. 33, 34). */
export const BREACHES = defineRegister({
  key: "breaches", prefix: "BR", title: "Breaches", noun: "breach", law: "Art. 33, 34",
  about: "Every breach, told to an authority or not: what happened, what it means, what was done. 72 hours run from awareness.",
  columns: ["awareAt", "risk", "toAuthority"],
  fields: {
    name: line({ label: "What happened, in a few words", needed: true }),
    role: choice({ label: "For these data the organization is", needed: true }, { controller: "Controller", processor: "Processor" }),
    happenedFrom: moment({ label: "It began" }),
    happenedTo: moment({ label: "It ended" }),
    detectedAt: moment({ label: "Somebody noticed" }),
    awareAt: moment({ label: "The organization was aware", hint: "Reasonably sure that data were affected: the 72 hours run from here", law: "Art. 33(1)", needed: true }),
    howKnown: text({ label: "How it became known" }),
    kinds: choices({ label: "What was harmed", law: "Art. 4(12)", needed: true }, { confidentiality: "Confidentiality: somebody saw what they should not", integrity: "Integrity: data were altered", availability: "Availability: data were lost or out of reach" }),
    facts: text({ label: "Facts", law: "Art. 33(5), 33(3)(a)", needed: true }),
    subjects: lines({ label: "Whose data", hint: "Categories, no names, one a line", law: "Art. 33(3)(a)", needed: true }),
    subjectCount: count({ label: "Persons, about", law: "Art. 33(3)(a)", needed: true }),
    dataCategories: lines({ label: "Which data", hint: "One a line", law: "Art. 33(3)(a)", needed: true }),
    recordCount: count({ label: "Records, about", law: "Art. 33(3)(a)", needed: true }),
    contact: text({ label: "Whom to ask", hint: "Data protection officer or another contact", law: "Art. 33(3)(b)" }),
    effects: text({ label: "Effects, and what may follow", law: "Art. 33(5), 33(3)(c)", needed: true }),
    remedy: text({ label: "What was and will be done", law: "Art. 33(5), 33(3)(d)", needed: true }),
    risk: choice({ label: "Risk to the persons", law: "Art. 33(1), 34(1)", needed: true }, { unlikely: "Unlikely", risk: "A risk", high: "A high risk" }),
    riskReasons: text({ label: "Why the risk is judged so", law: "Art. 5(2), 33(1)", needed: true }),
    riskAssessedAt: moment({ label: "Judged at" }),
    toAuthority: choice({ label: "The authority", law: "Art. 33(1)" }, { told: "Was told", not_needed: "Need not be told: a risk is unlikely" }),
    authority: line({ label: "Authority", when: { field: "toAuthority", is: ["told"] }, needed: { field: "toAuthority", is: ["told"] } }),
    toldAt: moment({ label: "Told at", law: "Art. 33(1)", when: { field: "toAuthority", is: ["told"] }, needed: { field: "toAuthority", is: ["told"] } }),
    authorityReference: line({ label: "Its reference", when: { field: "toAuthority", is: ["told"] } }),
    delayReasons: text({ label: "Why it was told late", hint: "Where more than 72 hours had passed", law: "Art. 33(1)" }),
    notToldReasons: text({ label: "Why it need not be told", law: "Art. 33(1), (5)", when: notTold, needed: notTold }),
    phases: rows({ label: "What was told later", law: "Art. 33(4)" }, { at: moment({ label: "At", needed: true }), what: text({ label: "What", needed: true }) }),
    persons: group({ label: "The persons concerned", law: "Art. 34" }, {
      decision: choice({ label: "They" }, { told: "Were told", not_needed: "Need not be told: no high risk", protected: "Need not be told: the data were unreadable, Art. 34(3)(a)", averted: "Need not be told: the high risk is gone, Art. 34(3)(b)", public: "Were told in public: each one would be out of proportion, Art. 34(3)(c)" }),
      toldAt: moment({ label: "Told at" }), count: count({ label: "How many" }), how: text({ label: "How, and with which words" }), reasons: text({ label: "Why so decided" }),
    }),
    controllersTold: rows({ label: "Controllers told", law: "Art. 33(2)", when: asProcessor, needed: asProcessor }, { controller: line({ label: "Controller", needed: true }), at: moment({ label: "Told at", needed: true }) }),
    processorIds: references({ label: "At the processors" }, "processors"),
    activityIds: references({ label: "Processing activities" }, "activities"),
    systemIds: references({ label: "Systems" }, "systems"),
    caseIds: references({ label: "Requests of persons it began with" }, "cases"),
    lessons: text({ label: "What is done so that it does not happen again" }),
    closed: check({ label: "Closed: nothing is left to be done" }),
  },
  faults: breachFaults,
  gaps: breachGaps,
});
export type BreachContent = z.output<(typeof BREACHES)["schema"]>;
