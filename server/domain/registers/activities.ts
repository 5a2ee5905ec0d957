import type { z } from "zod";

import { defineRegister } from "./define";
import { check, choice, country, group, line, lines, references, reference, rows, text } from "./field";
import { DOCUMENTED, LEGAL_BASES, SAFEGUARDS, SPECIAL_CONDITIONS } from "./law-words";

const asController = { field: "role", is: ["controller"] } as const;
const asProcessor = { field: "role", is: ["processor"] } as const;

/** What is done with people's data: the record of GDPR Art. 30(1) where the organization decides, and of Art. 30(2) where it works for others. */
export const ACTIVITIES = defineRegister({
  key: "activities", prefix: "PA", title: "Processing activities", noun: "processing activity", law: "Art. 30",
  about: "What is done with people’s data, why, with whom and for how long.",
  columns: ["role", "purposes", "subjects"],
  fields: {
    name: line({ label: "Name", needed: true }),
    role: choice({ label: "The organization is", needed: true, law: "Art. 30(1), (2)" }, { controller: "Controller: it decides what the data are for", processor: "Processor: it works for others" }),
    description: text({ label: "What is done" }),
    controllers: rows({ label: "Controllers it works for", law: "Art. 30(2)(a)", needed: asProcessor, when: asProcessor }, {
      name: line({ label: "Name", needed: true }), contact: text({ label: "Contact", needed: true }), representative: line({ label: "Representative" }), dpo: line({ label: "Data protection officer" }),
    }),
    processing: lines({ label: "Categories of processing", hint: "What is done for them, one a line", law: "Art. 30(2)(b)", needed: asProcessor, when: asProcessor }),
    jointControllers: rows({ label: "Joint controllers", law: "Art. 30(1)(a), 26", when: asController }, { name: line({ label: "Name", needed: true }), contact: text({ label: "Contact", needed: true }), arrangement: text({ label: "Where the arrangement is kept" }) }),
    purposes: rows({ label: "Purposes", law: "Art. 30(1)(b)", needed: asController, when: asController }, {
      purpose: line({ label: "Purpose", needed: true }), legalBasis: choice({ label: "Legal basis", law: "Art. 6(1)", needed: true }, LEGAL_BASES),
      condition: choice({ label: "Condition for special categories", hint: "Only where such data are processed", law: "Art. 9(2)" }, SPECIAL_CONDITIONS), article: line({ label: "Law that obliges or permits", hint: "Such as a section of tax law" }),
    }),
    subjects: lines({ label: "Whose data", hint: "Categories of persons, one a line", law: "Art. 30(1)(c)", needed: asController }),
    dataCategories: lines({ label: "Which data", hint: "Categories of data, one a line", law: "Art. 30(1)(c)", needed: asController }),
    specialCategories: lines({ label: "Special categories among them", hint: "Health, beliefs, union membership and the like, one a line", law: "Art. 9(1)" }),
    recipients: rows({ label: "Recipients", hint: "Each by name, or the category where the name cannot be known", law: "Art. 30(1)(d)" }, {
      name: line({ label: "Name or category", needed: true }), processorId: reference({ label: "From the register of processors" }, "processors"), country: country({ label: "Country" }),
    }),
    transfers: rows({ label: "Transfers to third countries", law: "Art. 30(1)(e), (2)(c)" }, {
      country: country({ label: "Country", needed: true }), recipient: line({ label: "To whom", needed: true }), safeguard: choice({ label: "Safeguard", needed: true, law: "Art. 44 to 49" }, SAFEGUARDS),
      documentation: text({ label: "Where its documents are", needed: { field: "safeguard", is: DOCUMENTED } }),
    }),
    retention: text({ label: "How long the data are kept, or by what that is decided", law: "Art. 30(1)(f)", needed: asController }),
    sources: lines({ label: "Where the data come from", hint: "Where not from the persons themselves, one a line", law: "Art. 14(2)(f), 15(1)(g)" }),
    automatedDecisions: group({ label: "Decisions made by machine alone", law: "Art. 22, 15(1)(h)" }, {
      exists: check({ label: "Such decisions are made" }),
      logic: text({ label: "How they come about", when: { field: "exists", is: [true] }, needed: { field: "exists", is: [true] } }),
      consequences: text({ label: "What they mean for the person", when: { field: "exists", is: [true] }, needed: { field: "exists", is: [true] } }),
    }),
    systemIds: references({ label: "Systems" }, "systems"),
    securityMeasures: lines({ label: "Security measures", hint: "A general description, one a line", law: "Art. 30(1)(g), (2)(d), 32(1)", needed: true }),
    owner: line({ label: "Who answers for it" }),
  },
  gaps: ({ role, specialCategories, purposes }) => (role === "controller" && specialCategories.length > 0 && purposes.every(({ condition }) => condition === null)
    ? [{ field: "purposes", message: "Special categories of data are named, and no purpose names the condition that permits it (Art. 9(2))." }] : []),
});

export type ProcessingActivityContent = z.output<(typeof ACTIVITIES)["schema"]>;
