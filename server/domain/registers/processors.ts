import type { z } from "zod";

import { defineRegister } from "./define";
import { choice, choices, countries, country, day, line, lines, references, rows, text } from "./field";

/** Those who process for the organization, and those who process for them, with contract and countries (GDPR Art. 28). */
export const PROCESSORS = defineRegister({
  key: "processors", prefix: "PR", title: "Processors", noun: "processor", law: "Art. 28",
  about: "Who processes for you, who processes for them, under which contract, where.",
  columns: ["kind", "country", "contractOn"],
  fields: {
    name: line({ label: "Name", needed: true }),
    kind: choice({ label: "It is", needed: true }, { processor: "A processor of the organization", sub_processor: "A processor of a processor" }),
    engagedByIds: references({ label: "Engaged by", hint: "The processors whose sub-processor it is", law: "Art. 28(2), (4)", when: { field: "kind", is: ["sub_processor"] }, needed: { field: "kind", is: ["sub_processor"] } }, "processors"),
    address: text({ label: "Address", needed: true }),
    contact: text({ label: "Contact for data protection", needed: true }),
    country: country({ label: "Seat", needed: true }),
    countries: countries({ label: "Countries in which it processes", law: "Art. 30(1)(d), (e)", needed: true }),
    services: text({ label: "What it does", law: "Art. 28(3)", needed: true }),
    subjects: lines({ label: "Whose data", hint: "One a line", law: "Art. 28(3)" }),
    dataCategories: lines({ label: "Which data", hint: "One a line", law: "Art. 28(3)" }),
    contractOn: day({ label: "Contract signed on", law: "Art. 28(3)", needed: true }),
    contractReference: line({ label: "Where the contract is", needed: true }),
    contractSays: choices({ label: "What the contract says", law: "Art. 28(3)" }, {
      a: "(a) Works on documented instructions only", b: "(b) Binds its people to secrecy", c: "(c) Takes the security measures", d: "(d) Asks before it engages others", e: "(e) Helps with people’s requests", f: "(f) Helps with security, breaches and assessments", g: "(g) Deletes or returns at the end", h: "(h) Shows how it complies, and allows audits",
    }),
    authorisation: choice({ label: "Sub-processors are", law: "Art. 28(2)" }, { none: "Not allowed", specific: "Allowed one by one", general: "Allowed in general, each announced" }),
    otherSubProcessors: rows({ label: "Sub-processors not in this register", law: "Art. 28(2), (4)" }, { name: line({ label: "Name", needed: true }), country: country({ label: "Country", needed: true }), does: line({ label: "What it does", needed: true }) }),
    guarantees: text({ label: "What shows that it can be relied on", hint: "Reports, certificates, audits", law: "Art. 28(1)" }),
    reviewedOn: day({ label: "Last looked at on" }),
    reviewOn: day({ label: "Look at it again on" }),
    endedOn: day({ label: "Ended on" }),
    returned: text({ label: "What became of the data", law: "Art. 28(3)(g)" }),
  },
  faults: ({ contractOn, endedOn }) => (contractOn && endedOn && endedOn < contractOn ? [{ field: "endedOn", message: "This is before the contract." }] : []),
  gaps: ({ kind, contractSays, contractOn, endedOn, returned }) => [
    ...(kind === "processor" && contractOn && contractSays.length < 8 ? [{ field: "contractSays", message: "The contract has to say all of (a) to (h) (Art. 28(3))." }] : []),
    ...(endedOn && returned === "" ? [{ field: "returned", message: "Say whether the data were deleted or returned (Art. 28(3)(g))." }] : []),
  ],
});
export type ProcessorContent = z.output<(typeof PROCESSORS)["schema"]>;
