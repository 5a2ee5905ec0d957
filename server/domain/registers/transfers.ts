import { defineRegister } from "./define";
import { choice, country, day, line, lines, reference, references, text } from "./field";
import { DOCUMENTED, SAFEGUARDS } from "./law-words";
import { isThirdCountry } from "./world-countries";

const assessed = { field: "safeguard", is: ["bcr", "scc", "authority_scc", "code", "certification", "own_clauses"] } as const;
const compelling = { field: "safeguard", is: ["derogation_compelling"] } as const;

/** Data that leave for a third country, and what allows it (GDPR Art. 44 to 49). */
export const TRANSFERS = defineRegister({
  key: "transfers", prefix: "TR", title: "Transfers", noun: "transfer", law: "Art. 44 to 49",
  about: "Data that leave for a third country, and what allows it.",
  columns: ["country", "safeguard", "processorId"],
  fields: {
    name: line({ label: "Name", needed: true }),
    processorId: reference({ label: "To the processor" }, "processors"),
    recipient: line({ label: "To whom", hint: "Where it is no processor of the register" }),
    country: country({ label: "Country", needed: true, law: "Art. 30(1)(e)" }),
    activityIds: references({ label: "Processing activities" }, "activities"),
    dataCategories: lines({ label: "Which data", hint: "One a line", needed: true }),
    safeguard: choice({ label: "Safeguard", law: "Art. 44 to 49", needed: true }, SAFEGUARDS),
    reference: text({ label: "Where its documents are", needed: { field: "safeguard", is: DOCUMENTED } }),
    since: day({ label: "In force since" }),
    assessedOn: day({ label: "Law of the country looked at on", law: "Art. 46(1)", needed: assessed }),
    assessment: text({ label: "What was found", needed: assessed }),
    supplementary: lines({ label: "Further measures", hint: "Such as keys kept at home, one a line" }),
    compelling: text({ label: "The interests, the weighing, and the safeguards", law: "Art. 49(1), (6)", when: compelling, needed: compelling }),
    authorityToldOn: day({ label: "Authority told on", law: "Art. 49(1)", when: compelling, needed: compelling }),
    personsToldOn: day({ label: "Persons told on", law: "Art. 49(1)", when: compelling, needed: compelling }),
    reviewOn: day({ label: "Look at it again on" }),
    endedOn: day({ label: "Ended on" }),
  },
  gaps: ({ country: to, processorId, recipient }) => [
    ...(to && !isThirdCountry(to) ? [{ field: "country", message: "This country is no third country: no safeguard is asked for." }] : []),
    ...(!processorId && recipient === "" ? [{ field: "recipient", message: "Say to whom the data go (Art. 30(1)(d))." }] : []),
  ],
});
